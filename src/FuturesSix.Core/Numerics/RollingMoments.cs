namespace FuturesSix.Core.Numerics;

/// <summary>Rolling sum, mean and standard deviation of a series [T]: row t covers the last <c>window</c> rows up to
/// and including t. NaN = missing and ignored; a row with fewer than <c>minObservations</c> observed values in its
/// window is NaN. Early rows have the shorter window that exists. O(T), drift-free (see
/// <see cref="RollingMomentsWindow"/>).</summary>
public static class RollingMoments
{
    /// <summary>Rolling sum, in the unit of <paramref name="x"/>.</summary>
    /// <param name="x">The series [T].</param>
    /// <param name="window">Rows in the window, at least 1.</param>
    /// <param name="minObservations">Observed values needed, in [1, window].</param>
    /// <param name="result">Receives T values.</param>
    public static void Sum(ReadOnlySpan<double> x, int window, int minObservations, Span<double> result)
    {
        RollingArguments.Check(x.Length, window, minObservations, result.Length);
        var moments = new RollingMomentsWindow(window);
        for (var t = 0; t < x.Length; t++)
        {
            moments.Push(x[t]);
            result[t] = moments.Count >= minObservations ? moments.Sum : double.NaN;
        }
    }

    /// <summary>Rolling mean, in the unit of <paramref name="x"/>.</summary>
    /// <param name="x">The series [T].</param>
    /// <param name="window">Rows in the window, at least 1.</param>
    /// <param name="minObservations">Observed values needed, in [1, window].</param>
    /// <param name="result">Receives T values.</param>
    public static void Mean(ReadOnlySpan<double> x, int window, int minObservations, Span<double> result)
    {
        RollingArguments.Check(x.Length, window, minObservations, result.Length);
        var moments = new RollingMomentsWindow(window);
        for (var t = 0; t < x.Length; t++)
        {
            moments.Push(x[t]);
            result[t] = moments.Count >= minObservations ? moments.Mean : double.NaN;
        }
    }

    /// <summary>Rolling standard deviation (n - 1, not annualised), in the unit of <paramref name="x"/>; NaN also for
    /// fewer than two observations, exactly 0 when all observed values of the window are equal.</summary>
    /// <param name="x">The series [T].</param>
    /// <param name="window">Rows in the window, at least 1.</param>
    /// <param name="minObservations">Observed values needed, in [1, window].</param>
    /// <param name="result">Receives T values.</param>
    public static void Std(ReadOnlySpan<double> x, int window, int minObservations, Span<double> result)
    {
        RollingArguments.Check(x.Length, window, minObservations, result.Length);
        var moments = new RollingMomentsWindow(window);
        for (var t = 0; t < x.Length; t++)
        {
            moments.Push(x[t]);
            result[t] = moments.Count >= minObservations ? moments.Std : double.NaN;
        }
    }
}
