using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Evaluation;

/// <content>Against a benchmark: both series of equal length, only rows that have both count.</content>
public static partial class ReturnStatistics
{
    /// <summary>Regression slope of the returns on the benchmark, covariance over variance; NaN for a constant benchmark.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Beta(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark)
    {
        var (a, b) = Common(returns, benchmark);
        return Ratio(Covariance.Pair(a, b), Moments.Variance(b));
    }

    /// <summary>Regression intercept, mean(r) - beta mean(b), times periodsPerYear.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Alpha(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark, double periodsPerYear = DaysPerYear)
    {
        var (a, b) = Common(returns, benchmark);
        return (Moments.Mean(a) - (Beta(a, b) * Moments.Mean(b))) * periodsPerYear;
    }

    /// <summary>Information ratio: the annualised Sharpe ratio of r - b.</summary>
    /// <param name="returns">Returns per period.</param>
    /// <param name="benchmark">The benchmark's.</param>
    /// <param name="periodsPerYear">Annualisation; 1 gives the ratio per period.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double InformationRatio(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark, double periodsPerYear = DaysPerYear)
    {
        var (a, b) = Common(returns, benchmark);
        for (var t = 0; t < a.Length; t++)
        {
            a[t] -= b[t];
        }

        return Sharpe(a, 0, periodsPerYear);
    }

    /// <summary>CAGR over the benchmark's, both over the rows on which the benchmark rises.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double UpCapture(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark, double periodsPerYear = DaysPerYear) =>
        Capture(returns, benchmark, 1, periodsPerYear);

    /// <summary>CAGR over the benchmark's, both over the rows on which the benchmark falls.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double DownCapture(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark, double periodsPerYear = DaysPerYear) =>
        Capture(returns, benchmark, -1, periodsPerYear);

    /// <summary>The rows that both have, as copies.</summary>
    internal static (double[] X, double[] Y) Common(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Guard.SameLength(x.Length, y.Length, nameof(y));
        var (a, b) = (new List<double>(x.Length), new List<double>(x.Length));
        for (var t = 0; t < x.Length; t++)
        {
            if (!double.IsNaN(x[t]) && !double.IsNaN(y[t]))
            {
                a.Add(x[t]);
                b.Add(y[t]);
            }
        }

        return ([.. a], [.. b]);
    }

    private static double Capture(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark, int sign, double periodsPerYear)
    {
        var (a, b) = Common(returns, benchmark);
        for (var t = 0; t < a.Length; t++)
        {
            var other = Math.Sign(b[t]) != sign;
            (a[t], b[t]) = other ? (double.NaN, double.NaN) : (a[t], b[t]);
        }

        return Ratio(Cagr(a, periodsPerYear), Cagr(b, periodsPerYear));
    }
}
