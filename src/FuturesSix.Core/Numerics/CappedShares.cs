namespace FuturesSix.Core.Numerics;

/// <summary>Shares proportional to scores under a hard cap, by exact water-filling: w_i = min(cap, level x score_i) with the
/// level at which they sum to 1. The largest scores are capped one by one until the next one fits: no iteration, no
/// tolerance. Where positive scores x cap stay below 1 all are at the cap and the rest is left over. O(N log N).</summary>
public static class CappedShares
{
    /// <summary>Turns scores into shares in place.</summary>
    /// <param name="scores">[N] finite scores; those at or below 0 get nothing. Shares in [0, cap] afterwards.</param>
    /// <param name="cap">The cap, in (0, 1].</param>
    /// <returns>What is left over, in [0, 1]; shares and this sum to 1.</returns>
    /// <exception cref="ArgumentException">A score is not finite or the cap is out of bounds.</exception>
    public static double Fill(Span<double> scores, double cap)
    {
        if (!(cap > 0 && cap <= 1))
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected a cap in (0, 1], got {cap}."), nameof(cap));
        }

        var (order, total) = Ranked(scores);
        var level = 0.0;
        var capped = 0;
        for (; capped < order.Length; capped++)
        {
            level = (1.0 - (capped * cap)) / total;
            if (level * scores[order[capped]] <= cap)
            {
                break;
            }

            total = SumFrom(scores, order, capped + 1);
        }

        for (var k = 0; k < order.Length; k++)
        {
            scores[order[k]] = k < capped ? cap : Math.Min(cap, level * scores[order[k]]);
        }

        return order.Length == 0 ? 1.0 : capped == order.Length ? Math.Max(0.0, 1.0 - (capped * cap)) : 0.0;
    }

    /// <summary>Positions of the positive scores, the largest first (ties in their order), and the sum of these scores; the
    /// others become 0.</summary>
    private static (int[] Order, double Total) Ranked(Span<double> scores)
    {
        var positive = new List<int>();
        var keys = new double[scores.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            if (!double.IsFinite(scores[i]))
            {
                throw new ArgumentException("Only finite scores have shares.", nameof(scores));
            }

            scores[i] = keys[i] = Math.Max(scores[i], 0.0);
            if (scores[i] > 0)
            {
                positive.Add(i);
            }
        }

        int[] order = [.. positive.OrderByDescending(i => keys[i])];
        return (order, SumFrom(scores, order, 0));
    }

    /// <summary>From the smallest up, so that the sum does not depend on how many are capped.</summary>
    private static double SumFrom(ReadOnlySpan<double> scores, int[] order, int start)
    {
        var total = 0.0;
        for (var k = order.Length - 1; k >= start; k--)
        {
            total += scores[order[k]];
        }

        return total;
    }
}
