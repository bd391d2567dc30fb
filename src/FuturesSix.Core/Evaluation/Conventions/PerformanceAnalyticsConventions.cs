using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Evaluation.Conventions;

/// <summary>Where the R package PerformanceAnalytics (2.0.8), with its default arguments, differs from
/// <see cref="ReturnStatistics"/>; everything else it computes is the same formula. Signs are those of returns, as its
/// <c>invert = TRUE</c> gives them (its maximum drawdown alone is positive there). NaN returns are left out; degenerate
/// series give NaN.</summary>
public static class PerformanceAnalyticsConventions
{
    private const double Tail = 0.05;

    /// <summary>SharpeRatio.annualized with geometric = TRUE: CAGR over the annualised volatility (n-1).</summary>
    /// <param name="returns">Returns per period.</param>
    /// <param name="periodsPerYear">Annualisation.</param>
    public static double Sharpe(ReadOnlySpan<double> returns, double periodsPerYear = ReturnStatistics.DaysPerYear) =>
        ReturnStatistics.Ratio(ReturnStatistics.Cagr(returns, periodsPerYear), ReturnStatistics.Volatility(returns, periodsPerYear));

    /// <summary>DownsideDeviation with method = "full": the root of the mean over all n of min(r - mar, 0)^2, per period.</summary>
    /// <param name="returns">Returns per period.</param>
    /// <param name="mar">Minimum acceptable return per period.</param>
    public static double DownsideDeviation(ReadOnlySpan<double> returns, double mar = 0) => ReturnStatistics.DownsideRisk(returns, mar, 1);

    /// <summary>SortinoRatio: (mean - mar) over the downside deviation, per period: it is not annualised.</summary>
    /// <inheritdoc cref="DownsideDeviation"/>
    public static double Sortino(ReadOnlySpan<double> returns, double mar = 0) =>
        ReturnStatistics.Ratio(Moments.Mean(returns) - mar, DownsideDeviation(returns, mar));

    /// <summary>kurtosis with method = "excess": population kurtosis less 3.</summary>
    public static double Kurtosis(ReadOnlySpan<double> returns) => Moments.Kurtosis(returns) - 3;

    /// <summary>SkewnessKurtosisRatio: population skewness over population kurtosis (3 for a normal distribution).</summary>
    public static double SkewnessKurtosisRatio(ReadOnlySpan<double> returns) => ReturnStatistics.Ratio(Moments.Skewness(returns), Moments.Kurtosis(returns));

    /// <summary>AdjustedSharpeRatio: SR (1 + S/6 SR - K/24 SR^2), SR the annualised ratio above, S skewness, K excess kurtosis
    /// (Pezier and White 2006).</summary>
    /// <inheritdoc cref="Sharpe"/>
    public static double AdjustedSharpe(ReadOnlySpan<double> returns, double periodsPerYear = ReturnStatistics.DaysPerYear)
    {
        var sharpe = Sharpe(returns, periodsPerYear);
        return sharpe * (1 + (Moments.Skewness(returns) / 6 * sharpe) - (Kurtosis(returns) / 24 * sharpe * sharpe));
    }

    /// <summary>VaR with method = "modified": mean + h s, s the population standard deviation, h the Cornish-Fisher quantile
    /// z + (z^2-1)S/6 + (z^3-3z)K/24 - (2z^3-5z)S^2/36 (Favre and Galeano 2002; Zangari 1996).</summary>
    public static double ModifiedValueAtRisk(ReadOnlySpan<double> returns) =>
        Moments.Mean(returns) + (CornishFisher(returns) * Moments.PopulationStd(returns));

    /// <summary>ES with method = "modified": mean + s e, e the mean of the second-order Edgeworth density below the
    /// Cornish-Fisher quantile h over the tail's probability, and never above h (its <c>operational = TRUE</c>): Boudt, Peterson
    /// and Croux, Journal of Risk 11 (2008), p. 79.</summary>
    public static double ModifiedExpectedShortfall(ReadOnlySpan<double> returns)
    {
        var (skew, kurtosis, h) = (Moments.Skewness(returns), Kurtosis(returns), CornishFisher(returns));
        return Moments.Mean(returns) + (Moments.PopulationStd(returns) * Math.Min(EdgeworthTailMean(h, skew, kurtosis) / Tail, h));
    }

    /// <summary>The integral of x g(x) up to h, g the second-order Edgeworth density phi(x)(1 + S/6 H3 + K/24 H4 + S^2/72 H6) with
    /// the Hermite polynomials H. With the antiderivative of x H_n phi being -(x H_{n-1} + H_{n-2}) phi (and -phi for n = 0),
    /// it is phi(h) times a polynomial.</summary>
    internal static double EdgeworthTailMean(double h, double skew, double kurtosis)
    {
        var square = h * h;
        var h1 = h;
        var h2 = square - 1;
        var h3 = h * (square - 3);
        var h4 = (square * square) - (6 * square) + 3;
        var h5 = h * ((square * square) - (10 * square) + 15);
        var third = (h * h2) + h1;
        var fourth = (h * h3) + h2;
        var sixth = (h * h5) + h4;
        return -NormalDistribution.Pdf(h) * (1 + (skew / 6 * third) + (kurtosis / 24 * fourth) + (skew * skew / 72 * sixth));
    }

    private static double CornishFisher(ReadOnlySpan<double> returns)
    {
        var (z, skew, kurtosis) = (NormalDistribution.InverseCdf(Tail), Moments.Skewness(returns), Kurtosis(returns));
        var cube = z * z * z;
        return z + (((z * z) - 1) * skew / 6) + ((cube - (3 * z)) * kurtosis / 24) - (((2 * cube) - (5 * z)) * skew * skew / 36);
    }
}
