using System.Numerics;

namespace FuturesSix.Tests.Numerics;

/// <summary>The statistics by their definitions, over a copied window; slow and plain, to compare with.</summary>
internal static class Definitions
{
    /// <summary>The observed values of the last <paramref name="window"/> rows up to and including <paramref name="row"/>.</summary>
    public static double[] Observed(ReadOnlySpan<double> x, int row, int window)
    {
        var first = Math.Max(0, row - window + 1);
        return [.. x[first..(row + 1)].ToArray().Where(value => !double.IsNaN(value))];
    }

    /// <summary>Standard deviation, n-1; exactly 0 when all values are equal.</summary>
    public static double Std(double[] values) => values.Length < 2 ? double.NaN : Math.Sqrt(Squares(values) / (values.Length - 1));

    /// <summary>Pearson correlation over common rows; NaN for fewer than two or a constant.</summary>
    public static double Correlation(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (a, b) = (new List<double>(), new List<double>());
        for (var t = 0; t < x.Length; t++)
        {
            if (!double.IsNaN(x[t]) && !double.IsNaN(y[t]))
            {
                a.Add(x[t]);
                b.Add(y[t]);
            }
        }

        if (a.Count < 2 || a.Distinct().Count() == 1 || b.Distinct().Count() == 1)
        {
            return double.NaN;
        }

        double[] centredA = Centred([.. a]), centredB = Centred([.. b]);
        var cross = centredA.Zip(centredB, (u, v) => u * v).Sum();
        return cross / Math.Sqrt(centredA.Sum(u => u * u)) / Math.Sqrt(centredB.Sum(v => v * v));
    }

    /// <summary>Exact: the six sums as integers over a common power of two, rounded once at the end.</summary>
    public static double ExactCorrelation(double[] x, double[] y)
    {
        BigInteger n = x.Length, sumX = 0, sumY = 0, xx = 0, yy = 0, xy = 0;
        for (var t = 0; t < x.Length; t++)
        {
            var (u, v) = (Scaled(x[t]), Scaled(y[t]));
            (sumX, sumY, xx, yy, xy) = (sumX + u, sumY + v, xx + (u * u), yy + (v * v), xy + (u * v));
        }

        var (varianceX, varianceY, covariance) = ((n * xx) - (sumX * sumX), (n * yy) - (sumY * sumY), (n * xy) - (sumX * sumY));
        var squared = (double)((covariance * covariance << 200) / (varianceX * varianceY)) / Math.Pow(2, 200);
        return covariance.Sign * Math.Sqrt(squared);
    }

    /// <summary>Mean off-diagonal correlation of the windows' instruments that vary enough.</summary>
    public static double MeanCorrelation(IReadOnlyList<double[]> windows, double minimumStd)
    {
        var taken = windows.Where(w => Std(Observed(w, w.Length - 1, w.Length)) > minimumStd).ToList();
        var pairs = new List<double>();
        for (var i = 0; i < taken.Count; i++)
        {
            for (var j = i + 1; j < taken.Count; j++)
            {
                pairs.Add(Correlation(taken[i], taken[j]));
            }
        }

        pairs.RemoveAll(double.IsNaN);
        return pairs.Count == 0 ? double.NaN : pairs.Average();
    }

    public static void Close(double expected, double actual, double tolerance, string what) => Assert.True(
        Math.Abs(expected - actual) <= tolerance || (double.IsNaN(expected) && double.IsNaN(actual)),
        $"{what}: expected {expected:R}, got {actual:R}");

    private static double Squares(double[] values) =>
        values.Distinct().Count() == 1 ? 0 : Centred(values).Sum(difference => difference * difference);

    /// <summary>Differences from the mean, and from the mean of those again: the first mean is itself rounded.</summary>
    private static double[] Centred(double[] values)
    {
        var mean = values.Average();
        double[] differences = [.. values.Select(value => value - mean)];
        var rest = differences.Average();
        return [.. differences.Select(difference => difference - rest)];
    }

    /// <summary>value x 2^1074, an integer for every finite double.</summary>
    private static BigInteger Scaled(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var mantissa = (bits & 0xFFFFFFFFFFFFF) | (exponent == 0 ? 0 : 1L << 52);
        return (value < 0 ? -mantissa : mantissa) * BigInteger.Pow(2, Math.Max(0, exponent - 1));
    }
}
