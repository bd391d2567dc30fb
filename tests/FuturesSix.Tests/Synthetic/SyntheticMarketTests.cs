using FsCheck.Fluent;
using FuturesSix.Core.Market;
using FuturesSix.Data.Synthetic;

namespace FuturesSix.Tests.Synthetic;

public sealed class SyntheticMarketTests
{
    private static readonly SyntheticMarketOptions Default = new();
    private const int Futures = 14;
    private static readonly MarketData Market = SyntheticMarket.Generate(Default);

    /// <summary>Changes only when the generator is changed on purpose; the same on every processor.</summary>
    [Fact]
    public void Hash_default_market_is_the_recorded_one() =>
        Assert.StartsWith("88747cedd099b856", SyntheticMarket.Hash(Default), StringComparison.Ordinal);

    [Fact]
    public void Hash_other_seed_start_or_size_differs()
    {
        var small = Default with { Years = 2 };
        string[] hashes =
        [
            SyntheticMarket.Hash(small), SyntheticMarket.Hash(small with { Seed = 7 }), SyntheticMarket.Hash(small with { Seed = -6 }),
            SyntheticMarket.Hash(small with { Start = new(2016, 1, 5) }), SyntheticMarket.Hash(small with { Instruments = 15 }),
        ];

        Assert.Equal(hashes[0], SyntheticMarket.Hash(small));
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
    }

    [Fact]
    public void Generate_default_is_ten_years_of_fourteen_instruments_in_five_classes_and_vx()
    {
        Assert.Equal(17, Market.Count);
        Assert.Equal(["energy", "equity", "fx", "metals", "rates", "volatility"], Market.Instruments.Select(i => i.AssetClass).Distinct().Order());
        Assert.Equal(["VX1", "VX2", "VX3"], Market.Returns.Columns.Skip(14));
        Assert.Equal((new DateOnly(2016, 1, 4), new DateOnly(2025, 12, 31)), (Market.Dates[0], Market.Dates[^1]));
        Assert.InRange(Market.Rows, 2510, 2520);
        Assert.True(Market.Synthetic);
        Assert.All(Market.Roles.Values, symbol => Assert.Contains(Market.Instruments, i => i.Symbol == symbol));
        string[] series = ["vix", "vvix", "vx1", "vx2", "vx3", .. Enumerable.Range(0, 12).Select(k => $"sofr_r{k}"), "fx_eur", "fx_gbp", "fx_jpy"];
        Assert.Equal(series, Market.Auxiliary.Keys);
    }

    [Fact]
    public void Generate_calendar_leaves_out_weekends_and_holidays()
    {
        Assert.DoesNotContain(Market.Dates, d => d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || UsExchangeHolidays.IsHoliday(d));
        Assert.Contains(new DateOnly(2026, 1, 1), Market.Holidays);
        Assert.All(Market.Holidays, d => Assert.True(UsExchangeHolidays.IsHoliday(d)));
    }

    [Fact]
    public void Generate_fewer_years_are_the_leading_rows()
    {
        var shorter = SyntheticMarket.Generate(Default with { Years = 4 });

        AssertLeading(Panels(shorter), Panels(Market), shorter.Rows, shorter.Count);
        Assert.All(shorter.Auxiliary, a => Assert.Equal(a.Value, Market.Auxiliary[a.Key].Take(shorter.Rows)));
        Assert.All(Enumerable.Range(0, shorter.Count), i => Assert.Equal(
            shorter.Instruments[i].MarginSchedule, Market.Instruments[i].MarginSchedule.Where(m => m.From <= shorter.Dates[^1])));
    }

    [Fact]
    public void Generate_fewer_instruments_are_the_leading_columns()
    {
        var small = SyntheticMarket.Generate(Default with { Years = 2, Instruments = 5 });
        var large = SyntheticMarket.Generate(Default with { Years = 2, Instruments = 40 });

        AssertLeading(Panels(small), Panels(large), small.Rows, 5);
        Assert.Equal(small.Returns.Column("VX1").ToArray(), large.Returns.Column("VX1").ToArray());
        Assert.Equal(small.Auxiliary, large.Auxiliary);
        Assert.Equal(43, large.Instruments.Select(i => i.Symbol).Distinct().Count());
    }

    [Fact]
    public void Generate_returns_follow_from_raw_prices_and_the_neighbouring_contract()
    {
        var rolls = 0;
        for (var i = 0; i < Futures; i++)
        {
            for (var t = 1; t < Market.Rows; t++)
            {
                var (before, now) = (Market.Prices[t - 1, i], Market.Prices[t, i]);
                if (double.IsNaN(before) || double.IsNaN(now))
                {
                    continue;
                }

                var rolled = Market.Rolls![t, i] > 0;
                rolls += rolled ? 1 : 0;
                var start = rolled ? Market.Carry!.Carry[t - 1, i] : before;
                Assert.Equal((now - start) / before, Market.Returns[t, i], 1e-11);
            }
        }

        Assert.True(rolls > 13 * 4 * 9);
    }

    [Fact]
    public void Generate_return_after_a_gap_spans_the_gap()
    {
        var checkedGaps = 0;
        for (var i = 1; i < Futures; i++)
        {
            for (var t = 2; t < Market.Rows; t++)
            {
                var gap = double.IsNaN(Market.Prices[t - 1, i]) && !double.IsNaN(Market.Prices[t - 2, i]) && !double.IsNaN(Market.Prices[t, i]);
                if (gap && Market.Rolls![t, i] == 0)
                {
                    checkedGaps++;
                    Assert.Equal((Market.Prices[t, i] / Market.Prices[t - 2, i]) - 1, Market.Returns[t, i], 1e-11);
                }
            }
        }

        Assert.True(checkedGaps > 10, $"{checkedGaps} gaps");
    }

    [Fact]
    public void Generate_rolls_every_quarter_into_a_later_contract()
    {
        for (var i = 0; i < Futures; i++)
        {
            var months = SampleStatistics.Observed(Market.Carry!.PriceMonth.Column(i)).Distinct().ToArray();

            Assert.InRange(Market.Rolls!.Column(i).ToArray().Sum(), 39, 41);
            Assert.All(months, m => Assert.Equal(0, m % 3));
            Assert.Equal(months.Order(), months);
        }
    }

    [Fact]
    public void Generate_euro_instrument_is_converted_at_a_rate_that_moves_with_the_euro_future()
    {
        var euro = Market.Instruments.ToList().FindIndex(i => i.Currency == "EUR");
        var rate = Market.Fx.Column(euro).ToArray();
        var changes = rate.Skip(1).Zip(rate, (now, before) => (now / before) - 1).ToArray();
        var future = Market.Returns.Column("6E")[1..].ToArray().Select(r => double.IsFinite(r) ? r : 0.0).ToArray();

        Assert.All(rate, r => Assert.InRange(r, 0.5, 2.5));
        Assert.True(SampleStatistics.Correlation(changes, future) > 0.9);
        Assert.All(Market.Fx.Column("ES").ToArray(), r => Assert.Equal(1.0, r));
    }

    [Fact]
    public void Generate_vx_returns_are_those_of_positions_rolled_at_expiry()
    {
        var levels = new[] { "vx1", "vx2", "vx3" }.Select(name => Market.Auxiliary[name]).ToArray();
        var expected = VxRollReturns.Compute([.. Market.Dates], levels[0], levels[1], levels[2]);

        Assert.Equal(expected.First, Market.Returns.Column("VX1").ToArray());
        Assert.Equal(expected.Second, Market.Returns.Column("VX2").ToArray());
        Assert.Equal(expected.Third, Market.Returns.Column("VX3").ToArray());
        Assert.Equal(levels[0], Market.Prices.Column("VX1").ToArray());
        Assert.Equal(expected.Roll.Count(r => r), Market.Rolls!.Column("VX2").ToArray().Sum());
        Assert.All(Market.Instruments.Skip(Futures), vx => Assert.True(vx is { AssetClass: "volatility", Multiplier: 1000, HasRawPrice: true, MarginSchedule.Count: > 100 }));
    }

    [Fact]
    public void Generate_rate_ranks_are_a_curve_that_moves_with_the_bonds_and_rolls_each_quarter()
    {
        double[][] ranks = [.. Enumerable.Range(0, 12).Select(k => Market.Auxiliary[$"sofr_r{k}"])];
        var changes = ranks[7].Skip(1).Zip(ranks[7], (now, before) => now - before).ToArray();
        var bond = Market.Returns.Column("ZT")[1..].ToArray().Select(r => double.IsFinite(r) ? r : 0.0).ToArray();
        var wednesdays = Market.Dates.Where(d => d.Month % 3 == 0 && d.DayOfWeek == DayOfWeek.Wednesday && d.Day is >= 15 and <= 21).ToArray();

        Assert.All(ranks.SelectMany(r => r), p => Assert.InRange(p, 88, 103));
        Assert.All(ranks[0], p => Assert.Equal(p, Math.Round(p * 200) / 200, 10));
        Assert.True(SampleStatistics.Correlation(changes, bond) > 0.6);
        Assert.True(SampleStatistics.Deviation(changes) > 0.02);
        Assert.InRange(wednesdays.Length, 38, 40);
        Assert.All(wednesdays, roll =>
        {
            var t = Market.Returns.RowOf(roll);
            Assert.True(Math.Abs(ranks[3][t] - ranks[4][t - 1]) <= Math.Abs(ranks[3][t] - ranks[3][t - 1]) + 0.25);
        });
    }

    [Fact]
    public void Generate_exchange_rates_follow_their_futures()
    {
        (string Rate, string Future)[] pairs = [("fx_eur", "6E"), ("fx_gbp", "6B"), ("fx_jpy", "6J")];

        Assert.All(pairs, p =>
        {
            var changes = Market.Auxiliary[p.Rate].Skip(1).Zip(Market.Auxiliary[p.Rate], (now, before) => (now / before) - 1).ToArray();
            var future = Market.Returns.Column(p.Future)[1..].ToArray().Select(r => double.IsFinite(r) ? r : 0.0).ToArray();
            Assert.True(SampleStatistics.Correlation(changes, future) > 0.9);
        });
        Assert.Equal(Market.Auxiliary["fx_eur"], Market.Fx.Column("FESX").ToArray());
    }

    [Fact]
    public void Generate_any_options_keep_the_promises_of_market_data() =>
        Prop.ForAll(
            ArbMap.Default.GeneratorFor<int>().Zip(Gen.Choose(1, 4)).Zip(Gen.Choose(1, 30)).Zip(Gen.Choose(1975, 2060)).ToArbitrary(),
            x =>
            {
                var (((seed, years), instruments), year) = x;
                AssertValid(SyntheticMarket.Generate(
                    new SyntheticMarketOptions { Seed = seed, Years = years, Instruments = instruments, Start = new DateOnly(year, 3, 7) }));
            }).Holds(25);

    [Fact]
    public void Validate_every_broken_bound_is_listed()
    {
        var broken = new SyntheticMarketOptions { Start = new DateOnly(1800, 1, 1), Years = 0, Instruments = 501 };

        Assert.Equal(["synthetic.start", "synthetic.years", "synthetic.instruments"], broken.Validate().Select(v => v.Field));
        Assert.Equal(["synthetic.start"], new SyntheticMarketOptions { Start = new DateOnly(2016, 12, 31), Years = 1 }.Validate().Select(v => v.Field));
        var error = Assert.Throws<ArgumentException>(() => SyntheticMarket.Generate(broken));
        Assert.Contains("synthetic.years is 0; expected an integer in [1, 100]", error.Message, StringComparison.Ordinal);
        Assert.Contains("synthetic.instruments is 501", error.Message, StringComparison.Ordinal);
    }

    private static void AssertValid(MarketData market)
    {
        for (var i = 0; i < market.Count - 3; i++)
        {
            var price = market.Prices.Column(i);
            for (var t = 0; t < market.Rows; t++)
            {
                var missing = double.IsNaN(price[t]);
                Assert.True(missing ? i > 0 && t > 0 : double.IsFinite(price[t]) && price[t] > 0);
                Assert.Equal(missing || t == 0, double.IsNaN(market.Returns[t, i]));
                Assert.Equal(missing, double.IsNaN(market.Volume![t, i]) || double.IsNaN(market.Carry!.Carry[t, i]) || double.IsNaN(market.Carry.PriceMonth[t, i]));
                Assert.True(market.Fx[t, i] > 0 && double.IsFinite(market.Fx[t, i]));
            }

            Assert.True(price.ToArray().Count(double.IsNaN) < (0.05 * market.Rows) + 12);
            Assert.All(market.Instruments[i].MarginSchedule, m => Assert.True(m.Initial > 0));
        }

        Assert.All(market.Auxiliary.Where(a => !a.Key.StartsWith("fx_", StringComparison.Ordinal)), a => Assert.All(a.Value, v => Assert.InRange(v, 5, 400)));
        Assert.All(market.Auxiliary.Where(a => a.Key.StartsWith("fx_", StringComparison.Ordinal)), a => Assert.All(a.Value, v => Assert.True(v > 0)));
    }

    private static Panel[] Panels(MarketData m) =>
        [m.Returns, m.Prices, m.Fx, m.Rolls!, m.Volume!, m.Carry!.Price, m.Carry.Carry, m.Carry.PriceMonth, m.Carry.CarryMonth];

    private static void AssertLeading(Panel[] part, Panel[] whole, int rows, int columns)
    {
        for (var p = 0; p < part.Length; p++)
        {
            for (var i = 0; i < columns; i++)
            {
                Assert.Equal(part[p].Column(i).ToArray(), whole[p].Column(i)[..rows].ToArray());
            }
        }
    }
}
