namespace FuturesSix.Core.Numerics;

/// <summary>The checks that every rolling statistic makes of its arguments.</summary>
internal static class RollingArguments
{
    /// <summary>Checks the window, the observation count and the length of the result.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The window is below 1, or the minimum outside [1, window].</exception>
    /// <exception cref="ArgumentException">The result is not as long as the series.</exception>
    public static void Check(int length, int window, int minObservations, int resultLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(minObservations, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minObservations, window);
        if (resultLength != length)
        {
            throw new ArgumentException($"The result has {resultLength} rows, the series {length}.");
        }
    }
}
