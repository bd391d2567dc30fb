using System.Globalization;
using System.Text;
using FsCheck.Fluent;
using FuturesSix.Core.Market;

namespace FuturesSix.Tests.Data.Datasets;

/// <summary>Weekend rows, carried values, and no look-ahead in the alignment.</summary>
public sealed class CalendarTests
{
    [Fact]
    public void Load_weekend_rows_compound_returns_keep_the_later_price_and_add_volumes()
    {
        // Fri 5, Sun 7, Mon 8 January 2024
        using var folder = new DatasetFolder()
            .Write("r.csv", "date,R\n2024-01-05,0.01\n2024-01-07,0.02\n2024-01-08,-0.03\n")
            .Write("l.csv", "date,symbol,close,raw_close,volume\n2024-01-05,L,10,100,5\n2024-01-06,L,11,110,1\n2024-01-07,L,12,120,2\n2024-01-08,L,13,130,4\n");

        var loaded = folder.Load("""
            name: x
            adjustment: ratio
            sources: [ { kind: wide_returns, file: r.csv }, { kind: long_prices, file: l.csv } ]
            instruments: { R: { asset_class: x }, L: { asset_class: x } }
            """);
        var market = loaded.Market;

        Assert.Equal([new(2024, 1, 5), new(2024, 1, 8)], market.Dates);
        Assert.Equal((1.02 * 0.97) - 1, market.Returns[1, 0], 15);
        Assert.Equal((13.0 / 10) - 1, market.Returns[1, 1], 15);
        Assert.Equal((130, 7), (market.Prices[1, 1], market.Volume![1, 1]));
        Assert.Equal([1, 2], loaded.Quality.Instruments.Select(i => i.MergedWeekendRows));
        Assert.Equal(3, loaded.Quality.MergedWeekendRows);
    }

    [Fact]
    public void Load_auxiliary_is_the_last_value_at_most_max_stale_days_old()
    {
        using var folder = new DatasetFolder()
            .Write("p.csv", "date,A,B\n" + string.Concat(Enumerable.Range(1, 12).Select(d => $"2024-01-{d:00},{d},1\n")))
            .Write("x.csv", "DATE,OPEN,CLOSE\n2024-01-02,1,20\n2024-01-03,1,\n");

        var loaded = folder.Load(DatasetFolder.WidePrices("auxiliary: [ { file: x.csv, date_column: DATE, columns: { vix: CLOSE } } ]"));
        var vix = loaded.Market.Auxiliary["vix"];

        Assert.Equal(new DateOnly(2024, 1, 8), loaded.Market.Dates[5]);
        Assert.Equal([double.NaN, 20, 20, 20, 20, double.NaN], vix[..6]);
        var counts = loaded.Quality.Auxiliary[0];
        Assert.Equal((1, 3, 5), (counts.Observed, counts.Carried, counts.Stale));
    }

    [Fact]
    public void Load_holidays_are_the_rule_and_the_listed_dates()
    {
        using var folder = new DatasetFolder().Write("p.csv", "date,A,B\n2024-01-02,1,1\n2024-12-31,2,1\n");

        var holidays = folder.Load(DatasetFolder.WidePrices("holidays: { rule: us_exchange, dates: [2024-12-30, 2024-12-25] }")).Market.Holidays;

        Assert.Equal([.. UsExchangeHolidays.InYear(2024).Append(new(2024, 12, 30)).Order(), .. UsExchangeHolidays.InYear(2025)], holidays);
    }

    [Fact]
    public void Load_without_declared_holidays_knows_none()
    {
        using var folder = new DatasetFolder().Write("p.csv", "date,A,B\n2024-01-02,1,1\n");

        Assert.Empty(folder.Load(DatasetFolder.WidePrices()).Market.Holidays);
    }

    [Fact]
    public void Load_rows_up_to_a_day_never_change_when_the_future_is_cut_off() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            using var folder = new DatasetFolder();
            var random = new Random(seed);
            var days = Enumerable.Range(0, 120).Where(_ => random.Next(6) > 0).Select(i => new DateOnly(2024, 5, 1).AddDays(i)).ToArray();
            var rows = days.Select(d => FormattableString.Invariant($"{d:yyyy-MM-dd},{Cell(random)},{Cell(random)}")).ToArray();
            var levels = days.Select(d => FormattableString.Invariant($"{d:yyyy-MM-dd},{Cell(random)},{Cell(random)},{Cell(random)}")).ToArray();
            var cut = random.Next(5, days.Length);
            var whole = Load(folder, rows, levels);
            var part = Load(folder, rows[..cut], levels[..cut]);
            return part is null || whole is null || Agree(whole, part, days[cut - 1]);
        }).Holds();

    private static string Cell(Random random) =>
        random.Next(5) == 0 ? "" : (10 + random.NextDouble()).ToString("R", CultureInfo.InvariantCulture);

    private static MarketData? Load(DatasetFolder folder, string[] rows, string[] levels)
    {
        folder.Write("p.csv", new StringBuilder("date,A,B\n").AppendJoin('\n', rows).ToString());
        folder.Write("v.csv", new StringBuilder("date,vx1,vx2,vx3\n").AppendJoin('\n', levels).ToString());
        return folder.Load(DatasetFolder.WidePrices("holidays: { rule: us_exchange }\nauxiliary: [ { file: v.csv, columns: { vx1: vx1, vx2: vx2, vx3: vx3 } } ]\nvx: {}")).Market;
    }

    private static bool Agree(MarketData whole, MarketData part, DateOnly upTo)
    {
        var rows = part.Dates.Count(d => d <= upTo);
        if (!whole.Dates.Take(rows).SequenceEqual(part.Dates.Take(rows)) || whole.Dates.Count(d => d <= upTo) != rows)
        {
            return false;
        }

        return Enumerable.Range(0, whole.Count).All(i =>
            whole.Returns.Column(i)[..rows].SequenceEqual(part.Returns.Column(i)[..rows])
            && whole.Prices.Column(i)[..rows].SequenceEqual(part.Prices.Column(i)[..rows])
            && whole.Rolls!.Column(i)[..rows].SequenceEqual(part.Rolls!.Column(i)[..rows]))
            && whole.Auxiliary["vx1"].AsSpan(0, rows).SequenceEqual(part.Auxiliary["vx1"].AsSpan(0, rows));
    }
}
