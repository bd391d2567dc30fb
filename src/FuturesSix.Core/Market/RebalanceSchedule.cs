namespace FuturesSix.Core.Market;

/// <summary>The days on which the book is decided. A scheduled day that is no trading day moves to the trading day
/// before it. Only declared holidays are looked through at the end of the data, so that the schedule of a shorter
/// history is the beginning of the schedule of a longer one.</summary>
public sealed record RebalanceSchedule
{
    private static readonly string[] WeekDays = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    /// <summary>The rules that <see cref="Build"/> knows.</summary>
    public static IReadOnlyList<string> Rules { get; } = ["D", "W-MON", "W-TUE", "W-WED", "W-THU", "W-FRI", "M"];

    /// <summary>Rows of the trading calendar, ascending; length K.</summary>
    public required int[] Rows { get; init; }

    /// <summary>Dates of <see cref="Rows"/>; length K.</summary>
    public required DateOnly[] Dates { get; init; }

    /// <summary>Number of rebalances K.</summary>
    public int Count => Rows.Length;

    /// <summary>Builds the schedule of <paramref name="rule"/> from row <paramref name="firstRow"/> on.</summary>
    /// <param name="days">The trading calendar, ascending.</param>
    /// <param name="rule"><c>D</c>, <c>W-MON</c>…<c>W-FRI</c> or <c>M</c>.</param>
    /// <param name="holidays">Declared exchange closures.</param>
    /// <param name="firstRow">First row that may be a rebalance.</param>
    /// <exception cref="ArgumentException">The rule is unknown.</exception>
    public static RebalanceSchedule Build(IReadOnlyList<DateOnly> days, string rule, IReadOnlyList<DateOnly> holidays, int firstRow = 0)
    {
        ArgumentNullException.ThrowIfNull(days);
        ArgumentNullException.ThrowIfNull(holidays);
        if (!Rules.Contains(rule, StringComparer.Ordinal))
        {
            throw new ArgumentException($"Rebalance rule '{rule}' is unknown; expected one of {string.Join(", ", Rules)}.", nameof(rule));
        }

        var closed = holidays.ToHashSet();
        var rows = new List<int>();
        for (var t = firstRow; t < days.Count; t++)
        {
            var scheduled = ScheduledOnOrAfter(days[t], rule);
            var last = t + 1 < days.Count ? days[t + 1] > scheduled : NoSessionBetween(days[t], scheduled, closed);
            if (last)
            {
                rows.Add(t);
            }
        }

        return new RebalanceSchedule { Rows = [.. rows], Dates = [.. rows.Select(t => days[t])] };
    }

    private static DateOnly ScheduledOnOrAfter(DateOnly day, string rule)
    {
        if (rule == "D")
        {
            return day;
        }

        if (rule == "M")
        {
            return new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));
        }

        var target = Array.IndexOf(WeekDays, rule[2..]);
        return day.AddDays((target - (int)day.DayOfWeek + 7) % 7);
    }

    private static bool NoSessionBetween(DateOnly day, DateOnly scheduled, HashSet<DateOnly> closed)
    {
        for (var d = day.AddDays(1); d <= scheduled; d = d.AddDays(1))
        {
            if (d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !closed.Contains(d))
            {
                return false;
            }
        }

        return true;
    }
}
