using FsCheck.Fluent;
using FuturesSix.Core.Market;

namespace FuturesSix.Tests.Market;

public sealed class TradingCalendarTests
{
    private static readonly DateOnly Friday = new(2024, 5, 24);

    [Fact]
    public void RowOf_Sunday_is_the_next_weekday()
    {
        // Fri, Sat, Sun, Mon, Tue
        var calendar = new TradingCalendar(Friday, [true, false, true, true, true], new SortedSet<DateOnly>());

        Assert.Equal([Friday, Friday.AddDays(3), Friday.AddDays(4)], calendar.Dates.ToArray());
        Assert.Equal([0, -1, 1, 1, 2], Enumerable.Range(0, 5).Select(i => calendar.RowOf(Friday.AddDays(i))));
        Assert.Equal(-1, calendar.RowOf(Friday.AddDays(-1)));
        Assert.Equal(-1, calendar.RowOf(Friday.AddDays(5)));
    }

    [Fact]
    public void RowOf_Sunday_before_a_closed_Monday_is_Tuesday()
    {
        var memorialDay = new SortedSet<DateOnly> { Friday.AddDays(3) };
        var calendar = new TradingCalendar(Friday, [true, false, true, false, true], memorialDay);

        Assert.Equal([Friday, Friday.AddDays(4)], calendar.Dates.ToArray());
        Assert.Equal(1, calendar.RowOf(Friday.AddDays(2)));
    }

    [Fact]
    public void RowOf_Sunday_before_a_declared_holiday_with_observations_is_that_day()
    {
        var memorialDay = new SortedSet<DateOnly> { Friday.AddDays(3) };
        var calendar = new TradingCalendar(Friday, [true, false, true, true, true], memorialDay);

        Assert.Equal(1, calendar.RowOf(Friday.AddDays(2)));
        Assert.Equal(Friday.AddDays(3), calendar.Dates[1]);
    }

    [Fact]
    public void RowOf_last_Saturday_opens_the_Monday_after_the_data()
    {
        var calendar = new TradingCalendar(Friday, [true, true], new SortedSet<DateOnly>());

        Assert.Equal([Friday, Friday.AddDays(3)], calendar.Dates.ToArray());
        Assert.Equal([0, 1, -1, 1], Enumerable.Range(0, 4).Select(i => calendar.RowOf(Friday.AddDays(i))));
    }

    [Fact]
    public void Calendar_of_any_history_never_changes_when_the_future_is_cut_off() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var observed = Enumerable.Range(0, 60).Select(_ => random.Next(3) > 0).ToArray();
            var holidays = new SortedSet<DateOnly>(Enumerable.Range(0, 60).Where(_ => random.Next(5) == 0).Select(i => Friday.AddDays(i)));
            var cut = random.Next(1, 60);
            var whole = new TradingCalendar(Friday, observed, holidays);
            var part = new TradingCalendar(Friday, observed.AsSpan(0, cut), holidays);
            var upTo = Friday.AddDays(cut - 1);
            var same = whole.Dates.ToArray().Where(d => d <= upTo).SequenceEqual(part.Dates.ToArray().Where(d => d <= upTo));
            var belongs = Enumerable.Range(0, 60).Where(i => observed[i]).All(i =>
                whole.Dates[whole.RowOf(Friday.AddDays(i))] is var d && d >= Friday.AddDays(i) && !TradingCalendar.IsWeekend(d));
            return same && belongs;
        }).Holds();
}
