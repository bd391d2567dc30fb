using FuturesSix.Core.Allocator;
using FuturesSix.Core.Margin;
using FuturesSix.Core.Market;
using FuturesSix.Core.Overlay;
using FuturesSix.Core.Policy;
using FuturesSix.Core.Simulation;
using FuturesSix.Core.Stack;

namespace FuturesSix.Tests.Stack;

/// <summary>A waterfall takes a position apart without a remainder.</summary>
public sealed class WaterfallsTests(ITestOutputHelper output)
{
    private const double Rounding = 1e-12;

    public static TheoryData<string, bool, bool> Cases => new()
    {
        { "synthetic", false, false }, { "synthetic", false, true }, { "synthetic", true, false }, { "synthetic", true, true },
        { "futures13", false, false }, { "futures13", false, true }, { "legacy37", false, false }, { "legacy37", false, true },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void ExplainAll_random_dates_lead_to_every_target_exactly(string name, bool whole, bool active)
    {
        var run = StackCases.Run(MarketCases.Load(name), Options(MarketCases.Load(name), whole, active));
        var random = new Random(3);
        var (positions, acted) = (0, new SortedDictionary<string, int>(StringComparer.Ordinal));
        foreach (var k in Enumerable.Range(0, 20).Select(_ => random.Next(run.FirstActiveRebalance!.Value, run.Schedule.Count)))
        {
            foreach (var (waterfall, u) in Waterfalls.ExplainAll(run, k).Select((w, u) => (w, u)))
            {
                AssertAddsUp(run, k, run.Holdable[u], waterfall);
                positions++;
                foreach (var step in waterfall.Sleeves.SelectMany(s => s.Steps).Concat(waterfall.Steps).Where(s => !s.IsNeutral))
                {
                    acted[step.Name] = acted.GetValueOrDefault(step.Name) + 1;
                }
            }
        }

        string[] embedded =
        [
            PolicyComponents.VolOfVol, PolicyComponents.Impairment, WaterfallSteps.SleeveScalar, WaterfallSteps.Convexity,
            WaterfallSteps.Tilt, WaterfallSteps.Brake, WaterfallSteps.Buffer, WaterfallSteps.NotionalCap, WaterfallSteps.Margin,
        ];
        Assert.All([WaterfallSteps.Leverage, .. whole ? [WaterfallSteps.Lots] : Array.Empty<string>()], s => Assert.Contains(s, acted.Keys));
        Assert.All(active && name == "synthetic" ? embedded : [], s => Assert.Contains(s, acted.Keys));
        output.WriteLine($"{name}, {(whole ? "whole" : "fractional")}, {(active ? "every limit" : "defaults")}: {positions} positions; steps that acted: {string.Join(", ", acted.Select(a => $"{a.Key} {a.Value}"))}");
    }

    [Fact]
    public void Explain_gated_rebalance_shows_the_closed_gate()
    {
        var run = StackCases.Run(MarketCases.Load("synthetic"));
        var gated = Enumerable.Range(0, run.Schedule.Count).Last(k => run.Policy.MultiplierOf("trend", k) == 0);

        var branches = Waterfalls.ExplainAll(run, gated).SelectMany(w => w.Sleeves).Where(s => s.Sleeve == "trend").ToList();

        Assert.NotEmpty(branches);
        Assert.All(branches, b => Assert.Equal(0, b.Weight));
        Assert.All(branches, b => Assert.Equal((2, 0.0, "gate on gamma_stress_proxy: closed"), (b.Steps[1].Layer, b.Steps[1].Factor, b.Steps[1].Detail)));
    }

    [Fact]
    public void Explain_every_rebalance_of_a_market_with_gaps_names_frozen_and_capped_positions()
    {
        var market = Gappy(5);
        var run = StackCases.Run(market, Options(market, whole: true, active: true) with { Margin = Limits(whole: true) with { MaxVolumeShare = 0.002 } });
        var acted = new HashSet<string>();
        for (var k = 0; k < run.Book.Contracts.Rows; k++)
        {
            foreach (var i in run.Holdable)
            {
                var waterfall = Waterfalls.Explain(run, k, i);
                AssertAddsUp(run, k, i, waterfall);
                acted.UnionWith(waterfall.Steps.Where(s => !s.IsNeutral).Select(s => s.Name));
                Assert.Equal(run.Book.Limits[(k * market.Count) + i].HasFlag(ExecutionLimits.Frozen), waterfall.Steps.Any(s => s.Name == WaterfallSteps.Frozen));
            }
        }

        Assert.Superset(new HashSet<string> { WaterfallSteps.Frozen, WaterfallSteps.VolumeCap, WaterfallSteps.Expired, WaterfallSteps.Lots, WaterfallSteps.Excluded }, acted);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(9)]
    [InlineData(14)]
    public void Explain_fill_dates_say_what_is_held_at_every_decision(int delay)
    {
        var market = Gappy(delay);
        var run = StackCases.Run(market, new StackOptions { Simulation = new SimulationOptions { FillDelay = delay } });
        foreach (var i in run.Universe)
        {
            var waterfalls = Enumerable.Range(0, run.Book.Contracts.Rows).Select(k => Waterfalls.Explain(run, k, i)).ToList();
            Assert.Contains(waterfalls, w => w.Filled is not null);
            foreach (var waterfall in waterfalls)
            {
                var last = waterfalls.LastOrDefault(w => w.Filled <= waterfall.Decided);
                var expired = market.Instruments[i].LastTrade <= waterfall.Decided;
                Assert.Equal(expired || last is null ? 0 : last.Contracts, waterfall.Held);
            }
        }
    }

    [Fact]
    public void Explain_rebalance_that_was_never_decided_is_refused()
    {
        var run = StackCases.Run(StackCases.Market);

        Assert.Throws<ArgumentOutOfRangeException>(() => Waterfalls.Explain(run, run.Schedule.Count, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Waterfalls.Explain(run, 0, run.Market.Count));
    }

    [Fact]
    public void Explain_run_that_does_not_agree_with_itself_is_refused()
    {
        var run = StackCases.Run(StackCases.Market);
        var k = run.Schedule.Count - 1;
        var broken = run with { Brake = run.Brake with { Acts = true, Applied = [.. run.Brake.Applied.Select(_ => 0.5)] } };

        Assert.Contains("the run decided", Assert.Throws<InvalidOperationException>(() => Waterfalls.ExplainAll(broken, k)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void InForce_between_rebalances_is_the_last_one()
    {
        var run = StackCases.Run(StackCases.Market);
        var (first, second) = (run.Schedule.Dates[10], run.Schedule.Dates[11]);

        Assert.Equal(10, Waterfalls.InForce(run, first));
        Assert.Equal(10, Waterfalls.InForce(run, second.AddDays(-1)));
        Assert.Equal(run.Schedule.Count - 1, Waterfalls.InForce(run, DateOnly.MaxValue));
        Assert.Null(Waterfalls.InForce(run, run.Schedule.Dates[0].AddDays(-1)));
    }

    private static void AssertAddsUp(StackResult run, int k, int i, PositionWaterfall waterfall)
    {
        var sum = 0.0;
        foreach (var branch in waterfall.Sleeves)
        {
            AssertChain(1, branch.Steps, branch.Weight);
            sum += branch.Weight;
        }

        AssertChain(0, waterfall.Steps, waterfall.Contracts);
        Near(sum, waterfall.Steps[0].Value);
        var wanted = new double[run.Market.Count];
        run.Exposures.Scaling.Sum(k, gated: true, wanted);
        Near(wanted[i], waterfall.Steps.Single(s => s.Name == WaterfallSteps.Leverage).Value);
        Near(run.Book.Contracts[k, i], waterfall.Steps[^1].Value);
        Near(run.Book.Weights[k, i], double.IsNaN(waterfall.ContractValue) ? 0 : waterfall.Steps[^1].Value * waterfall.ContractValue / waterfall.Equity);
        Assert.Equal((run.Book.Weights[k, i], run.Book.Contracts[k, i]), (waterfall.Weight, waterfall.Contracts));
    }

    private static void AssertChain(double start, IReadOnlyList<WaterfallStep> steps, double end)
    {
        var value = start;
        foreach (var step in steps)
        {
            Assert.True(double.IsNaN(step.Factor) != double.IsNaN(step.Amount), step.Name);
            value = double.IsNaN(step.Factor) ? value + step.Amount : value * step.Factor;
            Near(value, step.Value);
            Assert.InRange(step.Layer, 1, 7);
        }

        Near(value, end);
    }

    private static void Near(double expected, double actual) => Assert.Equal(expected, actual, Rounding * Math.Max(1, Math.Abs(expected)));

    private static StackOptions Options(MarketData market, bool whole, bool active) => !active
        ? new StackOptions { Margin = new MarginOptions { Contracts = whole ? ContractRounding.Whole : ContractRounding.Fractional } }
        : new StackOptions
        {
            Allocator = new AllocatorOptions { Mode = AllocatorMode.Compute },
            Margin = Limits(whole),
            Exposures = new ExposureStageOptions
            {
                Sleeves = [new SleeveScalarOptions("trend", new RiskProfile("sleeve", 0.95, 0.9, 0.7, 0.5, 0.25, 0.25))],
                Convexity = new ConvexityPositionOptions(market.Instruments[^1].Symbol, new ConvexityOptions { Normal = 0.1, AnnualBudget = 0.1 }),
            },
            Policy = new PolicyOptions
            {
                Throttles = [new ThrottleOptions { Engine = "trend", Dispersion = ThrottleOptions.DefaultDispersion, VolOfVol = ThrottleOptions.DefaultVolOfVol }],
                Impairment = [new ImpairmentOptions { Engine = "csmom" }],
            },
            Overlay = new OverlayOptions
            {
                Tilts = [Tilt(market, TiltScope.AssetClass, market.Instruments[0].AssetClass, 1.4), Tilt(market, TiltScope.Sleeve, "trend", 1.3)],
            },
        };

    private static MarginOptions Limits(bool whole) => new()
    {
        Contracts = whole ? ContractRounding.Whole : ContractRounding.Fractional, MaxMarginUtilisation = 0.12, MaxInstrumentNotional = 0.6, NoTradeBuffer = 0.05,
    };

    private static TiltOptions Tilt(MarketData market, TiltScope scope, string target, double multiplier) => new()
    {
        Scope = scope, Target = target, Multiplier = multiplier, Author = "pm", Intent = "test", Start = market.Dates[0], End = market.Dates[^1],
    };

    /// <summary>A random market in which one instrument has long gaps, one begins late and one is delivered.</summary>
    private static MarketData Gappy(int seed)
    {
        var market = TestMarkets.Random(200 + seed, rows: 700, instruments: 6, missing: 0.05, rawPrices: true);
        var (returns, prices) = (market.Returns.Values.ToArray(), market.Prices.Values.ToArray());
        for (var t = 0; t < market.Rows; t++)
        {
            foreach (var i in new[] { t % 150 is > 100 and < 125 ? 0 : -1, t < 400 ? 1 : -1 }.Where(i => i >= 0))
            {
                returns[(i * market.Rows) + t] = prices[(i * market.Rows) + t] = double.NaN;
            }
        }

        var instruments = market.Instruments.ToArray();
        instruments[2] = instruments[2] with { LastTrade = market.Dates[500] };
        return market with
        {
            Instruments = instruments,
            Returns = new Panel([.. market.Dates], [.. market.Returns.Columns], returns),
            Prices = new Panel([.. market.Dates], [.. market.Returns.Columns], prices),
        };
    }
}
