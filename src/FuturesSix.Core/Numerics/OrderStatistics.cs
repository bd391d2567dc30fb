namespace FuturesSix.Core.Numerics;

/// <summary>Selection of one order statistic without sorting: expected O(n), in place. Each value moves by arithmetic and
/// not by a branch on the comparison, which the processor could only guess.</summary>
internal static class OrderStatistics
{
    private const int Few = 12;

    /// <summary>The value that would stand at <paramref name="rank"/> if the values were sorted ascending; afterwards it
    /// stands there, nothing before it is larger and nothing after it smaller.</summary>
    /// <param name="values">Values without NaN (not checked); permuted.</param>
    /// <param name="rank">Zero-based rank.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rank.</exception>
    public static double Select(Span<double> values, int rank)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)rank, (uint)values.Length, nameof(rank));
        var (low, high) = (0, values.Length);
        while (high - low > Few)
        {
            var range = values[low..high];
            MedianOfThreeFirst(range);
            var split = low + Partition(range);
            if (rank == split)
            {
                return values[split];
            }

            (low, high) = rank < split ? (low, split) : (split + EqualFirst(values[split..high]), high);
            if (rank < low)
            {
                return values[rank];
            }
        }

        InsertionSort(values[low..high]);
        return values[rank];
    }

    /// <summary>The smallest of the values; infinity when there are none.</summary>
    public static double Smallest(ReadOnlySpan<double> values)
    {
        var least = double.PositiveInfinity;
        foreach (var value in values)
        {
            least = value < least ? value : least;
        }

        return least;
    }

    /// <summary>Puts the values below the first one in front of it; returns its new position.</summary>
    private static int Partition(Span<double> values)
    {
        var pivot = values[0];
        var below = 0;
        for (var k = 1; k < values.Length; k++)
        {
            var value = values[k];
            values[k] = values[below + 1];
            values[below + 1] = value;
            below += value < pivot ? 1 : 0;
        }

        values[0] = values[below];
        values[below] = pivot;
        return below;
    }

    /// <summary>Gathers the values equal to the first one behind it, when they follow at once; returns how many there are. A
    /// range of many equal values is left in one step.</summary>
    private static int EqualFirst(Span<double> values)
    {
        var pivot = values[0];
        var equal = 1;
        for (var k = 1; k < values.Length; k++)
        {
            var value = values[k];
            values[k] = values[equal];
            values[equal] = value;
            equal += value == pivot ? 1 : 0;
        }

        return equal;
    }

    private static void MedianOfThreeFirst(Span<double> values)
    {
        var (a, b, c) = (values[0], values[values.Length / 2], values[^1]);
        var median = Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
        var at = median == a ? 0 : median == b ? values.Length / 2 : values.Length - 1;
        (values[0], values[at]) = (values[at], values[0]);
    }

    private static void InsertionSort(Span<double> values)
    {
        for (var k = 1; k < values.Length; k++)
        {
            var value = values[k];
            var at = k;
            for (; at > 0 && values[at - 1] > value; at--)
            {
                values[at] = values[at - 1];
            }

            values[at] = value;
        }
    }
}
