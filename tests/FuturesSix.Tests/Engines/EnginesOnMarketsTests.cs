using FuturesSix.Core.Engines;
using FuturesSix.Core.Evaluation;
using FuturesSix.Core.Market;
using FuturesSix.Core.RiskTargeting;
using FuturesSix.Core.Stack;
using FuturesSix.Data.Configuration;
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

    [Fact]
    public void Run_says_once_what_it_leaves_out_and_fails_where_it_is_required()
    {
        var market = MarketCases.Load("synthetic") with { Carry = null, Auxiliary = new Dictionary<string, double[]>() };
        EngineOptions[] book = [.. EngineRegistry.BuiltIn.All.Select(e => new EngineOptions { Name = e.Name, Weight = Math.Max(0.1, e.BaseWeight) })];

        var run = StackCases.Run(market, new StackOptions { Engines = book });

        Assert.Equal(["csmom", "curve_rv", "trend"], run.Engines.Where(e => e.BaseWeight > 0).Select(e => e.Name));
        Assert.Equal(1, run.Engines.Sum(e => e.BaseWeight), 1e-15);
        foreach (var left in new[] { "carry", "vrp_alt", "vrp_convergence", "vrp_core", "vx_calendar_carry" })
        {
            Assert.Single(run.Notes, n => n.StartsWith($"engine {left} left out: the dataset has no", StringComparison.Ordinal));
            var required = book.Select(e => e.Name == left ? e with { Required = true } : e).ToArray();
            Assert.StartsWith($"Engine '{left}' is required, but the dataset has no", Assert.Throws<StackException>(() => StackCases.Run(market, new StackOptions { Engines = required })).Message, StringComparison.Ordinal);
        }
    }

    /// <summary>VX3 begins on 2020-05-29: until then VX2 has no return on the days of a roll, and is held all the same.</summary>
    [Fact]
    public void Calendar_on_futures13_is_active_from_its_first_score_on()
    {
        var market = MarketCases.Load("futures13");
        var features = PriceFeatures.Compute(market);
        var forecast = Create(EngineRegistry.BuiltIn.Find("vx_calendar_carry")!).Forecast(new EngineInput(market, features));
        var first = Enumerable.Range(0, market.Rows).First(t => !double.IsNaN(forecast.Values[t, 0]));

        Assert.Equal(125, Enumerable.Range(0, first).Count(t => !double.IsNaN(market.Auxiliary["vx1"][t]) && !double.IsNaN(market.Auxiliary["vx2"][t])));
        Assert.All(forecast.Bets[0].Legs, leg => Assert.All(Enumerable.Range(first, market.Rows - first), t =>
            Assert.True(!double.IsNaN(features.UnflooredSigma[t, leg.Instrument]) || double.IsNaN(market.Prices[t, leg.Instrument]))));
    }

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
            Assert.Equal([engine, "execution", "cost"], run.Book.SleeveReturns.Columns);
            Assert.All(run.Engines[0].Forecast!.Values.Values.ToArray(), v => Assert.True(double.IsNaN(v) || Math.Abs(v) <= 1, engine));
        }
    }

    /// <summary>What `fsix run --set engines.NAME.weight=…` makes of it.</summary>
    private static StackOptions Alone(string engine) => ConfigurationReader.Read(new ConfigurationRequest
    {
        Sets =
        [
            .. EngineRegistry.BuiltIn.All.Select(e => $"engines.{e.Name}.weight={(e.Name == engine ? 1 : 0)}"),
            $"engines.{engine}.required=true", "risk_targeting.leverage_floor=0",
        ],
    }).Options;

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
