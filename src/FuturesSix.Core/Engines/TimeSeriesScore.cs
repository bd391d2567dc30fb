using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Engines;

/// <summary>The time-series z-score that every engine means by "ts-z", and the step from a score to a forecast.</summary>
internal static class TimeSeriesScore
{
    /// <summary>Scores are clipped to +-3, so that score/3 is a forecast in [-1, 1].</summary>
    public const double Clip = 3;

    /// <summary>Rows of the window.</summary>
    public const int Window = 252;

    /// <summary>Observed rows that a score needs.</summary>
    public const int MinObservations = 126;

    /// <summary>ts-z of <paramref name="x"/> [T] into <paramref name="z"/> [T]; NaN where x is missing, has too little
    /// history, or has not varied in the window.</summary>
    public static void Compute(ReadOnlySpan<double> x, Span<double> z) => RollingZScore.Compute(x, Window, MinObservations, Clip, z);

    /// <summary>x_t - x_{t - rows}; NaN where either is missing.</summary>
    public static double[] Change(ReadOnlySpan<double> x, int rows)
    {
        var change = new double[x.Length];
        for (var t = 0; t < x.Length; t++)
        {
            change[t] = t < rows ? double.NaN : x[t] - x[t - rows];
        }

        return change;
    }
}
