namespace FuturesSix.Core.Numerics;

/// <summary>How the rank of a window's last value counts ties; below = values smaller, ties = values equal to it
/// (itself included), n = observed values.</summary>
public enum RankMethod
{
    /// <summary>(below + (ties + 1) / 2) / n: the mean of the ranks that the ties share.</summary>
    Average,

    /// <summary>(below + 1) / n: the lowest rank of the ties.</summary>
    Min,

    /// <summary>(below + ties) / n: the highest rank of the ties.</summary>
    Max,

    /// <summary>Share of the observed values at or below the last: <see cref="Max"/>, except that a missing last
    /// value compares false with everything and gives 0.</summary>
    ShareAtOrBelow,

    /// <summary>(below + ties / 2) / n: the mean of the shares below and at or below (a percentile of score, kind "mean").</summary>
    PercentileOfScoreMean,
}

/// <summary>Where the last value of a rolling window stands within it, as a fraction of the observed values: row t
/// covers the last <c>window</c> rows up to and including t. NaN = missing and ignored; a row is NaN with fewer than
/// <c>minObservations</c> observed values in its window and, but for <see cref="RankMethod.ShareAtOrBelow"/>, where
/// its own value is missing.</summary>
public static class RollingRank
{
    /// <summary>The rank fraction of every row, in [0, 1].</summary>
    /// <param name="x">The series [T].</param>
    /// <param name="window">Rows in the window, at least 1.</param>
    /// <param name="minObservations">Observed values needed, in [1, window]; null = the whole window.</param>
    /// <param name="method">How ties count.</param>
    /// <param name="result">Receives T values.</param>
    public static void Compute(ReadOnlySpan<double> x, int window, int? minObservations, RankMethod method, Span<double> result)
    {
        var needed = minObservations ?? window;
        RollingArguments.Check(x.Length, window, needed, result.Length);
        var values = new SortedWindow(window);
        for (var t = 0; t < x.Length; t++)
        {
            values.Push(x[t]);
            result[t] = values.Sorted.Length >= needed ? Rank(values, x[t], method) : double.NaN;
        }
    }

    private static double Rank(SortedWindow values, double last, RankMethod method)
    {
        if (double.IsNaN(last))
        {
            return method == RankMethod.ShareAtOrBelow ? 0 : double.NaN;
        }

        double n = values.Sorted.Length;
        double below = values.CountBelow(last);
        double ties = values.CountAtOrBelow(last) - below;
        return method switch
        {
            RankMethod.Average => (below + ((ties + 1) / 2)) / n,
            RankMethod.Min => (below + 1) / n,
            RankMethod.Max or RankMethod.ShareAtOrBelow => (below + ties) / n,
            RankMethod.PercentileOfScoreMean => (below + (ties / 2)) / n,
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Not a rank method."),
        };
    }
}
