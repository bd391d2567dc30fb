using FuturesSix.Core.Evaluation;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Data.Quality;

/// <summary>Full-sample statistics as the quality check asks for them; the formulas are Core's. NaN = missing.</summary>
internal static class ColumnStatistics
{
    /// <summary>Pearson correlation of a_t and b_{t+lag} over the rows on which both are known; NaN with fewer than
    /// <paramref name="minimum"/> of them or without variance.</summary>
    public static double Correlation(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int minimum, int lag = 0)
    {
        var x = lag < 0 ? a[-lag..] : a[..^lag];
        var y = lag < 0 ? b[..^-lag] : b[lag..];
        var common = 0;
        for (var t = 0; t < x.Length; t++)
        {
            common += double.IsNaN(x[t]) || double.IsNaN(y[t]) ? 0 : 1;
        }

        return common < minimum ? double.NaN : ReturnStatistics.Correlation(x, y);
    }

    /// <summary>Median of the known values; NaN when there is none.</summary>
    public static double Median(IEnumerable<double> values) => Quantile.Linear([.. values], 0.5);
}
