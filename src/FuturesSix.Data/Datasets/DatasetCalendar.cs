using FuturesSix.Core.Market;

namespace FuturesSix.Data.Datasets;

/// <summary>Builds a dataset's trading calendar and its list of declared closures.</summary>
internal static class DatasetCalendar
{
    /// <summary>The declared closures: the rule from the year of the first row to the year after the last, and the listed
    /// dates, less the days declared open.</summary>
    public static SortedSet<DateOnly> Holidays(HolidaysDto? dto, DateOnly first, DateOnly last)
    {
        var days = new SortedSet<DateOnly>(dto?.Dates ?? []);
        if (dto?.Rule == HolidayRule.UsExchange)
        {
            for (var year = first.Year; year <= last.Year + 1; year++)
            {
                days.UnionWith(UsExchangeHolidays.InYear(year));
            }
        }

        days.ExceptWith(dto?.Open ?? []);
        return days;
    }

    /// <summary>First and last day on which anything was observed.</summary>
    public static (DateOnly First, DateOnly Last) Span(IEnumerable<InstrumentSeries> series, IEnumerable<DatedSeries> levels, DatasetSpec spec)
    {
        DateOnly first = DateOnly.MaxValue, last = DateOnly.MinValue;
        foreach (var s in series.Where(s => s.Rows.Count > 0))
        {
            (first, last) = (Min(first, s.Rows[0].Date), Max(last, s.Rows[^1].Date));
        }

        foreach (var s in levels.Where(s => s.Dates.Count > 0))
        {
            (first, last) = (Min(first, s.Dates[0]), Max(last, s.Dates[^1]));
        }

        return first <= last ? (first, last) : throw spec.Yaml.Error("sources", "no instrument has a single observation", "rows with prices or returns");
    }

    /// <summary>The calendar of every day on which an instrument was observed.</summary>
    public static TradingCalendar Build(
        IEnumerable<InstrumentSeries> series, IEnumerable<DatedSeries> levels, DateOnly first, DateOnly last, IReadOnlySet<DateOnly> holidays)
    {
        var observed = new bool[last.DayNumber - first.DayNumber + 1];
        foreach (var s in series)
        {
            foreach (ref readonly var row in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(s.Rows))
            {
                observed[row.Date.DayNumber - first.DayNumber] = true;
            }
        }

        foreach (var s in levels)
        {
            foreach (var date in s.Dates)
            {
                observed[date.DayNumber - first.DayNumber] = true;
            }
        }

        return new TradingCalendar(first, observed, holidays);
    }

    private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;

    private static DateOnly Max(DateOnly a, DateOnly b) => a > b ? a : b;
}
