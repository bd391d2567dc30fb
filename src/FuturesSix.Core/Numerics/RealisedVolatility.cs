namespace FuturesSix.Core.Numerics;

/// <summary>Realised volatility of a series of simple daily returns [T].</summary>
public static class RealisedVolatility
{
    private const double DaysPerYear = 252;

    /// <summary>Standard deviation (n - 1) of the returns of the last <paramref name="window"/> rows up to and including t,
    /// times sqrt(252): a fraction a year. NaN where fewer than <paramref name="minObservations"/> returns are observed.</summary>
    /// <param name="returns">Simple returns [T]; NaN = missing and ignored.</param>
    /// <param name="window">Rows in the window, at least 2.</param>
    /// <param name="minObservations">Observed returns needed, in [2, window].</param>
    /// <param name="result">Receives T values.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window or the minimum is out of range.</exception>
    /// <exception cref="ArgumentException">The result is not as long as the series.</exception>
    public static void Annualised(ReadOnlySpan<double> returns, int window, int minObservations, Span<double> result)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minObservations, 2);
        RollingMoments.Std(returns, window, minObservations, result);
        var scale = Math.Sqrt(DaysPerYear);
        for (var t = 0; t < result.Length; t++)
        {
            result[t] *= scale;
        }
    }
}
