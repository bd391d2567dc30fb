using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Supervision;

/// <summary>How the gaps of a strategy are distributed.</summary>
/// <param name="From">Lower edge of the first bin, in bps: the 0.5 % quantile.</param>
/// <param name="Width">Width of a bin, in bps; 0 where all gaps are equal.</param>
/// <param name="Counts">Gaps in each bin; the first and the last hold what lies beyond, too.</param>
public sealed record GapHistogram(double From, double Width, IReadOnlyList<long> Counts)
{
    private const int Bins = 40;
    private const double Beyond = 0.005;

    /// <summary>The histogram; null without gaps.</summary>
    /// <param name="gaps">[n] gaps in bps, finite; permuted.</param>
    public static GapHistogram? Of(Span<double> gaps)
    {
        if (gaps.IsEmpty)
        {
            return null;
        }

        var low = OrderStatistics.Select(gaps, (int)(Beyond * (gaps.Length - 1)));
        var high = OrderStatistics.Select(gaps, (int)Math.Ceiling((1 - Beyond) * (gaps.Length - 1)));
        var width = (high - low) / Bins;
        var counts = new long[Bins];
        foreach (var gap in gaps)
        {
            counts[width > 0 ? (int)Math.Clamp((gap - low) / width, 0, Bins - 1) : 0]++;
        }

        return new GapHistogram(low, width, counts);
    }
}
