using FuturesSix.Core.Allocator;
using FuturesSix.Core.RiskTargeting;
using FuturesSix.Core.Stack;

namespace FuturesSix.Tests.Stack;

/// <summary>The whole stack on the embedded market and on both real datasets; the figures go to the test output.</summary>
public sealed class WholeMarketTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names => MarketCases.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_is_finite_and_plausible(string name)
    {
        var run = StackCases.Run(MarketCases.Load(name));

        foreach (var (series, date, value) in StackCases.Rows(run))
        {
            var mayBeMissing = series.StartsWith("unit.", StringComparison.Ordinal) || series.StartsWith("state.", StringComparison.Ordinal) || series == "volatility";
            Assert.True(double.IsFinite(value) || (mayBeMissing && double.IsNaN(value)), $"{name}: {series} on {date:yyyy-MM-dd} is {value}");
        }

        Assert.Null(run.Book.RuinDate);
        Assert.InRange(run.Performance.Sharpe, -0.5, 2.0);
        Assert.InRange(run.Performance.MaxDrawdown, -0.75, -0.05);
        Assert.InRange(run.Book.Gross.Max(), 1, 12);
        Assert.All(run.Book.SleeveReturns.Columns.Take(2), c => Assert.Contains(run.Book.SleeveReturns.Column(c).ToArray(), v => v != 0));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_ex_ante_volatility_is_the_target_wherever_nothing_binds(string name)
    {
        var run = StackCases.Run(MarketCases.Load(name));
        var active = Enumerable.Range(0, run.Schedule.Count).Where(k => run.RiskTargeting.Targets[k].FlatReason is null).ToList();
        var ungated = active.Where(k => run.Policy.Applied.All(g => g[k] == 1)).ToList();
        var free = ungated.Where(k => run.RiskTargeting.Targets[k].Bounds == RiskBounds.None).ToList();

        Assert.All(free, k => Assert.Equal(0.20, run.RiskTargeting.Targets[k].BookVolatility, 1e-12));
        Assert.True(free.Count > active.Count / 2);
        output.WriteLine(FormattableString.Invariant(
            $"{name}: {active.Count} active rebalances; nothing binds and no gate: {free.Count} ({(double)free.Count / active.Count:p1}), all at 20 %; cap binds: {Share(active, run, RiskBounds.LeverageCap):p1}; floor binds: {Share(active, run, RiskBounds.LeverageFloor):p1}; gated: {active.Count - ungated.Count}"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_realised_volatility_is_near_target_times_average_scalar(string name)
    {
        foreach (var mode in new[] { AllocatorMode.Off, AllocatorMode.Compute })
        {
            var run = StackCases.Run(MarketCases.Load(name), new StackOptions { Allocator = new AllocatorOptions { Mode = mode } });
            var scalar = mode == AllocatorMode.Off ? 1 : run.Brake.Applied.Skip(run.FirstActiveRebalance!.Value).Average();
            var ratio = run.Performance.Volatility / (0.20 * scalar);

            Assert.InRange(ratio, 0.8, 1.25);
            output.WriteLine(FormattableString.Invariant($"{name}, allocator {mode}: realised {run.Performance.Volatility:p2}, average scalar {scalar:f3}, ratio {ratio:f3}"));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_gates_never_raise_ex_ante_volatility(string name)
    {
        var run = StackCases.Run(MarketCases.Load(name));
        var gated = Enumerable.Range(0, run.Schedule.Count)
            .Where(k => run.RiskTargeting.Targets[k].FlatReason is null && run.Policy.MultiplierOf("trend", k) < 1).ToList();

        Assert.NotEmpty(gated);
        Assert.All(gated, k => Assert.True(run.RiskTargeting.Targets[k].BookVolatility <= run.RiskTargeting.Targets[k].UngatedVolatility + 1e-12));
        output.WriteLine(FormattableString.Invariant(
            $"{name}: {gated.Count} gated rebalances, mean ex-ante volatility {gated.Average(k => run.RiskTargeting.Targets[k].BookVolatility):p1} instead of {gated.Average(k => run.RiskTargeting.Targets[k].UngatedVolatility):p1}"));
    }

    private static double Share(List<int> rebalances, StackResult run, RiskBounds bound) =>
        (double)rebalances.Count(k => run.RiskTargeting.Targets[k].Bounds.HasFlag(bound)) / rebalances.Count;
}
