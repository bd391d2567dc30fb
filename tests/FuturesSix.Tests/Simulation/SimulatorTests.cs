using FuturesSix.Core.Construction;
using FuturesSix.Core.Margin;
using FuturesSix.Core.Market;
using FuturesSix.Core.Simulation;

namespace FuturesSix.Tests.Simulation;

public sealed class SimulatorTests
{
    private const double NaN = double.NaN;
    private static readonly MarginOptions Free = new() { SlippageBps = 0, MarginRate = 0.0 };

    [Fact]
    public void Run_decision_fills_next_day_and_earns_from_the_day_after()
    {
        var result = Run([NaN, 0.5, 0.5, 0.1, 0.2], rebalanceRow: 1, weight: 1);

        Assert.Equal(0, result.Returns[1]);
        Assert.Equal(0, result.Returns[2]);
        // Contracts were sized at the close of row 1; the fill at row 2 happened 50 % higher.
        Assert.Equal(0.1 * 1.5, result.Returns[3], 1e-12);
    }

    [Fact]
    public void Run_fill_delay_moves_the_fill()
    {
        var result = Run([NaN, 0, 0, 0.1, 0.2, 0.3], rebalanceRow: 1, weight: 1, options: new() { Capital = 1000, FillDelay = 2 });

        Assert.Equal(0, result.Returns[3]);
        Assert.Equal(0.1 * 0.2 / 0.1 * 1.1, result.Returns[4], 1e-12);
    }

    [Theory]
    [InlineData("D", 2)]
    [InlineData("D", 7)]
    [InlineData("W-FRI", 6)]
    [InlineData("W-FRI", 20)]
    public void Run_fill_delay_beyond_the_next_decision_fills_every_decision_at_its_own_row(string rule, int delay)
    {
        var market = TestMarkets.Random(74, rows: 120, missing: 0);
        var schedule = RebalanceSchedule.Build(market.Dates, rule, []);
        var book = RandomBook(schedule.Count, market.Count);

        var result = Simulator.Run(new(market, schedule, book, Ones(schedule.Count), 0), new() { FillDelay = delay }, Free);

        var expected = Enumerable.Range(0, result.Days).Count(t => schedule.Rows.Any(r => r + delay == t));
        Assert.Equal(expected, result.TradedNotional.Count(n => n > 0));
        var k = schedule.Count - delay - 2;
        var held = Enumerable.Range(0, market.Count).Sum(i => Math.Abs(result.Contracts[k, i]) * market.Prices[schedule.Rows[k] + delay, i]);
        Assert.Equal(held, result.Gross[schedule.Rows[k] + delay] * result.Equity[schedule.Rows[k] + delay], 1e-6 * held);
    }

    [Fact]
    public void Run_last_trade_without_a_price_that_day_closes_before_a_later_return()
    {
        var market = Market([NaN, 0, 0, 0.1, NaN, 0.5]);
        var expiring = market with { Instruments = [market.Instruments[0] with { LastTrade = market.Dates[3].AddDays(1) }] };
        Assert.True(market.Dates[4] >= market.Dates[3].AddDays(1));
        var gap = expiring with { Instruments = [market.Instruments[0] with { LastTrade = market.Dates[4] }] };

        Assert.Equal(0, Simulate(gap, 1, 1, new() { Capital = 1000 }, Free).Returns[5]);
    }

    [Fact]
    public void Run_without_an_fx_rate_freezes_the_position_and_values_it_at_the_last_one()
    {
        var market = Market([NaN, 0, 0, 0.1, 0.1, 0.1]);
        market = market with { Fx = new Panel([.. market.Dates], ["I0"], [2.0, 2, 2, 2, NaN, NaN]) };

        var result = Simulate(market, 1, 1, new() { Capital = 1000 }, Free);

        Assert.Equal(1000 * 1.1 * 1.1 * 1.1, result.Equity[5], 1e-9);
        Assert.True(double.IsFinite(result.Gross[5]));
    }

    [Fact]
    public void Run_order_without_a_price_waits_for_the_next_one()
    {
        var result = Run([NaN, 0, NaN, 0.1, 0.2], rebalanceRow: 1, weight: 1);

        Assert.Equal(0, result.Returns[3]);
        Assert.Equal(0.2 * 1.1, result.Returns[4], 1e-12);
    }

    [Fact]
    public void Run_frozen_position_counts_and_books_the_gap_when_it_trades_again()
    {
        var result = Run([NaN, 0, 0, 0.1, NaN, NaN, 0.3], rebalanceRow: 1, weight: 1);

        Assert.Equal(0, result.Returns[4]);
        Assert.Equal(1, result.Gross[5], 1e-12);
        Assert.Equal(0.3, result.Returns[6], 1e-12);
    }

    [Fact]
    public void Run_position_without_a_price_to_the_end_is_reported_frozen()
    {
        var returns = new double[20];
        Array.Fill(returns, NaN, 5, 15);
        returns[0] = NaN;

        Assert.Equal(["I0"], Run(returns, rebalanceRow: 1, weight: 1).FrozenAtEnd);
    }

    [Fact]
    public void Run_declared_last_trade_closes_the_position()
    {
        var market = Market([NaN, 0, 0, 0.1, 0.2, 0.3]);
        var expiring = market with { Instruments = [market.Instruments[0] with { LastTrade = market.Dates[4] }] };

        var result = Simulate(expiring, 1, 1, new() { Capital = 1000 }, Free);

        Assert.Equal(0.2, result.Returns[4], 1e-12);
        Assert.Equal(0, result.Returns[5]);
        Assert.Equal(0, result.Gross[5]);
    }

    [Fact]
    public void Run_costs_slippage_on_traded_notional()
    {
        var result = Run([NaN, 0, 0, 0], rebalanceRow: 1, weight: 1, margin: Free with { SlippageBps = 10 });

        Assert.Equal(1, result.Slippage[2], 1e-12);
        Assert.Equal(-0.001, result.Returns[2], 1e-12);
        Assert.Equal(1, result.Turnover[2], 1e-12);
    }

    [Fact]
    public void Run_roll_costs_two_sides_and_trades_nothing()
    {
        var market = Market([NaN, 0, 0, 0, 0]);
        var rolls = new double[5];
        rolls[3] = 1;
        market = market with { Rolls = new Panel([.. market.Dates], ["I0"], rolls) };

        var result = Simulate(market, 1, 1, new() { Capital = 1000 }, Free with { SlippageBps = 10 });

        Assert.Equal(2 * result.Slippage[2] * result.Equity[2] / result.Equity[1], result.RollCost[3], 1e-2);
        Assert.True(result.RollCost[3] > 1.9);
        Assert.Equal(0, result.TradedNotional[3]);
    }

    [Fact]
    public void Run_foreign_currency_profit_converts_at_the_fx_of_the_day()
    {
        var market = Market([NaN, 0, 0, 0.1]);
        var fx = new[] { 2.0, 2.0, 2.0, 3.0 };
        market = market with { Fx = new Panel([.. market.Dates], ["I0"], fx) };

        // 1000 account units buy 5 contracts of 100 x 2; the profit is 5 x 100 x 0.1 x 3.
        Assert.Equal(1150, Simulate(market, 1, 1, new() { Capital = 1000 }, Free).Equity[3], 1e-9);
    }

    [Fact]
    public void Run_negative_raw_price_keeps_the_direction_of_the_position()
    {
        var market = Market([NaN, 0, 0, -1.5]);
        var prices = new[] { 100.0, 100, -40, -100 };
        market = market with { Prices = new Panel([.. market.Dates], ["I0"], prices), Returns = new Panel([.. market.Dates], ["I0"], [NaN, 0, -1.4, 1.5]) };

        // Long 10 contracts from the fill at -40; the price falls by 60 = -40 x 1.5: the long loses 600.
        Assert.Equal(400, Simulate(market, 1, 1, new() { Capital = 1000 }, Free).Equity[3], 1e-9);
    }

    [Fact]
    public void Run_ruin_liquidates_and_ends_the_run()
    {
        var result = Run([NaN, 0, 0, -0.5, 0.1, 0.1], rebalanceRow: 1, weight: 2.5);

        Assert.Equal(result.Dates[3], result.RuinDate);
        Assert.Equal(4, result.Days);
    }

    [Fact]
    public void Run_sleeves_execution_and_cost_sum_to_the_return()
    {
        var market = TestMarkets.Random(71, rows: 300, rawPrices: true);
        var schedule = RebalanceSchedule.Build(market.Dates, "W-FRI", []);
        var book = RandomBook(schedule.Count, market.Count);
        var margin = new MarginOptions { Contracts = ContractRounding.Whole, NoTradeBuffer = 0.2, MaxMarginUtilisation = 0.1, CommissionPerContract = 2 };

        var result = Simulator.Run(new(market, schedule, book, Ones(schedule.Count), 0), new() { Capital = 5_000_000 }, margin);

        for (var d = 0; d < result.Days; d++)
        {
            Assert.Equal(result.Returns[d], Enumerable.Range(0, result.SleeveReturns.Columns.Count).Sum(c => result.SleeveReturns[d, c]), 1e-12);
        }

        Assert.Contains(result.Limits, l => (l & ExecutionLimits.Rounding) != 0);
        Assert.Contains(result.MarginScale, s => s < 1);
        foreach (var contracts in result.Contracts.Values)
        {
            Assert.Equal(Math.Truncate(contracts), contracts);
        }
    }

    [Fact]
    public void Run_margin_at_a_decision_never_exceeds_the_limit()
    {
        var market = TestMarkets.Random(72, rows: 300, rawPrices: true);
        var schedule = RebalanceSchedule.Build(market.Dates, "W-FRI", []);
        var margin = new MarginOptions { MaxMarginUtilisation = 0.1 };

        var result = Simulator.Run(new(market, schedule, RandomBook(schedule.Count, market.Count), Ones(schedule.Count), 0), new(), margin);

        for (var k = 0; k < schedule.Count; k++)
        {
            var used = Enumerable.Range(0, market.Count).Sum(i => Math.Abs(result.Weights[k, i])) * margin.MarginRate;
            Assert.True(used <= 0.1 + 1e-12, $"rebalance {k}: {used}");
        }
    }

    [Fact]
    public void Run_brake_scales_every_weight_alike()
    {
        var market = TestMarkets.Random(73, rows: 200);
        var schedule = RebalanceSchedule.Build(market.Dates, "W-FRI", []);
        var input = new SimulationInput(market, schedule, RandomBook(schedule.Count, market.Count), Ones(schedule.Count), 0);
        var braked = input with { Scalars = [.. Ones(schedule.Count).Select(s => 0.5 * s)] };

        var (full, half) = (Simulator.Run(input, new(), new()), Simulator.Run(braked, new(), new()));

        for (var i = 0; i < market.Count; i++)
        {
            Assert.Equal(0.5 * full.Weights[0, i], half.Weights[0, i], 1e-12);
        }
    }

    private static SleeveBook RandomBook(int rebalances, int instruments)
    {
        var random = new Random(1);
        var book = new SleeveBook(["a", "b"], instruments, rebalances);
        for (var k = 0; k < rebalances; k++)
        {
            for (var e = 0; e < 2; e++)
            {
                foreach (ref var w in book.Weights(k, e))
                {
                    w = random.NextDouble() - 0.5;
                }
            }
        }

        return book;
    }

    private static double[] Ones(int count) => [.. Enumerable.Repeat(1.0, count)];

    private static SimulationResult Run(double[] returns, int rebalanceRow, double weight, SimulationOptions? options = null, MarginOptions? margin = null) =>
        Simulate(Market(returns), rebalanceRow, weight, options ?? new() { Capital = 1000 }, margin ?? Free);

    private static SimulationResult Simulate(MarketData market, int rebalanceRow, double weight, SimulationOptions options, MarginOptions margin)
    {
        var book = new SleeveBook(["a"], 1, 1);
        book.Weights(0, 0)[0] = weight;
        var schedule = new RebalanceSchedule { Rows = [rebalanceRow], Dates = [market.Dates[rebalanceRow]] };
        return Simulator.Run(new(market, schedule, book, [1.0], 0), options, margin);
    }

    private static MarketData Market(double[] returns) => TestMarkets.FromReturns(TestMarkets.BusinessDays(returns.Length), ["I0"], returns);
}
