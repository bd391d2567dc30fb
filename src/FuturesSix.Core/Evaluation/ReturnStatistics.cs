using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Evaluation;

/// <summary>Statistics of a series of simple per-period returns, each formula once. NaN = missing and left out: n counts
/// observations. A series too short or degenerate for a statistic gives NaN, never an exception or an infinity.
/// Annualisation multiplies by <c>periodsPerYear</c> (252 unless given); standard deviations are n-1 unless the
/// statistic says otherwise; drawdowns, values at risk and shortfalls keep the sign of returns (a loss is negative).</summary>
public static partial class ReturnStatistics
{
    /// <summary>Trading days a year.</summary>
    public const double DaysPerYear = 252;

    /// <summary>Compounded return over the whole series, product of (1+r) less 1; NaN when empty. Wealth at or below zero
    /// is a total loss: what follows no longer counts. NaN where it overflows.</summary>
    public static double TotalReturn(ReadOnlySpan<double> returns)
    {
        var wealth = new WealthPath();
        foreach (var r in returns)
        {
            wealth.Push(r);
        }

        return wealth.Observations == 0 ? double.NaN : FiniteOrNaN(wealth.Value - 1);
    }

    /// <summary>Compound annual growth rate (1 + total return)^(periodsPerYear/n) - 1; -1 after a total loss; NaN when empty or
    /// where it overflows.</summary>
    public static double Cagr(ReadOnlySpan<double> returns, double periodsPerYear = DaysPerYear)
    {
        var wealth = 1 + TotalReturn(returns);
        return double.IsNaN(wealth) ? double.NaN
            : wealth <= 0 ? -1
            : FiniteOrNaN(PortableMath.Pow(wealth, periodsPerYear / Moments.Count(returns)) - 1);
    }

    /// <summary>Annualised volatility: standard deviation (n-1) times sqrt(periodsPerYear); NaN with fewer than two.</summary>
    public static double Volatility(ReadOnlySpan<double> returns, double periodsPerYear = DaysPerYear) =>
        Moments.Std(returns) * Math.Sqrt(periodsPerYear);

    /// <summary>Annualised Sharpe ratio: (mean - riskFree)/standard deviation (n-1) times sqrt(periodsPerYear); NaN for a
    /// constant series.</summary>
    /// <param name="returns">Returns per period.</param>
    /// <param name="riskFree">Risk-free return per period.</param>
    /// <param name="periodsPerYear">Annualisation; 1 gives the ratio per period.</param>
    public static double Sharpe(ReadOnlySpan<double> returns, double riskFree = 0, double periodsPerYear = DaysPerYear) =>
        Ratio(Moments.Mean(returns) - riskFree, Moments.Std(returns)) * Math.Sqrt(periodsPerYear);

    /// <summary>Annualised downside risk: the root of the mean, over all n, of min(r - required, 0)^2, times
    /// sqrt(periodsPerYear).</summary>
    /// <param name="returns">Returns per period.</param>
    /// <param name="required">Required return per period.</param>
    /// <param name="periodsPerYear">Annualisation.</param>
    public static double DownsideRisk(ReadOnlySpan<double> returns, double required = 0, double periodsPerYear = DaysPerYear)
    {
        var total = 0.0;
        foreach (var r in returns)
        {
            var shortfall = double.IsNaN(r) ? 0 : Math.Min(r - required, 0);
            total += shortfall * shortfall;
        }

        return Math.Sqrt(total / Moments.Count(returns)) * Math.Sqrt(periodsPerYear);
    }

    /// <summary>Annualised Sortino ratio: (mean - required) periodsPerYear over the annualised downside risk; NaN when no
    /// return falls short.</summary>
    /// <inheritdoc cref="DownsideRisk"/>
    public static double Sortino(ReadOnlySpan<double> returns, double required = 0, double periodsPerYear = DaysPerYear) =>
        Ratio((Moments.Mean(returns) - required) * periodsPerYear, DownsideRisk(returns, required, periodsPerYear));

    /// <summary>Calmar ratio: CAGR over the size of the maximum drawdown; NaN without a drawdown.</summary>
    public static double Calmar(ReadOnlySpan<double> returns, double periodsPerYear = DaysPerYear) =>
        Ratio(Cagr(returns, periodsPerYear), -MaxDrawdown(returns));

    /// <summary>Stability: R^2 of the regression of the cumulative log return on time; NaN after a total loss or when the
    /// cumulative return never moves.</summary>
    public static double Stability(ReadOnlySpan<double> returns)
    {
        var n = Moments.Count(returns);
        var (time, path) = (new double[n], new double[n]);
        var (row, total) = (0, 0.0);
        foreach (var r in returns)
        {
            if (!double.IsNaN(r))
            {
                total += PortableMath.Log1P(r);
                (time[row], path[row]) = (row, total);
                row++;
            }
        }

        return double.IsFinite(total) ? Square(Correlation(time, path)) : double.NaN;
    }

    /// <summary>Pearson correlation over the rows that have both; NaN when either is constant there.</summary>
    public static double Correlation(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (a, b) = Common(x, y);
        return Ratio(Covariance.Pair(a, b), Moments.Std(a) * Moments.Std(b));
    }

    /// <summary>a/b, or NaN where b is 0.</summary>
    internal static double Ratio(double a, double b) => b == 0 ? double.NaN : a / b;

    private static double Square(double x) => x * x;

    /// <summary>NaN in place of an overflow: a statistic is never infinite.</summary>
    private static double FiniteOrNaN(double x) => double.IsFinite(x) ? x : double.NaN;
}
