namespace FuturesSix.Core.Market;

/// <summary>The trading days of a panel and the row to which each calendar day belongs. A trading day is a weekday on which
/// any instrument was observed. A row on Saturday or Sunday is that evening's session and belongs to the next business day:
/// the next weekday that is not a declared holiday or on which some instrument was observed all the same; that day then is
/// a trading day. What a day belongs to never depends on a later day.</summary>
public sealed class TradingCalendar
{
    private readonly DateOnly[] _dates;
    private readonly DateOnly _first;
    private readonly int[] _rows;

    /// <summary>Builds the calendar.</summary>
    /// <param name="first">The day of <paramref name="observed"/>[0].</param>
    /// <param name="observed">One flag per calendar day (weekends included): some instrument was observed.</param>
    /// <param name="holidays">Declared exchange closures.</param>
    public TradingCalendar(DateOnly first, ReadOnlySpan<bool> observed, IReadOnlySet<DateOnly> holidays)
    {
        ArgumentNullException.ThrowIfNull(holidays);
        _first = first;
        var targets = new int[observed.Length];
        var trading = new SortedSet<int>();
        for (var i = 0; i < observed.Length; i++)
        {
            targets[i] = observed[i] ? Target(i, observed, holidays) : -1;
            if (observed[i])
            {
                trading.Add(targets[i]);
            }
        }

        _dates = [.. trading.Select(first.AddDays)];
        _rows = Array.ConvertAll(targets, target => target < 0 ? -1 : Array.BinarySearch(_dates, first.AddDays(target)));
    }

    /// <summary>The trading days, ascending; length T.</summary>
    public ReadOnlySpan<DateOnly> Dates => _dates;

    /// <summary>True for Saturday and Sunday.</summary>
    /// <param name="day">Any day.</param>
    public static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    /// <summary>The row of a trading day, or the row to which an observation on a weekend belongs; -1 for a day that is
    /// neither.</summary>
    /// <param name="day">Any day.</param>
    public int RowOf(DateOnly day)
    {
        var i = day.DayNumber - _first.DayNumber;
        if (i >= 0 && i < _rows.Length && _rows[i] >= 0)
        {
            return _rows[i];
        }

        return Array.BinarySearch(_dates, day) is var row and >= 0 ? row : -1;
    }

    private int Target(int i, ReadOnlySpan<bool> observed, IReadOnlySet<DateOnly> holidays)
    {
        if (!IsWeekend(_first.AddDays(i)))
        {
            return i;
        }

        var target = i + 1;
        while (IsWeekend(_first.AddDays(target)) || IsClosed(target, observed, holidays))
        {
            target++;
        }

        return target;
    }

    private bool IsClosed(int i, ReadOnlySpan<bool> observed, IReadOnlySet<DateOnly> holidays) =>
        holidays.Contains(_first.AddDays(i)) && (i >= observed.Length || !observed[i]);
}
