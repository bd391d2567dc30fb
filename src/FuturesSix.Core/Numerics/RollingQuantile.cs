namespace FuturesSix.Core.Numerics;

/// <summary>Rolling quantiles of a series [T]: row t covers the last <c>window</c> rows up to and including t. NaN =
/// missing and ignored; a row with fewer than <c>minObservations</c> observed values in its window is NaN.</summary>
public static class RollingQuantile
{
    /// <summary>Rolling quantile with linear interpolation (see <see cref="Quantile"/>), in the unit of <paramref name="x"/>.</summary>
    /// <param name="x">The series [T].</param>
    /// <param name="window">Rows in the window, at least 1.</param>
    /// <param name="q">A probability in [0, 1].</param>
    /// <param name="minObservations">Observed values needed, in [1, window].</param>
    /// <param name="result">Receives T values.</param>
    public static void Linear(ReadOnlySpan<double> x, int window, double q, int minObservations, Span<double> result)
    {
        RollingArguments.Check(x.Length, window, minObservations, result.Length);
        var values = new SortedWindow(window);
        for (var t = 0; t < x.Length; t++)
        {
            values.Push(x[t]);
            result[t] = values.Sorted.Length >= minObservations ? Quantile.LinearSorted(values.Sorted, q) : double.NaN;
        }
    }
}
