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

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_of_each_engine_alone_is_a_book_with_a_tear_sheet(string name)
    {
        var market = MarketCases.Load(name);
        foreach (var engine in Driven[name])
        {
            var run = StackCases.Run(market, new StackOptions { Engines = [new EngineOptions { Name = engine, Weight = 1, Required = true }] });

            var sleeve = PerformanceEvaluator.Evaluate(run.Book.Dates, run.Book.SleeveReturns.Column(engine));
            Assert.Equal(run.Book.Days, sleeve.Observations);
            Assert.True(double.IsFinite(sleeve.Sharpe), engine);
            Assert.InRange(run.Performance.Volatility, 0.02, 0.30);
            Assert.InRange(run.Performance.Sharpe, -1.5, 2.5);
            Assert.Null(run.Book.RuinDate);
            Assert.All(run.Engines[0].Forecast!.Values.Values.ToArray(), v => Assert.True(double.IsNaN(v) || Math.Abs(v) <= 1, engine));
            Report(name, engine, run);
        }
    }

    private void Report(string market, string engine, StackResult run)
    {
        var active = run.RiskTargeting.Targets.Where(t => t.FlatReason is null).ToList();
        var p = run.Performance;
        output.WriteLine(FormattableString.Invariant(
            $"| {market} | {engine} | {run.Schedule.Dates[run.FirstActiveRebalance!.Value]:yyyy-MM} | {p.Sharpe:f2} | {100 * p.Cagr:f1} % | {100 * p.Volatility:f1} % | {100 * p.MaxDrawdown:f0} % | {p.Skewness:f2} | {100 * p.WorstDay:f1} % | {100.0 * active.Count(t => t.Bounds.HasFlag(RiskBounds.LeverageCap)) / active.Count:f0} % | {100.0 * active.Count(t => t.Bounds.HasFlag(RiskBounds.LeverageFloor)) / active.Count:f0} % |"));
    }

    private static IEngine Create(EngineRegistration engine) => engine.Create(new EngineSettings(engine.Name, new Dictionary<string, string>()));
}
