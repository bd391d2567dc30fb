namespace FuturesSix.Core.Numerics;

/// <summary>Moments of one sample, each from two passes in order. NaN = missing and left out; too few observations give
/// NaN, never an exception. A constant sample has a variance of exactly 0 and no skewness or kurtosis (NaN).</summary>
public static class Moments
{
    /// <summary>Observations that are not NaN.</summary>
    public static int Count(ReadOnlySpan<double> x)
    {
        var n = 0;
        foreach (var value in x)
        {
            n += double.IsNaN(value) ? 0 : 1;
        }

        return n;
    }

    /// <summary>Arithmetic mean, corrected by the mean of the deviations from it; NaN when empty.</summary>
    public static double Mean(ReadOnlySpan<double> x) => MeanAndCount(x).Mean;

    /// <summary>Sample variance, divisor n-1; NaN with fewer than two observations.</summary>
    public static double Variance(ReadOnlySpan<double> x)
    {
        var (mean, n) = MeanAndCount(x);
        return n < 2 ? double.NaN : SumOfSquares(x, mean) / (n - 1);
    }

    /// <summary>Population variance, divisor n; NaN when empty.</summary>
    public static double PopulationVariance(ReadOnlySpan<double> x)
    {
        var (mean, n) = MeanAndCount(x);
        return SumOfSquares(x, mean) / n;
    }

    /// <summary>Sample standard deviation, divisor n-1; NaN with fewer than two observations.</summary>
    public static double Std(ReadOnlySpan<double> x) => Math.Sqrt(Variance(x));

    /// <summary>Population standard deviation, divisor n; NaN when empty.</summary>
    public static double PopulationStd(ReadOnlySpan<double> x) => Math.Sqrt(PopulationVariance(x));

    /// <summary>Population skewness g1 = m3/m2^(3/2) with m_k the k-th central moment over n.</summary>
    public static double Skewness(ReadOnlySpan<double> x)
    {
        var (mean, n) = MeanAndCount(x);
        var (squares, cubes) = (0.0, 0.0);
        foreach (var value in x)
        {
            var d = double.IsNaN(value) ? 0 : value - mean;
            squares += d * d;
            cubes += d * d * d;
        }

        var variance = squares / n;
        return variance > 0 ? cubes / n / (variance * Math.Sqrt(variance)) : double.NaN;
    }

    /// <summary>Population kurtosis b2 = m4/m2^2, not excess: 3 for a normal distribution.</summary>
    public static double Kurtosis(ReadOnlySpan<double> x)
    {
        var (mean, n) = MeanAndCount(x);
        var (squares, fourths) = (0.0, 0.0);
        foreach (var value in x)
        {
            var d = double.IsNaN(value) ? 0 : value - mean;
            squares += d * d;
            fourths += d * d * (d * d);
        }

        var variance = squares / n;
        return variance > 0 ? fourths / n / (variance * variance) : double.NaN;
    }

    /// <summary>Skewness corrected for bias, G1 = g1 sqrt(n(n-1))/(n-2); NaN with fewer than three observations.</summary>
    public static double SampleSkewness(ReadOnlySpan<double> x)
    {
        double n = Count(x);
        return n < 3 ? double.NaN : Skewness(x) * Math.Sqrt(n * (n - 1)) / (n - 2);
    }

    /// <summary>Excess kurtosis corrected for bias, G2 = (n-1)/((n-2)(n-3)) ((n+1)(b2-3) + 6): 0 for a normal
    /// distribution; NaN with fewer than four observations.</summary>
    public static double SampleExcessKurtosis(ReadOnlySpan<double> x)
    {
        double n = Count(x);
        return n < 4 ? double.NaN : (n - 1) / ((n - 2) * (n - 3)) * (((n + 1) * (Kurtosis(x) - 3)) + 6);
    }

    private static (double Mean, int Count) MeanAndCount(ReadOnlySpan<double> x)
    {
        var n = Count(x);
        var mean = SumOfDeviations(x, 0) / n;
        return (mean + (SumOfDeviations(x, mean) / n), n);
    }

    private static double SumOfDeviations(ReadOnlySpan<double> x, double center)
    {
        var total = 0.0;
        foreach (var value in x)
        {
            total += double.IsNaN(value) ? 0 : value - center;
        }

        return total;
    }

    private static double SumOfSquares(ReadOnlySpan<double> x, double mean)
    {
        var total = 0.0;
        foreach (var value in x)
        {
            var d = double.IsNaN(value) ? 0 : value - mean;
            total += d * d;
        }

        return total;
    }
}
