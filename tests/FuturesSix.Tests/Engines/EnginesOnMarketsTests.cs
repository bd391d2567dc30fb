using FuturesSix.Core.Engines;
using FuturesSix.Core.Evaluation;
using FuturesSix.Core.Market;
using FuturesSix.Core.RiskTargeting;
using FuturesSix.Core.Stack;
using FuturesSix.Tests.Stack;

namespace FuturesSix.Tests.Engines;

/// <summary>Every engine as a book of its own on every dataset that has its data; the figures go to the test output.</summary>
public sealed class EnginesOnMarketsTests(ITestOutputHelper output)
{
    /// <summary>The engines that each dataset drives.</summary>
    private static readonly Dictionary<string, string[]> Driven = new()
    {
        ["synthetic"] = ["carry", "csmom", "curve_rv", "trend", "vrp_alt", "vrp_convergence", "vrp_core", "vx_calendar_carry"],
        ["futures13"] = ["csmom", "curve_rv", "trend", "vrp_alt", "vrp_convergence", "vrp_core", "vx_calendar_carry"],
        ["legacy37"] = ["carry", "csmom", "curve_rv", "trend", "vrp_alt", "vrp_core"],
    };

    public static TheoryData<string> Names => MarketCases.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void MissingInputs_is_null_for_every_engine_whose_data_the_sample_has(string name)
    {
        var market = MarketCases.Load(name);

        var ready = EngineRegistry.BuiltIn.All.Where(e => Create(e).MissingInputs(market) is null).Select(e => e.Name);

        Assert.Equal(Driven[name], ready);
    }

    /// <summary>Without a leverage floor: a book of one VX contract at one times equity runs three times the target volatility,
    /// and a short one can lose more than all between two rebalances.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Run_of_each_engine_alone_is_a_book_with_a_tear_sheet(string name)
    {
        var market = MarketCases.Load(name);
        foreach (var engine in Driven[name])
        {
            var run = StackCases.Run(market, Alone(engine));

            var sleeve = PerformanceEvaluator.Evaluate(run.Book.Dates, run.Book.SleeveReturns.Column(engine));
            var capped = Share(run, RiskBounds.LeverageCap);
            Report(name, engine, run);
            Assert.Equal(run.Book.Days, sleeve.Observations);
            Assert.InRange(sleeve.Sharpe, -1.7, 2.5);
            Assert.InRange(run.Performance.Volatility, capped > 0.5 ? 0.02 : 0.12, 0.36);
            Assert.Null(run.Book.RuinDate);
            Assert.All(run.Engines[0].Forecast!.Values.Values.ToArray(), v => Assert.True(double.IsNaN(v) || Math.Abs(v) <= 1, engine));
        }
    }

    private static StackOptions Alone(string engine) => new()
    {
        Engines = [new EngineOptions { Name = engine, Weight = 1, Required = true }],
        RiskTargeting = new RiskTargetingOptions { LeverageFloor = 0 },
    };

    private static double Share(StackResult run, RiskBounds bound)
    {
        var active = run.RiskTargeting.Targets.Where(t => t.FlatReason is null).ToList();
        return active.Count(t => t.Bounds.HasFlag(bound)) / (double)active.Count;
    }

    private void Report(string market, string engine, StackResult run)
    {
        var p = run.Performance;
        var gross = PerformanceEvaluator.Evaluate(run.Book.Dates, run.Book.SleeveReturns.Column(engine));
        output.WriteLine(FormattableString.Invariant(
            $"| {market} | {engine} | {run.Schedule.Dates[run.FirstActiveRebalance!.Value]:yyyy-MM} | {p.Sharpe:f2} | {gross.Sharpe:f2} | {100 * p.Cagr:f1} % | {100 * p.Volatility:f1} % | {100 * p.MaxDrawdown:f0} % | {p.Skewness:f2} | {100 * p.WorstDay:f1} % | {100 * Share(run, RiskBounds.LeverageCap):f0} % |"));
    }

    private static IEngine Create(EngineRegistration engine) => engine.Create(new EngineSettings(engine.Name, new Dictionary<string, string>()));
}
