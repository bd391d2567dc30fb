using FuturesSix.Core.Engines;
using FuturesSix.Core.Stack;
using FuturesSix.Data.Synthetic;

namespace FuturesSix.Tests.Synthetic;

/// <summary>What a visitor sees first: every engine with a base weight over the embedded market, after costs.</summary>
public sealed class DefaultBookTests(ITestOutputHelper output)
{
    [Fact]
    public void Default_seed_is_a_respectable_decade_with_a_crisis_or_two()
    {
        var (result, regimes) = Run(new SyntheticMarketOptions().Seed);
        var gated = Gated(result);

        Assert.InRange(result.Performance.Sharpe, 0.75, 1.1);
        Assert.InRange(result.Performance.MaxDrawdown, -0.32, -0.18);
        Assert.InRange(regimes[0], 0.40, 0.60);
        Assert.InRange(regimes[1], 0.10, 0.30);
        Assert.InRange(regimes[2], 0.12, 0.30);
        Assert.InRange(regimes[3], 0.05, 0.16);
        Assert.InRange(gated, 0.04, 0.07);
        Assert.True(Sum(result, "trend") >= Sum(result, "csmom"));
    }

    [Fact]
    public void Other_seeds_are_believable_decades_too()
    {
        var runs = Enumerable.Range(0, Stress.Full ? 20 : 4).Select(seed => Run(seed).Result).ToList();

        Assert.InRange(runs.Average(r => r.Performance.Sharpe), 0.25, 1.2);
        Assert.All(runs, r => Assert.InRange(r.Performance.Sharpe, -0.3, 2.0));
        Assert.All(runs, r => Assert.InRange(r.Performance.MaxDrawdown, -0.75, -0.15));
        Assert.All(runs, r => Assert.InRange(r.Performance.Volatility, 0.16, 0.24));
        Assert.All(runs, r => Assert.InRange(Gated(r), 0.025, 0.10));
        Assert.True(runs.Sum(r => Sum(r, "trend")) >= runs.Sum(r => Sum(r, "csmom")));
    }

    private (StackResult Result, double[] Regimes) Run(long seed)
    {
        var market = SyntheticMarket.Generate(new SyntheticMarketOptions { Seed = seed });
        var result = CanonicalStack.Run(new StackInput(market, new StackOptions(), EngineRegistry.BuiltIn));
        var days = result.Brake.Regime!.Days;
        double[] regimes = [.. Enumerable.Range(0, 4).Select(k => days.Count(d => (int)d.Regime == k) / (double)days.Count)];
        output.WriteLine(FormattableString.Invariant(
            $"| {seed} | {result.Performance.Sharpe:F2} | {100 * result.Performance.MaxDrawdown:F0} % | {100 * regimes[0]:F0} / {100 * regimes[1]:F0} / {100 * regimes[2]:F0} / {100 * regimes[3]:F0} | {100 * Gated(result):F1} % | {Sum(result, "trend"):F2}, {Sum(result, "csmom"):F2} | {Sum(result, "vrp_core") + Sum(result, "vrp_alt") + Sum(result, "vrp_convergence"):F2}, {Sum(result, "curve_rv"):F2}, {Sum(result, "vx_calendar_carry"):F2} |"));
        return (result, regimes);
    }

    /// <summary>Share of the rebalances at which the trend sleeve was off.</summary>
    private static double Gated(StackResult result)
    {
        var gate = result.Policy.States.ToList().FindIndex(s => s.Engine == "trend");
        return result.Policy.Applied[gate].Count(m => m == 0) / (double)result.Schedule.Count;
    }

    private static double Sum(StackResult result, string sleeve) => result.Book.SleeveReturns.Column(sleeve).ToArray().Where(double.IsFinite).Sum();
}
