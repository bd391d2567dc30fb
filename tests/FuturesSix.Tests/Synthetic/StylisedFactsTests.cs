using FuturesSix.Core.Market;
using FuturesSix.Data.Synthetic;

namespace FuturesSix.Tests.Synthetic;

public sealed class StylisedFactsTests(ITestOutputHelper output)
{
    private static readonly Dictionary<long, MarketData> Markets = new long[] { 6, 1, 2, 3, 9 }
        .ToDictionary(s => s, s => SyntheticMarket.Generate(new SyntheticMarketOptions { Seed = s }));

    public static TheoryData<long> Seeds => [.. Markets.Keys];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Returns_have_fat_tails_and_volatility_clusters(long seed)
    {
        var market = Markets[seed];
        Assert.All(Enumerable.Range(0, market.Count), i =>
            Assert.True(SampleStatistics.ExcessKurtosis(SampleStatistics.Observed(market.Returns.Column(i))) > 1));

        var absolute = SampleStatistics.Observed(market.Returns.Column("ES")).Select(Math.Abs).ToArray();
        Assert.All(Enumerable.Range(1, 20), lag => Assert.True(SampleStatistics.Autocorrelation(absolute, lag) > 0.02, $"lag {lag}"));
        output.WriteLine($"ES: excess kurtosis {SampleStatistics.ExcessKurtosis(SampleStatistics.Observed(market.Returns.Column("ES"))):F1}, "
            + $"|r| autocorrelation {SampleStatistics.Autocorrelation(absolute, 1):F2} at 1, {SampleStatistics.Autocorrelation(absolute, 20):F2} at 20");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Returns_are_nearly_uncorrelated_in_time(long seed)
    {
        var market = Markets[seed];

        Assert.All(Enumerable.Range(0, market.Count), i =>
            Assert.InRange(SampleStatistics.Autocorrelation(SampleStatistics.Observed(market.Returns.Column(i)), 1), -0.12, 0.12));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Crises_bring_correlation_losses_and_flight_to_quality(long seed)
    {
        var market = Markets[seed];
        var vix = market.Auxiliary["vix"];
        var crisis = Enumerable.Range(1, market.Rows - 1).Where(t => vix[t - 1] > 28).ToList();
        var calm = Enumerable.Range(1, market.Rows - 1).Where(t => vix[t - 1] <= 20).ToList();
        var (high, low) = (SampleStatistics.CrossClassCorrelation(market, crisis), SampleStatistics.CrossClassCorrelation(market, calm));
        output.WriteLine($"mean |correlation| across classes: {high:F2} on {crisis.Count} crisis days, {low:F2} on {calm.Count} calm days");

        Assert.True(crisis.Count >= 30 && high > low + 0.05);
        Assert.True(Correlation(market, "ES", "ZN", crisis) < Correlation(market, "ES", "ZN", calm) - 0.1);
        Assert.InRange(Drawdown(SampleStatistics.Observed(market.Returns.Column("ES"))), -0.80, -0.15);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Volatility_complex_has_the_levels_of_its_kind(long seed)
    {
        var (market, auxiliary) = (Markets[seed], Markets[seed].Auxiliary);
        var contango = auxiliary["vx1"].Zip(auxiliary["vx2"], (a, b) => a < b ? 1.0 : 0.0).Average();
        output.WriteLine($"VIX mean {auxiliary["vix"].Average():F1}, max {auxiliary["vix"].Max():F1}; VVIX mean {auxiliary["vvix"].Average():F0}; contango {contango:P0}");

        Assert.InRange(auxiliary["vix"].Average(), 14, 25);
        Assert.True(auxiliary["vix"].Max() > 30 && auxiliary["vix"].Min() >= 9);
        Assert.InRange(auxiliary["vvix"].Average(), 75, 130);
        Assert.True(auxiliary["vvix"].Max() > auxiliary["vvix"].Average() + 20);
        Assert.InRange(contango, 0.60, 0.95);
        Assert.True(Changes("vix").Zip(market.Returns.Column("ES")[1..].ToArray(), (v, r) => v * r).Sum() < 0);

        IEnumerable<double> Changes(string name) => auxiliary[name].Skip(1).Zip(auxiliary[name], (now, before) => (now / before) - 1);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Vx_positions_lose_what_naive_changes_seem_to_earn(long seed)
    {
        var (dates, auxiliary) = (Markets[seed].Dates.ToArray(), Markets[seed].Auxiliary);
        var held = VxRollReturns.Compute(dates, auxiliary["vx1"], auxiliary["vx2"], auxiliary["vx3"]).First.Where(double.IsFinite).Average() * 252;
        var naive = auxiliary["vx1"].Skip(1).Zip(auxiliary["vx1"], (now, before) => (now / before) - 1).Average() * 252;
        output.WriteLine($"VX1 a year: held {held:P0}, naive {naive:P0}");

        Assert.InRange(held, -1.2, -0.05);
        Assert.True(naive > held + 0.3);
    }

    [Fact]
    public void Trends_persist_enough_to_earn_something_and_not_more()
    {
        var sharpes = Markets.Select(m => SampleStatistics.Sharpe(SampleStatistics.TrendFollower(m.Value))).ToArray();
        output.WriteLine("plain trend follower, Sharpe ratio before costs: " + string.Join(", ", sharpes.Select(s => s.ToString("F2"))));

        Assert.InRange(sharpes.Average(), 0.3, 1.2);
        Assert.InRange(sharpes[0], 0.3, 1.2);
        Assert.All(sharpes, s => Assert.InRange(s, -0.5, 2.0));
    }

    private static double Correlation(MarketData market, string a, string b, List<int> rows)
    {
        var both = rows.Where(t => double.IsFinite(market.Returns.Column(a)[t]) && double.IsFinite(market.Returns.Column(b)[t])).ToList();
        return SampleStatistics.Correlation([.. both.Select(t => market.Returns.Column(a)[t])], [.. both.Select(t => market.Returns.Column(b)[t])]);
    }

    private static double Drawdown(double[] returns)
    {
        var (equity, peak, worst) = (1.0, 1.0, 0.0);
        foreach (var r in returns)
        {
            equity *= 1 + r;
            peak = Math.Max(peak, equity);
            worst = Math.Min(worst, (equity / peak) - 1);
        }

        return worst;
    }
}
