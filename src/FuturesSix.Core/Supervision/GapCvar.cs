using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Supervision;

/// <summary>Expected shortfall of the gap realised - expected, in bps: the mean of the worst max(1, floor(tail x n)) gaps.
/// The worst gaps are added in ascending order, so that the order of the rows changes no bit. Source: seed document 001, part
/// 5; Acerbi and Tasche, On the coherence of expected shortfall, Journal of Banking and Finance 26 (2002), p. 1491 (there with
/// a fraction of the last value; here whole values).</summary>
public static class GapCvar
{
    /// <summary>The CVaR, or null below <see cref="GapCvarOptions.MinRows"/> gaps.</summary>
    /// <param name="gaps">[n] gaps in bps, finite, in any order.</param>
    /// <param name="options">Options; the horizon is the caller's to apply.</param>
    public static double? Of(ReadOnlySpan<double> gaps, GapCvarOptions options) => InPlace(gaps.ToArray(), options);

    /// <summary>The same; the gaps are permuted.</summary>
    /// <param name="gaps">[n] gaps in bps, finite.</param>
    /// <param name="options">Options.</param>
    public static double? InPlace(Span<double> gaps, GapCvarOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (gaps.Length < Math.Max(1, options.MinRows))
        {
            return null;
        }

        var worst = WorstCount(gaps.Length, options.Tail);
        _ = OrderStatistics.Select(gaps, worst - 1);
        var tail = gaps[..worst];
        tail.Sort();
        var total = 0.0;
        foreach (var gap in tail)
        {
            total += gap;
        }

        return total / worst;
    }

    /// <summary>How many of <paramref name="n"/> gaps the tail holds.</summary>
    public static int WorstCount(int n, double tail) => Math.Max(1, (int)Math.Floor(tail * n));
}
