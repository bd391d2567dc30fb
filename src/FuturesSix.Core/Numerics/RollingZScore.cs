namespace FuturesSix.Core.Numerics;

/// <summary>Time-series z-scores of a series [T].</summary>
public static class RollingZScore
{
    /// <summary>(x_t - mean) / std over the last <paramref name="window"/> rows up to and including t (std with n - 1,
    /// not annualised), clipped to +-<paramref name="clip"/>; a pure number. NaN where x_t is missing, where fewer than
    /// <paramref name="minObservations"/> (or two) values are observed in the window, and where the std is exactly 0:
    /// a constant window says nothing about where x_t stands.</summary>
    /// <param name="x">The series [T]; NaN = missing.</param>
    /// <param name="window">Rows in the window, at least 1.</param>
    /// <param name="minObservations">Observed values needed, in [1, window].</param>
    /// <param name="clip">Bound on the absolute score; positive, may be infinite.</param>
    /// <param name="result">Receives T values.</param>
    public static void Compute(ReadOnlySpan<double> x, int window, int minObservations, double clip, Span<double> result)
    {
        RollingArguments.Check(x.Length, window, minObservations, result.Length);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(clip);
        var moments = new RollingMomentsWindow(window);
        for (var t = 0; t < x.Length; t++)
        {
            moments.Push(x[t]);
            var std = moments.Std;
            result[t] = moments.Count >= minObservations && std > 0
                ? Math.Clamp((x[t] - moments.Mean) / std, -clip, clip)
                : double.NaN;
        }
    }
}
