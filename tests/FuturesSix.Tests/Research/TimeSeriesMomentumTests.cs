using FsCheck.Fluent;
using FuturesSix.Application.Benchmarks;
using FuturesSix.Core.Market;
using FuturesSix.Core.Research;

namespace FuturesSix.Tests.Research;

public sealed class TimeSeriesMomentumTests
{
    private static readonly TimeSeriesMomentumOptions Short = new() { Lookback = 40, Window = 21 };

    [Fact]
    public void Run_any_market_is_the_plain_implementation() =>
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            Gen.Choose(1, 9).ToArbitrary(),
            Gen.Choose(20, 90).ToArbitrary(), // a window shorter than the book has directions without variance: w'Sw may cancel to nothing in either form
            (seed, instruments, window) =>
            {
                var market = TestMarkets.Random(seed, 300, instruments, missing: 0.1);
                var options = Short with { Lookback = 1 + (seed % 120), Window = window, Capital = 1e6 };
                var rows = MomentumSchedule.RowsOn(market.Dates, (DayOfWeek)(1 + (seed % 5)));

                var fast = TimeSeriesMomentumBook.Run(market.Returns, rows, options);

                var plain = PlainMomentum.Run(market.Returns, rows, options);
                return Differences.Relative(plain.Nav, fast.Nav) <= 1e-9 && Differences.Relative(plain.Weights.Values, fast.Weights.Values) <= 1e-9;
            }).Holds();

    [Fact]
    public void Run_book_that_is_decided_has_the_target_volatility_over_its_window()
    {
        var market = TestMarkets.Random(7, 400, 6);
        var rows = MomentumSchedule.RowsOn(market.Dates);

        var result = TimeSeriesMomentumBook.Run(market.Returns, rows, Short with { TargetVolatility = 0.13 });

        var last = rows[^1];
        var path = Enumerable.Range(last - Short.Window + 1, Short.Window)
            .Select(t => Enumerable.Range(0, 6).Sum(i => result.Weights[result.Weights.Rows - 1, i] * (double.IsNaN(market.Returns[t, i]) ? 0 : market.Returns[t, i])))
            .ToArray();
        Assert.Equal(0.13, FuturesSix.Core.Numerics.Moments.Std(path) * Math.Sqrt(252), 1e-12);
    }

    [Fact]
    public void Run_days_after_t_deleted_or_changed_leave_everything_up_to_t()
    {
        var market = TestMarkets.Random(3, 400, 5);
        var whole = TimeSeriesMomentumBook.Run(market.Returns, MomentumSchedule.RowsOn(market.Dates), Short);
        foreach (var prefix in new[] { TestMarkets.Prefix(market, 301), TestMarkets.Prefix(market, 301, corruptionSeed: 5) })
        {
            var cut = TimeSeriesMomentumBook.Run(prefix.Returns, MomentumSchedule.RowsOn(prefix.Dates), Short);

            Assert.Equal(whole.Nav[..301], cut.Nav[..301]);
            var decisions = whole.Weights.Dates.Count(d => d <= market.Dates[300]);
            for (var i = 0; i < 5; i++)
            {
                Assert.Equal(whole.Weights.Column(i)[..decisions].ToArray(), cut.Weights.Column(i)[..decisions].ToArray());
            }
        }
    }

    [Fact]
    public void Run_young_and_constant_instruments_have_no_weight()
    {
        var market = TestMarkets.Random(4, 300, 3, missing: 0);
        var values = market.Returns.Values.ToArray();
        values.AsSpan(0, 200).Fill(double.NaN);
        values.AsSpan(300, 300).Fill(0.001);
        var returns = new Panel([.. market.Dates], ["young", "constant", "usual"], values);

        var weights = TimeSeriesMomentumBook.Run(returns, MomentumSchedule.RowsOn(returns.Dates), Short).Weights;

        for (var k = 0; k < weights.Rows; k++)
        {
            Assert.Equal(returns.RowOf(weights.Dates[k]) >= 200 + Short.Lookback, weights[k, 0] != 0);
            Assert.Equal(0, weights[k, 1]);
            Assert.NotEqual(0, weights[k, 2]);
        }
    }

    [Fact]
    public void Run_nothing_to_hold_keeps_the_capital()
    {
        var returns = TestMarkets.FromReturns(TestMarkets.BusinessDays(120), ["A", "B"], new double[240]).Returns;

        var result = TimeSeriesMomentumBook.Run(returns, MomentumSchedule.RowsOn(returns.Dates), Short);

        Assert.All(result.Nav, v => Assert.Equal(100, v));
        Assert.True(result.Weights.Rows > 0 && result.Weights.Values.IndexOfAnyExcept(0.0) < 0);
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-3.5)]
    public void Run_impossible_return_is_refused_with_its_place(double wrong)
    {
        var market = TestMarkets.Random(4, 120, 2);
        var values = market.Returns.Values.ToArray();
        values[120 + 50] = wrong;

        var error = Assert.Throws<ArgumentException>(() => TimeSeriesMomentumBook.Run(new Panel([.. market.Dates], ["A", "B"], values), [60], Short));

        Assert.Contains($"The return of B on {market.Dates[50]:yyyy-MM-dd}", error.Message);
    }

    [Fact]
    public void Run_options_out_of_bounds_name_every_violation()
    {
        var market = TestMarkets.Random(4, 120, 2);

        var error = Assert.Throws<ArgumentException>(() => TimeSeriesMomentumBook.Run(market.Returns, [60], new() { Lookback = 0, Window = 1, Capital = double.NaN }));

        Assert.All(["lookback is 0", "window is 1", "capital is NaN"], part => Assert.Contains(part, error.Message));
    }

    [Fact]
    public void Run_rows_that_do_not_ascend_are_refused()
    {
        var market = TestMarkets.Random(4, 120, 2);

        Assert.Contains("row 1 is 60", Assert.Throws<ArgumentException>(() => TimeSeriesMomentumBook.Run(market.Returns, [60, 60], Short)).Message);
        Assert.Contains("below 120", Assert.Throws<ArgumentException>(() => TimeSeriesMomentumBook.Run(market.Returns, [120], Short)).Message);
    }

    [Fact]
    public void Ledger_once_made_allocates_nothing()
    {
        var market = TestMarkets.Random(9, 600, 7);
        var rows = MomentumSchedule.RowsOn(market.Dates);
        using var paths = MomentumPaths.Of(market.Returns);
        double[][] signs = [MomentumSigns.Of(paths, rows, 40), MomentumSigns.Of(paths, rows, 80)];
        int[] lookbacks = [40, 80];
        var ledger = new MomentumLedger(paths, rows, Short);
        var nav = new double[2 * 600];
        var weights = new double[rows.Length * 7];
        ledger.Run(signs, lookbacks, nav, weights);

        var before = GC.GetAllocatedBytesForCurrentThread();
        ledger.Run(signs, lookbacks, nav, weights);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.NotEqual(100, nav[599]);
    }
}
