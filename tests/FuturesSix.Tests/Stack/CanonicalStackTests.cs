using FuturesSix.Core.Allocator;
using FuturesSix.Core.Engines;
using FuturesSix.Core.Margin;
using FuturesSix.Core.Market;
using FuturesSix.Core.Policy;
using FuturesSix.Core.RiskTargeting;
using FuturesSix.Core.Stack;

namespace FuturesSix.Tests.Stack;

public sealed class CanonicalStackTests
{
    [Theory]
    [InlineData(ContractRounding.Fractional)]
    [InlineData(ContractRounding.Whole)]
    public void Run_does_not_read_the_future(ContractRounding contracts)
    {
        var options = StackCases.Braked with { Margin = new MarginOptions { Contracts = contracts } };
        var full = StackCases.Rows(StackCases.Run(StackCases.Market, options)).ToList();
        var random = new Random(7);
        for (var trial = 0; trial < 30; trial++)
        {
            var rows = random.Next(70, StackCases.Market.Rows);
            AssertPrefix(full, TestMarkets.Prefix(StackCases.Market, rows), options, rows, "deleted");
            AssertPrefix(full, TestMarkets.Prefix(StackCases.Market, rows, trial), options, rows, "corrupted");
        }
    }

    [Fact]
    public void Run_twice_and_on_other_threads_gives_the_same_bits()
    {
        var runs = new List<double>[3];
        Parallel.For(0, 3, new ParallelOptions { MaxDegreeOfParallelism = 2 }, n => runs[n] = Values(StackCases.Run(StackCases.Market, StackCases.Braked)));
        var again = Values(StackCases.Run(StackCases.Market, StackCases.Braked));

        Assert.All(runs, run => Assert.Equal(again.ConvertAll(BitConverter.DoubleToInt64Bits), run.ConvertAll(BitConverter.DoubleToInt64Bits)));
    }

    [Theory]
    [InlineData(ContractRounding.Fractional)]
    [InlineData(ContractRounding.Whole)]
    public void Run_compute_and_precomputed_replay_agree_to_the_bit(ContractRounding contracts)
    {
        var options = StackCases.Braked with { Margin = new MarginOptions { Contracts = contracts } };
        var computed = StackCases.Run(StackCases.Market, options);
        var source = new PrecomputedBrake("baseline", computed.Schedule.Dates.Zip(computed.Brake.Applied).ToDictionary(p => p.First, p => p.Second));
        var replayed = StackCases.Run(
            StackCases.Market, options with { Allocator = new AllocatorOptions { Mode = AllocatorMode.Precomputed, PrecomputedRunId = "baseline" } }, source);

        Assert.Equal(Bits(computed.Book.Weights), Bits(replayed.Book.Weights));
        Assert.Equal(computed.Book.Equity, replayed.Book.Equity);
        Assert.True(computed.Brake.Applied.Min() < 0.9, "the brake never acted: the test shows nothing");
    }

    [Fact]
    public void Run_off_computes_the_same_scalars_and_applies_none()
    {
        var off = StackCases.Run(StackCases.Market);
        var compute = StackCases.Run(StackCases.Market, StackCases.Braked);

        Assert.Equal(compute.Brake.Applied, off.Brake.Applied);
        Assert.Same(off.Shadow, off.Book);
        Assert.Equal(Bits(off.Book.Weights), Bits(compute.Shadow.Weights));
    }

    [Fact]
    public void Run_target_volatility_holds_wherever_nothing_binds_and_no_gate_is_active()
    {
        var run = StackCases.Run(StackCases.Market, new StackOptions { RiskTargeting = new() { LeverageCap = 50 } });
        var free = 0;
        for (var k = 0; k < run.Schedule.Count; k++)
        {
            var target = run.RiskTargeting.Targets[k];
            if (target.FlatReason is null && target.Bounds == RiskBounds.None && run.Policy.MultiplierOf("trend", k) == 1)
            {
                Assert.Equal(0.20, target.BookVolatility, 1e-12);
                free++;
            }
        }

        Assert.True(free > 20);
    }

    [Fact]
    public void Run_gate_leaves_the_other_sleeve_and_the_leverage_alone()
    {
        var gated = StackCases.Run(StackCases.Market);
        var open = StackCases.Run(StackCases.Market, new StackOptions { Policy = new PolicyOptions { Mode = PolicyMode.Off } });
        var fired = Enumerable.Range(0, gated.Schedule.Count)
            .Where(k => gated.Policy.MultiplierOf("trend", k) == 0 && gated.RiskTargeting.Targets[k].FlatReason is null).ToList();

        Assert.NotEmpty(fired);
        var csmom = gated.RiskTargeting.After.Engines.ToList().IndexOf("csmom");
        foreach (var k in fired)
        {
            Assert.Equal(open.RiskTargeting.Targets[k].Leverage, gated.RiskTargeting.Targets[k].Leverage);
            Assert.Equal(open.RiskTargeting.After.Weights(k, csmom).ToArray(), gated.RiskTargeting.After.Weights(k, csmom).ToArray());
            Assert.True(gated.RiskTargeting.Targets[k].BookVolatility <= open.RiskTargeting.Targets[k].BookVolatility + 1e-12);
        }
    }

    [Fact]
    public void Run_engine_without_data_weighs_zero_and_the_rest_is_renormalised()
    {
        var options = new StackOptions { Engines = [.. new StackOptions().Engines, new EngineOptions { Name = "csmom", Weight = 1 }] };
        Assert.Throws<StackException>(() => StackCases.Run(StackCases.Market, options));

        var two = TestMarkets.Random(82, instruments: 2);
        var run = StackCases.Run(two);

        var csmom = run.Engines.Single(e => e.Name == "csmom");
        Assert.Equal(0, csmom.BaseWeight);
        Assert.Equal(1, run.Engines.Single(e => e.Name == "trend").BaseWeight);
        Assert.Contains(run.Notes, n => n.StartsWith("engine csmom left out: a cross-section needs at least 3", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_required_engine_without_data_fails_the_run()
    {
        var options = new StackOptions { Engines = [new EngineOptions { Name = "trend", Weight = 1 }, new EngineOptions { Name = "csmom", Weight = 1, Required = true }] };

        var error = Assert.Throws<StackException>(() => StackCases.Run(TestMarkets.Random(83, instruments: 2), options));

        Assert.Contains("Engine 'csmom' is required, but a cross-section needs at least 3 instruments", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_that_can_never_invest_says_why()
    {
        var early = StackCases.Run(StackCases.Market, new StackOptions { End = StackCases.Market.Dates[40] });
        var none = StackCases.Run(StackCases.Market, new StackOptions { End = StackCases.Market.Dates[0] });

        Assert.Contains(early.Notes, n => n.StartsWith("never invested: history: ", StringComparison.Ordinal));
        Assert.Contains(none.Notes, n => n.StartsWith("never invested: no rebalance from ", StringComparison.Ordinal));
        Assert.Contains(early.Notes, n => n.StartsWith("allocator: no day had a state", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_with_one_instrument_says_that_the_brake_never_acted()
    {
        var run = StackCases.Run(TestMarkets.Random(84, instruments: 1), StackCases.Braked);

        Assert.Contains(run.Notes, n => n.StartsWith("allocator: no day had a state", StringComparison.Ordinal) && n.EndsWith("the brake never acted", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_engine_with_an_empty_universe_is_left_out()
    {
        var market = TestMarkets.Random(85, instruments: 4);
        var volatility = market with { Instruments = [.. market.Instruments.Select(i => i with { AssetClass = "volatility" })] };

        var error = Assert.Throws<StackException>(() => StackCases.Run(volatility));

        Assert.Contains("trend: the dataset has no instrument outside class volatility", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_undeclared_closure_is_noted()
    {
        var market = StackCases.Market;
        var cut = market.Dates.Select((d, t) => (d, t)).Where(x => x.d.DayOfWeek != DayOfWeek.Friday || x.t > 100).Select(x => x.t).ToArray();
        var closed = TestMarkets.FromReturns([.. cut.Select(t => market.Dates[t])], [.. market.Returns.Columns],
            [.. Enumerable.Range(0, market.Count).SelectMany(i => cut.Select(t => market.Returns[t, i]))]);

        Assert.Contains(StackCases.Run(closed).Notes, n => n.StartsWith("calendar: ", StringComparison.Ordinal) && n.Contains("not declared under holidays", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_expiring_instrument_leaves_the_book_before_its_last_trading_day()
    {
        var market = StackCases.Market;
        var last = market.Dates[600];
        var expiring = market with { Instruments = [.. market.Instruments.Select((i, n) => n == 0 ? i with { LastTrade = last } : i)] };

        var run = StackCases.Run(expiring);

        for (var k = 0; k < run.Schedule.Count; k++)
        {
            Assert.True(run.Schedule.Rows[k] + 1 < 600 || run.RiskTargeting.After.Weights(k, 0)[0] == 0);
        }

        Assert.Contains(Enumerable.Range(0, run.Schedule.Count), k => run.RiskTargeting.After.Weights(k, 0)[0] != 0);
    }

    [Fact]
    public void Run_start_warms_up_on_earlier_data()
    {
        var start = StackCases.Market.Dates[600];

        var run = StackCases.Run(StackCases.Market, new StackOptions { Start = start });

        Assert.Equal(start, run.Book.Dates[0]);
        Assert.Equal(0, run.FirstActiveRebalance);
    }

    [Fact]
    public void Run_start_beyond_the_data_names_both_dates()
    {
        var error = Assert.Throws<StackException>(() => StackCases.Run(StackCases.Market, new StackOptions { Start = new DateOnly(2090, 1, 1) }));

        Assert.Contains("start is 2090-01-01, after the last day", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_cancelled_stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() =>
            CanonicalStack.Run(new StackInput(StackCases.Market, new StackOptions(), EngineRegistry.BuiltIn), null, source.Token));
    }

    [Fact]
    public void Validate_reports_the_violations_of_every_layer_at_once()
    {
        var options = new StackOptions
        {
            Rebalance = "weekly",
            Engines = [new EngineOptions { Name = "trendy", Weight = -1 }],
            Policy = new PolicyOptions { Gates = [new GateOptions { Engine = "trnd", Feature = PolicyFeatures.GammaStress }] },
            RiskTargeting = new() { TargetVolatility = -1 },
            Margin = new() { MarginRate = 2 },
            Simulation = new() { FillDelay = 0 },
        };

        var fields = options.Validate(EngineRegistry.BuiltIn).Select(v => v.Field).ToArray();

        Assert.Equal(
            ["rebalance", "engines", "engines.trendy.weight", "engines.trendy", "policy.gates.trnd", "risk_targeting.target_vol", "margin.margin_rate", "simulation.fill_delay"], fields);
    }

    private static void AssertPrefix(List<(string Series, DateOnly Date, double Value)> full, MarketData part, StackOptions options, int rows, string what)
    {
        var last = StackCases.Market.Dates[rows - 1];
        var expected = full.Where(r => r.Date <= last).Select(r => (r.Series, r.Date, BitConverter.DoubleToInt64Bits(r.Value)));
        var actual = StackCases.Rows(StackCases.Run(part, options)).Where(r => r.Date <= last).Select(r => (r.Series, r.Date, BitConverter.DoubleToInt64Bits(r.Value)));
        var difference = expected.OrderBy(r => r.Series).ThenBy(r => r.Date).Except(actual).Take(1).ToArray();
        Assert.True(difference.Length == 0, $"{what} after {last:yyyy-MM-dd}: {(difference.Length > 0 ? difference[0].Series + " " + difference[0].Date : "")}");
    }

    private static List<double> Values(StackResult run) => [.. StackCases.Rows(run).Select(r => r.Value)];

    private static long[] Bits(Panel panel) => [.. panel.Values.ToArray().Select(BitConverter.DoubleToInt64Bits)];
}
