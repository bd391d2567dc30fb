using FuturesSix.Core.Market;

namespace FuturesSix.Core.Numerics;

/// <summary>Mean off-diagonal Pearson correlation of a panel over two trailing windows, from pairwise complete
/// observations. A row covers the last Short (Long) rows up to and including itself and is NaN before there are so
/// many. Left out of the mean: instruments with fewer than two observations or a standard deviation (n - 1) at or
/// below <see cref="PairwiseCorrelationWindows.MinimumStd"/> in the window, and pairs whose correlation is undefined
/// (fewer than two common rows, or constant over them, which is detected exactly). NaN when no pair is left.
/// <para>Method: per pair six sums (n, x, y, xx, yy, xy over the common rows), each the end of an older block, whole
/// blocks and the beginning of the present block, so nothing is ever subtracted from a running sum; where the variance
/// is small against the sum of squares the pair is evaluated again in two passes. Four pairs go side by side in a
/// Vector256 whatever the processor, without fused multiply-add, and are summed in a fixed order: the same bytes
/// everywhere. Cost O(T N^2).</para></summary>
public static class PairwiseCorrelation
{
    /// <summary>The mean correlation of every row of a history; identical to the bit to pushing its rows into a
    /// <see cref="PairwiseCorrelationTracker"/>.</summary>
    /// <param name="returns">Returns [T x N]; NaN = missing.</param>
    /// <param name="windows">The windows and the cut-off.</param>
    /// <param name="shortMean">Receives the short-window mean, T values in [-1, 1] or NaN.</param>
    /// <param name="longMean">Receives the long-window mean, T values in [-1, 1] or NaN.</param>
    /// <param name="threads">Most threads to use; -1 = as many as there are processors. The bits do not depend on it.</param>
    /// <exception cref="ArgumentException">The windows do not fit each other or a result is not T long.</exception>
    public static void MeanOverHistory(Panel returns, PairwiseCorrelationWindows windows, Span<double> shortMean, Span<double> longMean, int threads = -1)
    {
        ArgumentNullException.ThrowIfNull(returns);
        ArgumentNullException.ThrowIfNull(windows);
        windows.Check();
        if (shortMean.Length != returns.Rows || longMean.Length != returns.Rows)
        {
            throw new ArgumentException($"The results have {shortMean.Length} and {longMean.Length} rows, the panel {returns.Rows}.");
        }

        var history = new PairwiseCorrelationHistory(returns, windows, threads);
        history.Run(threads);
        history.ShortMean.CopyTo(shortMean);
        history.LongMean.CopyTo(longMean);
    }

    /// <summary>Pearson correlation of two series over the rows where both are observed, in two passes with the
    /// rounding of the means corrected (Chan, Golub and LeVeque, American Statistician 37, 1983, p. 244, eq. 3.3).</summary>
    /// <param name="x">First series; NaN = missing.</param>
    /// <param name="y">Second series, of the same length.</param>
    /// <returns>The correlation in [-1, 1], or NaN for fewer than two common rows or a series constant over them.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Pair(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length)
        {
            throw new ArgumentException($"The series have {x.Length} and {y.Length} rows.");
        }

        return Pair(x, y, stride: 1, x.Length);
    }

    /// <summary>The same for series whose consecutive rows lie <paramref name="stride"/> entries apart.</summary>
    internal static double Pair(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int stride, int rows)
    {
        var n = 0;
        double sumX = 0, sumY = 0, firstX = 0, firstY = 0;
        bool variesX = false, variesY = false;
        for (int k = 0, at = 0; k < rows; k++, at += stride)
        {
            if (double.IsNaN(x[at]) || double.IsNaN(y[at]))
            {
                continue;
            }

            (firstX, firstY) = n++ == 0 ? (x[at], y[at]) : (firstX, firstY);
            variesX |= x[at] != firstX;
            variesY |= y[at] != firstY;
            sumX += x[at];
            sumY += y[at];
        }

        return variesX && variesY ? SecondPass(x, y, stride, rows, n, sumX / n, sumY / n) : double.NaN;
    }

    private static double SecondPass(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, int stride, int rows, int n, double meanX, double meanY)
    {
        double restX = 0, restY = 0, xx = 0, yy = 0, xy = 0;
        for (int k = 0, at = 0; k < rows; k++, at += stride)
        {
            if (double.IsNaN(x[at]) || double.IsNaN(y[at]))
            {
                continue;
            }

            var dx = x[at] - meanX;
            var dy = y[at] - meanY;
            restX += dx;
            restY += dy;
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }

        xx -= restX * restX / n;
        yy -= restY * restY / n;
        xy -= restX * restY / n;
        var correlation = xy / (Math.Sqrt(xx) * Math.Sqrt(yy));
        return double.IsFinite(correlation) ? Math.Clamp(correlation, -1, 1) : double.NaN;
    }
}
