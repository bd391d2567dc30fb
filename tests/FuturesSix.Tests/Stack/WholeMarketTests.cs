using FuturesSix.Core.Allocator;
using FuturesSix.Core.Policy;
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
        Assert.True(free.Count > active.Count / 3);
        output.WriteLine(FormattableString.Invariant(
            $"{name}: {active.Count} active rebalances; nothing binds and no gate: {free.Count} ({(double)free.Count / active.Count:p1}), all at 20 %; cap binds: {Share(active, run, RiskBounds.LeverageCap):p1}; floor binds: {Share(active, run, RiskBounds.LeverageFloor):p1}; gated: {active.Count - ungated.Count}"));
    }

    /// <summary>From the day on which every engine of the book has a forecast: before it, the few that have one may be too volatile
    /// for the leverage floor (on futures13 a book of VX contracts alone).</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Run_realised_volatility_is_near_target_times_average_scalar(string name)
    {
        foreach (var mode in new[] { AllocatorMode.Off, AllocatorMode.Compute })
        {
            var run = StackCases.Run(MarketCases.Load(name), new StackOptions { Allocator = new AllocatorOptions { Mode = mode } });
            var first = Enumerable.Range(0, run.Schedule.Count).First(k => AllForecast(run, run.Schedule.Rows[k]));
            var scalar = mode == AllocatorMode.Off ? 1 : run.Brake.Applied.Skip(first).Average();
            var realised = Math.Sqrt(252) * StandardDeviation(run.Book.Returns.AsSpan(run.Schedule.Rows[first] - run.Book.FirstRow + 2));
            var ratio = realised / (0.20 * scalar);

            Assert.InRange(ratio, 0.8, 1.25);
            output.WriteLine(FormattableString.Invariant(
                $"{name}, allocator {mode}: realised {realised:p2} from {run.Schedule.Dates[first]:yyyy-MM-dd} ({run.Performance.Volatility:p2} from the first investment), average scalar {scalar:f3}, ratio {ratio:f3}"));
        }
    }

    /// <summary>A gate never levers up. It removes risk except where the sleeve it closes hedged others, which is rare.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Run_gates_reduce_ex_ante_volatility_except_where_sleeves_hedge_each_other(string name)
    {
        var run = StackCases.Run(MarketCases.Load(name));
        var ungated = StackCases.Run(MarketCases.Load(name), new StackOptions { Policy = new PolicyOptions { Mode = PolicyMode.Off } });
        var gated = Enumerable.Range(0, run.Schedule.Count)
            .Where(k => run.RiskTargeting.Targets[k].FlatReason is null && run.Policy.Applied.Any(g => g[k] < 1)).ToList();
        var raised = gated.Where(k => run.RiskTargeting.Targets[k].BookVolatility > run.RiskTargeting.Targets[k].UngatedVolatility + 1e-12).ToList();

        Assert.NotEmpty(gated);
        Assert.All(gated, k => Assert.Equal(ungated.RiskTargeting.Targets[k].Leverage, run.RiskTargeting.Targets[k].Leverage));
        Assert.True(raised.Count <= gated.Count / 20.0, $"{raised.Count} of {gated.Count}");
        output.WriteLine(FormattableString.Invariant(
            $"{name}: {gated.Count} gated rebalances, mean ex-ante volatility {gated.Average(k => run.RiskTargeting.Targets[k].BookVolatility):p1} instead of {gated.Average(k => run.RiskTargeting.Targets[k].UngatedVolatility):p1}; raised at {raised.Count}"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_contributions_of_the_sleeves_sum_to_the_book(string name)
    {
        var run = StackCases.Run(MarketCases.Load(name));
        var active = run.RiskTargeting.Targets.Where(t => t.FlatReason is null).ToList();

        var total = 0.0;
        foreach (var sleeve in run.Book.SleeveReturns.Columns)
        {
            var sum = run.Book.SleeveReturns.Column(sleeve).ToArray().Sum();
            total += sum;
            output.WriteLine(FormattableString.Invariant($"{name} | {sleeve} | {run.Engines.FirstOrDefault(e => e.Name == sleeve)?.BaseWeight ?? 0:f3} | {100 * sum / (run.Book.Days / 252.0):f2} % a year | volatility {100 * StandardDeviation(run.Book.SleeveReturns.Column(sleeve)) * Math.Sqrt(252):f1} %"));
        }

        Assert.Equal(run.Book.Returns.Sum(), total, 1e-9);
        foreach (var year in Enumerable.Range(run.Book.Dates[0].Year, run.Book.Dates[^1].Year - run.Book.Dates[0].Year + 1))
        {
            var days = Enumerable.Range(0, run.Book.Days).Where(d => run.Book.Dates[d].Year == year).Select(d => run.Book.Returns[d]).ToArray();
            output.WriteLine(FormattableString.Invariant($"{name} {year}: return {100 * days.Sum():f1} %, volatility {100 * StandardDeviation(days) * Math.Sqrt(252):f1} %, worst {100 * days.Min():f1} %"));
        }

        output.WriteLine(FormattableString.Invariant($"{name}: Sharpe {run.Performance.Sharpe:f2}, volatility {run.Performance.Volatility:p1}, drawdown {run.Performance.MaxDrawdown:p0}, skew {run.Performance.Skewness:f2}, kurtosis {run.Performance.Kurtosis:f1}, leverage {active.Average(t => t.Leverage):f2}, worst {run.Performance.WorstDay:p1}"));
    }

    private static bool AllForecast(StackResult run, int row) => run.Engines.Where(e => e.Forecast is not null)
        .All(e => Enumerable.Range(0, e.Forecast!.Bets.Count).Any(b => !double.IsNaN(e.Forecast.Values[row, b])));

    private static double StandardDeviation(ReadOnlySpan<double> x)
    {
        double mean = 0, squares = 0;
        foreach (var v in x)
        {
            mean += v / x.Length;
        }

        foreach (var v in x)
        {
            squares += (v - mean) * (v - mean);
        }

        return Math.Sqrt(squares / (x.Length - 1));
    }

    private static double Share(List<int> rebalances, StackResult run, RiskBounds bound) =>
        (double)rebalances.Count(k => run.RiskTargeting.Targets[k].Bounds.HasFlag(bound)) / rebalances.Count;
}
