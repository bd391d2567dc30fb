using FuturesSix.Core.Allocator;
using FuturesSix.Core.Engines;
using FuturesSix.Core.Margin;
using FuturesSix.Core.Market;
using FuturesSix.Core.Policy;
using FuturesSix.Core.Stack;
using FuturesSix.Data.Certificates;
using FuturesSix.Tests.Causality;

namespace FuturesSix.Tests.Stack;

public sealed class AdditionsTests
{
    private static readonly MarketData Market = Additions.WithEvents(StackCases.Market with { Roles = new Dictionary<string, string> { ["equity_index"] = "I00" } });
    private static readonly StackOptions On = Additions.On("I03");
    private static readonly StackResult Run = StackCases.Run(Market, On);

    [Fact]
    public void Run_every_addition_has_teeth()
    {
        foreach (var component in new[] { PolicyComponents.Dispersion, PolicyComponents.VolOfVol, PolicyComponents.SkewProxy, PolicyComponents.Event, PolicyComponents.Impairment })
        {
            Assert.Contains(Run.Policy.Factors.Where(f => f.Component == component), f => f.Multiplier.Any(m => m < 0.9));
        }

        Assert.Contains(Run.Exposures.SleeveScalars, s => s < 0.7);
        Assert.Contains(Run.Exposures.Convexity!.Weights, w => w > 0.01);
    }

    [Theory]
    [InlineData(ContractRounding.Fractional)]
    [InlineData(ContractRounding.Whole)]
    public void Run_decided_weights_are_brake_times_sleeve_scalar_times_multiplier_times_levered_weight_plus_convexity(ContractRounding contracts)
    {
        var run = StackCases.Run(Market, On with { Margin = new MarginOptions { Contracts = contracts, MaxMarginUtilisation = 1 } });
        var (market, compared) = (run.Market, 0);
        for (var k = 0; k < run.Schedule.Count; k++)
        {
            for (var i = 0; i < market.Count; i++)
            {
                var expected = Expected(run, k, i);
                if (run.Book.Limits[(k * market.Count) + i] == ExecutionLimits.None && run.Book.MarginScale[k] == 1)
                {
                    Assert.Equal(expected, run.Book.Weights[k, i], 1e-12);
                    compared++;
                }
            }
        }

        Assert.True(contracts == ContractRounding.Whole || compared > 500, $"{compared} cells");
    }

    [Fact]
    public void Run_the_multiplier_of_a_sleeve_is_the_product_of_its_gate_and_its_factors()
    {
        for (var k = 0; k < Run.Schedule.Count; k++)
        {
            for (var e = 0; e < Run.Construction.Engines.Count; e++)
            {
                var engine = Run.Construction.Engines[e];
                var product = Run.Policy.Factors.Where(f => f.Engine == engine).Aggregate(Run.Policy.GateOf(engine, k), (m, f) => m * f.Multiplier[k]);
                Assert.Equal(product, Run.Construction.Multiplier(k, e));
                Assert.Equal(product, Run.RiskTargeting.After.Multiplier(k, e));
                Assert.InRange(product, 0, 1);
            }
        }
    }

    [Theory]
    [InlineData(ConvexityKind.Long)]
    [InlineData(ConvexityKind.CallProxy)]
    public void Run_sleeve_returns_add_up_and_convexity_bears_its_own_costs(ConvexityKind kind)
    {
        var run = StackCases.Run(Market, Additions.On("I03", kind: kind) with { Margin = new MarginOptions { SlippageBps = 5 } });
        var sleeves = run.Book.SleeveReturns;

        Assert.Equal(["csmom", "trend", "convexity", "execution", "cost"], sleeves.Columns);
        for (var d = 0; d < run.Book.Days; d++)
        {
            var row = Enumerable.Range(0, sleeves.Columns.Count).Sum(c => sleeves[d, c]);
            Assert.Equal(run.Book.Returns[d], row, 1e-12);
        }

        var before = run.Book.Equity.Prepend(run.Options.Simulation.Capital).ToArray();
        var all = Enumerable.Range(0, run.Book.Days).Sum(d => (run.Book.Slippage[d] + run.Book.Commission[d] + run.Book.RollCost[d]) / before[d]);
        var own = -run.Book.OwnCost.Sum();
        Assert.InRange(own, all / 1000, all);
        Assert.Equal(all, own - sleeves.Column("cost").ToArray().Sum(), 1e-12);
    }

    [Fact]
    public void Run_convexity_earns_what_its_position_earns_alone()
    {
        var options = Additions.On("I03", kind: ConvexityKind.Long) with { Margin = new MarginOptions { SlippageBps = 0, ChargeRolls = false } };
        var run = StackCases.Run(Market, options);
        var (weights, returns, column) = (run.Exposures.Convexity!.Weights, run.Market.Returns.Column(3).ToArray(), run.Book.SleeveReturns.Column("convexity").ToArray());
        var (k, compared) = (-1, 0);
        for (var t = run.Book.FirstRow; t < run.Market.Rows; t++)
        {
            while (k + 1 < run.Schedule.Count && run.Schedule.Rows[k + 1] + 1 < t)
            {
                k++;
            }

            var first = k >= 0 && run.Schedule.Rows[k] + 2 == t;
            if (first && weights[k] > 0.001 && !double.IsNaN(returns[t]) && !double.IsNaN(returns[t - 1]))
            {
                // On the day after the fill the position has drifted for a single day.
                Assert.Equal(weights[k] * returns[t], column[t - run.Book.FirstRow], 0.15 * Math.Abs(weights[k] * returns[t]) + 1e-5);
                compared++;
            }
        }

        Assert.True(compared > 50, $"{compared} days");
    }

    [Fact]
    public void Run_compute_and_precomputed_agree_to_the_bit_with_everything_on()
    {
        var dates = Run.Schedule.Dates;
        var exposures = new Dictionary<(DateOnly, string), double>();
        for (var k = 0; k < dates.Length; k++)
        {
            exposures[(dates[k], "csmom")] = Run.Exposures.SleeveScalar(k, 0);
            exposures[(dates[k], "convexity")] = Run.Exposures.ConvexityWeight(k);
        }

        var brake = new PrecomputedBrake("base", dates.Zip(Run.Brake.Applied).ToDictionary(p => p.First, p => p.Second), exposures);
        var policy = new PrecomputedPolicy(
            "base",
            Run.Policy.Engines.SelectMany((e, g) => dates.Select((d, k) => (Key: (d, e), Value: Run.Policy.Applied[g][k]))).ToDictionary(p => p.Key, p => p.Value),
            Run.Policy.Factors.SelectMany(f => dates.Select((d, k) => (Key: (d, f.Engine, f.Component), Value: f.Multiplier[k]))).ToDictionary(p => p.Key, p => p.Value));
        var options = On with
        {
            Policy = On.Policy with { Mode = PolicyMode.Precomputed, PrecomputedRunId = "base" },
            Allocator = On.Allocator with { Mode = AllocatorMode.Precomputed, PrecomputedRunId = "base" },
        };

        var replayed = CanonicalStack.Run(new StackInput(Market, options, EngineRegistry.BuiltIn, policy, brake));

        Assert.Equal(Run.Book.Equity, replayed.Book.Equity);
        Assert.Equal(Run.Book.SleeveReturns.Values.ToArray(), replayed.Book.SleeveReturns.Values.ToArray());
        var error = Assert.Throws<StackException>(() => CanonicalStack.Run(new StackInput(Market, options, EngineRegistry.BuiltIn, policy, brake with { Exposures = null })));
        Assert.Contains("nothing to replay for 'csmom'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_does_not_read_the_future_with_everything_on()
    {
        var (full, random) = (RunTexts.Of(Run), new Random(23));
        for (var trial = 0; trial < Stress.Count(200); trial++)
        {
            var rows = random.Next(70, Market.Rows);
            var variant = trial % 2 == 0 ? FutureVariant.Deleted : FutureVariant.Corrupted;
            var part = RunTexts.Of(StackCases.Run(TestMarkets.Prefix(Market, rows, variant == FutureVariant.Deleted ? null : trial), On));
            var difference = full.FirstDifference(part, Market.Dates[rows - 1], variant, out _);
            Assert.True(difference is null, difference?.ToString());
        }
    }

    [Fact]
    public void Run_mode_off_records_what_would_have_acted_and_changes_nothing()
    {
        var off = StackCases.Run(Market, On with { Allocator = new AllocatorOptions(), Policy = On.Policy with { Mode = PolicyMode.Off } });
        var plain = StackCases.Run(Market, new StackOptions { Policy = new PolicyOptions { Mode = PolicyMode.Off } });

        Assert.False(off.Exposures.Acts);
        Assert.Equal(plain.Book.Equity, off.Book.Equity);
        Assert.Contains(off.Exposures.Convexity!.Weights, w => w > 0);
        Assert.Contains(off.Notes, n => n.Contains("do not act: allocator.mode is off", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_the_state_and_the_shadow_book_know_nothing_of_the_exposures()
    {
        var without = StackCases.Run(Market, On with { Exposures = new ExposureStageOptions() });

        Assert.Equal(without.Shadow.Equity, Run.Shadow.Equity);
        Assert.Equal(without.Brake.Applied, Run.Brake.Applied);
        Assert.NotEqual(without.Book.Equity, Run.Book.Equity);
    }

    [Fact]
    public void Run_impairment_reads_the_engine_alone_whatever_gates_tilts_and_leverage_do()
    {
        var gated = StackCases.Run(Market, On with
        {
            Policy = On.Policy with { Throttles = [], Gates = [new GateOptions { Engine = "csmom", Feature = PolicyFeatures.GammaStress, Invert = true }] },
            RiskTargeting = new() { TargetVolatility = 0.05 },
            Allocator = new AllocatorOptions(),
        });

        Assert.Equal(Factor(Run, "csmom"), Factor(gated, "csmom"));

        static double[] Factor(StackResult run, string engine) => run.Policy.Factors.Single(f => f.Engine == engine && f.Component == PolicyComponents.Impairment).Multiplier;
    }

    [Fact]
    public void Run_refuses_names_that_do_not_exist()
    {
        var options = On with
        {
            Policy = On.Policy with { Throttles = [On.Policy.Throttles[0] with { Engine = "tren", Event = new EventThrottleOptions { Kinds = ["GDP"] } }], Impairment = [new ImpairmentOptions { Engine = "carri" }] },
            Exposures = new ExposureStageOptions { Sleeves = [new SleeveScalarOptions("vrp", SleeveScalarOptions.Neutral)], Convexity = new ConvexityPositionOptions("VX9", new ConvexityOptions()) },
        };

        var error = Assert.Throws<StackException>(() => StackCases.Run(Market, options));

        Assert.All(
            ["policy.throttles.tren ", "policy.throttles.tren.event.kinds is GDP; expected one of CPI, FOMC, NFP", "policy.impairment.carri ", "allocator.sleeves.vrp ", "allocator.convexity.instrument is VX9; expected one of I00"],
            text => Assert.Contains(text, error.Message, StringComparison.Ordinal));
    }

    private static double Expected(StackResult run, int k, int i)
    {
        var sum = 0.0;
        for (var e = 0; e < run.Exposures.Sleeves.Count; e++)
        {
            sum += run.Exposures.SleeveScalar(k, e) * run.RiskTargeting.After.Multiplier(k, e) * run.RiskTargeting.After.Weights(k, e)[i];
        }

        return (run.Brake.Applied[k] * sum) + (i == run.Exposures.ConvexityInstrument ? run.Exposures.ConvexityWeight(k) : 0);
    }
}
