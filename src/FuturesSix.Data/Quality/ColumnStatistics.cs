namespace FuturesSix.Data.Quality;

/// <summary>The few full-sample statistics that the quality check needs. NaN = missing.</summary>
internal static class ColumnStatistics
{
    /// <summary>Pearson correlation of a_t and b_{t+lag} over the rows on which both are known; NaN with fewer than
    /// <paramref name="minimum"/> of them or without variance.</summary>
    public static double Correlation(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int minimum, int lag = 0)
    {
        var from = Math.Max(0, -lag);
        var to = a.Length - Math.Max(0, lag);
        var (meanA, meanB, n) = Means(a, b, from, to, lag);
        double ab = 0, aa = 0, bb = 0;
        for (var t = from; t < to; t++)
        {
            double x = a[t] - meanA, y = b[t + lag] - meanB;
            if (!double.IsNaN(x + y))
            {
                (ab, aa, bb) = (ab + (x * y), aa + (x * x), bb + (y * y));
            }
        }

        return n < minimum || aa == 0 || bb == 0 ? double.NaN : ab / Math.Sqrt(aa * bb);
    }

    /// <summary>Standard deviation (n-1) of the known values; NaN with fewer than two.</summary>
    public static double Deviation(ReadOnlySpan<double> values)
    {
        var (mean, _, n) = Means(values, values, 0, values.Length, 0);
        var squares = 0.0;
        foreach (var value in values)
        {
            squares += double.IsNaN(value) ? 0 : (value - mean) * (value - mean);
        }

        return n < 2 ? double.NaN : Math.Sqrt(squares / (n - 1));
    }

    /// <summary>Median of the known values; NaN when there is none.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Where(v => !double.IsNaN(v)).Order().ToArray();
        return sorted.Length == 0 ? double.NaN : 0.5 * (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]);
    }

    private static (double A, double B, int Count) Means(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int from, int to, int lag)
    {
        double sumA = 0, sumB = 0;
        var n = 0;
        for (var t = from; t < to; t++)
        {
            if (!double.IsNaN(a[t]) && !double.IsNaN(b[t + lag]))
            {
                (sumA, sumB, n) = (sumA + a[t], sumB + b[t + lag], n + 1);
            }
        }

        return (sumA / n, sumB / n, n);
    }
}
