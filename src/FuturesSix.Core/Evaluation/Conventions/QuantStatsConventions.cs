using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Evaluation.Conventions;

/// <summary>Statistics of the QuantStats package (0.0.81) that differ from <see cref="ReturnStatistics"/> or exist only
/// there; everything else it computes is the same formula. Degenerate series give NaN.</summary>
public static class QuantStatsConventions
{
    /// <summary>The factor by which "smart" ratios divide: sqrt(1 + 2 sum over k = 1..n-1 of (n-k)/n |c|^k), c the lag-1
    /// autocorrelation.</summary>
    public static double AutocorrelationPenalty(ReadOnlySpan<double> returns)
    {
        if (returns.Length < 3)
        {
            return double.NaN;
        }

        double n = returns.Length;
        var c = Math.Abs(ReturnStatistics.Correlation(returns[..^1], returns[1..]));
        var (power, total) = (1.0, 0.0);
        for (var k = 1; k < returns.Length; k++)
        {
            power *= c;
            total += (n - k) / n * power;
        }

        return Math.Sqrt(1 + (2 * total));
    }

    /// <summary>Sharpe ratio over <see cref="AutocorrelationPenalty"/>.</summary>
    public static double SmartSharpe(ReadOnlySpan<double> returns, double periodsPerYear = ReturnStatistics.DaysPerYear) =>
        ReturnStatistics.Sharpe(returns, 0, periodsPerYear) / AutocorrelationPenalty(returns);

    /// <summary>Sortino ratio over sqrt(2) (Schwager), comparable with a Sharpe ratio.</summary>
    public static double AdjustedSortino(ReadOnlySpan<double> returns, double periodsPerYear = ReturnStatistics.DaysPerYear) =>
        ReturnStatistics.Sortino(returns, 0, periodsPerYear) / Math.Sqrt(2);

    /// <summary>Sum of returns over the size of the sum of the negative ones: omega at 0 less 1.</summary>
    public static double GainToPain(ReadOnlySpan<double> returns) => ReturnStatistics.Omega(returns) - 1;

    /// <summary>Gaussian 5 % value at risk with the n-1 standard deviation.</summary>
    public static double ValueAtRisk(ReadOnlySpan<double> returns) =>
        Moments.Mean(returns) + (NormalDistribution.InverseCdf(0.05) * Moments.Std(returns));

    /// <summary>Mean of the returns strictly below <see cref="ValueAtRisk"/>; that value itself when there are none.</summary>
    public static double ConditionalValueAtRisk(ReadOnlySpan<double> returns)
    {
        var bound = ValueAtRisk(returns);
        var mean = ReturnStatistics.MeanWhere(returns, bound, static (r, bound) => r < bound);
        return double.IsNaN(mean) ? bound : mean;
    }

    /// <summary>Ulcer index with divisor n-1.</summary>
    public static double UlcerIndex(ReadOnlySpan<double> returns) =>
        Math.Sqrt(ReturnStatistics.SumOfSquaredDrawdowns(returns) / (Moments.Count(returns) - 1));

    /// <summary>Total (not annual) return over <see cref="UlcerIndex"/>.</summary>
    public static double UlcerPerformanceIndex(ReadOnlySpan<double> returns) =>
        ReturnStatistics.Ratio(ReturnStatistics.TotalReturn(returns), UlcerIndex(returns));

    /// <summary>Sum of returns over ulcer index times pitfall, pitfall = -CVaR of the drawdowns over the standard
    /// deviation of the returns.</summary>
    public static double SerenityIndex(ReadOnlySpan<double> returns)
    {
        var drawdowns = new double[returns.Length];
        ReturnStatistics.DrawdownSeries(returns, drawdowns);
        var pitfall = -ConditionalValueAtRisk(drawdowns) / Moments.Std(returns);
        return ReturnStatistics.Ratio(Sum(returns), UlcerIndex(returns) * pitfall);
    }

    /// <summary>Size of the sum (not the compounded total) of returns over the size of the maximum drawdown.</summary>
    public static double RecoveryFactor(ReadOnlySpan<double> returns) =>
        ReturnStatistics.Ratio(Math.Abs(Sum(returns)), -ReturnStatistics.MaxDrawdown(returns));

    /// <summary>Its probabilistic Sharpe ratio against 0: bias-corrected skewness, and bias-corrected excess kurtosis less 3
    /// once more, in 1 + SR^2/2 - skew SR + (kurtosis - 3)/4 SR^2.</summary>
    public static double ProbabilisticSharpe(ReadOnlySpan<double> returns) => ReturnStatistics.ProbabilisticSharpe(
        ReturnStatistics.Sharpe(returns, 0, 1),
        0,
        Moments.Count(returns),
        Moments.SampleSkewness(returns),
        Moments.SampleExcessKurtosis(returns));

    private static double Sum(ReadOnlySpan<double> returns) => Moments.Mean(returns) * Moments.Count(returns);
}
