namespace FuturesSix.Core.Research;

/// <summary>Rows at which a research book is decided.</summary>
public static class MomentumSchedule
{
    /// <summary>The rows whose date falls on <paramref name="day"/>; a week without that day has no decision.</summary>
    /// <param name="dates">The trading calendar.</param>
    /// <param name="day">Day of the week.</param>
    public static int[] RowsOn(IReadOnlyList<DateOnly> dates, DayOfWeek day = DayOfWeek.Friday)
    {
        ArgumentNullException.ThrowIfNull(dates);
        var rows = new List<int>((dates.Count / 5) + 1);
        for (var t = 0; t < dates.Count; t++)
        {
            if (dates[t].DayOfWeek == day)
            {
                rows.Add(t);
            }
        }

        return [.. rows];
    }

    /// <summary>Throws unless the rows ascend inside a calendar of <paramref name="count"/> rows.</summary>
    /// <exception cref="ArgumentException">They do not.</exception>
    internal static void Check(ReadOnlySpan<int> rows, int count)
    {
        for (var k = 0; k < rows.Length; k++)
        {
            if (rows[k] >= count || rows[k] <= (k == 0 ? -1 : rows[k - 1]))
            {
                throw new ArgumentException($"Rebalance row {k} is {rows[k]}; expected ascending rows below {count}.", nameof(rows));
            }
        }
    }

    /// <summary>Longest stretch from one decision to the next, or to the end, both rows counted.</summary>
    internal static int LongestHold(ReadOnlySpan<int> rows, int count)
    {
        var longest = 1;
        for (var k = 0; k < rows.Length; k++)
        {
            longest = Math.Max(longest, (k + 1 < rows.Length ? rows[k + 1] : count - 1) - rows[k] + 1);
        }

        return longest;
    }
}
