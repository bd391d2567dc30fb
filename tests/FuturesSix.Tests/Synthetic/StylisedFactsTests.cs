using FuturesSix.Core.Evaluation.Facts;
using FuturesSix.Core.Market;
using FuturesSix.Data.Synthetic;

namespace FuturesSix.Tests.Synthetic;

/// <summary>The embedded market behaves like its kind: inequalities with margins, over the default seed and ten others.</summary>
public sealed class StylisedFactsTests(ITestOutputHelper output)
{
    private static readonly long Default = new SyntheticMarketOptions().Seed;

    private static readonly Dictionary<long, MarketData> Markets = new[] { Default }.Concat(Enumerable.Range(0, 10).Select(s => (long)s))
        .ToDictionary(s => s, s => SyntheticMarket.Generate(new SyntheticMarketOptions { Seed = s }));

    private static readonly Dictionary<long, StylisedFacts> Facts = Markets.ToDictionary(m => m.Key, m => FactFinder.Measure(m.Value));

    public static TheoryData<long> Seeds => [.. Markets.Keys];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Returns_have_fat_tails_but_no_day_outweighs_a_decade(long seed)
    {
        var facts = Facts[seed];
        output.WriteLine($"excess kurtosis {facts.Median.ExcessKurtosis:F1}, at most {facts.Instruments.Max(i => i.ExcessKurtosis):F0}; tail index {facts.Median.TailIndex:F2}");

        Assert.All(facts.Instruments, i => Assert.InRange(i.ExcessKurtosis, 1, 40));
        Assert.InRange(facts.Median.ExcessKurtosis, 2.5, 9);
        Assert.InRange(facts.Median.TailIndex, 2.5, 4.2);
        Assert.InRange(facts.Median.Skewness, -0.6, 0.6);
        Assert.InRange(facts.Median.JumpsPerThousand, 0, 0.5);
        Assert.All(facts.Instruments, i => Assert.InRange(i.JumpsPerThousand, 0, 2.5));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Volatility_clusters_and_returns_are_nearly_uncorrelated_in_time(long seed)
    {
        var (facts, market) = (Facts[seed], Markets[seed]);
        var absolute = SampleStatistics.Observed(market.Returns.Column("ES")).Select(Math.Abs).ToArray();

        Assert.All(Enumerable.Range(1, 20), lag => Assert.True(SampleStatistics.Autocorrelation(absolute, lag) > 0.02, $"lag {lag}"));
        Assert.InRange(facts.Median.AbsoluteAutocorrelation1, 0.09, 0.30);
        Assert.InRange(facts.Median.AbsoluteAutocorrelation10, 0.06, 0.28);
        Assert.True(facts.Median.AbsoluteAutocorrelation50 < facts.Median.AbsoluteAutocorrelation10);
        Assert.All(facts.Instruments, i => Assert.InRange(i.Autocorrelation, -0.12, 0.12));
        Assert.InRange(facts.Median.Autocorrelation, -0.05, 0.05);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Crises_bring_correlation_losses_and_flight_to_quality(long seed)
    {
        var (market, facts) = (Markets[seed], Facts[seed]);
        var vix = market.Auxiliary["vix"];
        var crisis = Rows(market, t => vix[t] > FactFinder.CrisisVix);
        var calm = Rows(market, t => vix[t] <= FactFinder.CalmVix);
        var (high, low) = (SampleStatistics.CrossClassCorrelation(market, crisis), SampleStatistics.CrossClassCorrelation(market, calm));
        output.WriteLine($"mean |correlation| across classes: {high:F2} on {crisis.Count} crisis days, {low:F2} on {calm.Count} calm days");

        Assert.InRange(facts.CrisisShare, 0.015, 0.25);
        Assert.True(crisis.Count >= 30 && high > low + 0.02);
        Assert.True(Correlation(market, "ES", "ZN", crisis) < Correlation(market, "ES", "ZN", calm) - 0.1);
        Assert.InRange(facts.Instruments[0].MaxDrawdown, -0.75, -0.15);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Volatility_complex_has_the_levels_of_its_kind(long seed)
    {
        var (facts, auxiliary) = (Facts[seed], Markets[seed].Auxiliary);
        output.WriteLine($"VIX mean {facts.VixMean:F1}, max {facts.VixMax:F1}; VVIX mean {facts.VvixMean:F0}; contango {facts.ContangoShare:P0}; with ES {facts.VixEquityCorrelation:F2}");

        Assert.InRange(facts.VixMean, 15, 23);
        Assert.InRange(facts.VixMax, 32, 100);
        Assert.True(auxiliary["vix"].Min() >= 9);
        Assert.InRange(facts.VvixMean, 85, 115);
        Assert.True(auxiliary["vvix"].Max() > facts.VvixMean + 20);
        Assert.InRange(facts.VixEquityCorrelation, -0.85, -0.4);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Vx_curve_is_in_contango_but_in_crises(long seed)
    {
        var (facts, market) = (Facts[seed], Markets[seed]);
        var (vix, vx1, vx2) = (market.Auxiliary["vix"], market.Auxiliary["vx1"], market.Auxiliary["vx2"]);
        var crisis = Rows(market, t => vix[t] > FactFinder.CrisisVix);
        var calm = Rows(market, t => vix[t] <= FactFinder.CalmVix);

        Assert.InRange(facts.ContangoShare, 0.60, 0.95);
        Assert.True(crisis.Average(t => vx1[t - 1] > vx2[t - 1] ? 1 : 0) > 0.8);
        Assert.True(calm.Average(t => vx1[t - 1] < vx2[t - 1] ? 1 : 0) > 0.8);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Vx_positions_lose_what_naive_changes_seem_to_earn(long seed)
    {
        var facts = Facts[seed];
        output.WriteLine($"VX1 a year: held {facts.VxHeld:P0}, naive {facts.VxNaive:P0}");

        Assert.InRange(facts.VxHeld, -1.2, 0.05);
        Assert.InRange(facts.VxNaive, 0.05, 0.6);
        Assert.True(facts.VxNaive > facts.VxHeld + 0.3);
    }

    [Fact]
    public void Trends_persist_enough_to_earn_something_and_not_more()
    {
        double[] plain = [.. Markets.Values.Select(m => SampleStatistics.Sharpe(SampleStatistics.TrendFollower(m)))];
        double[] slow = [.. Facts.Values.Select(f => f.TrendSharpe)];
        output.WriteLine("plain trend follower, Sharpe ratio before costs: " + string.Join(", ", plain.Select(s => s.ToString("F2"))));
        output.WriteLine("12-month rule: " + string.Join(", ", slow.Select(s => s.ToString("F2"))));

        Assert.InRange(plain.Average(), 0.4, 1.3);
        Assert.InRange(slow.Average(), 0.3, 1.3);
        Assert.All(plain, s => Assert.InRange(s, -0.5, 2.2));
    }

    private static List<int> Rows(MarketData market, Func<int, bool> dayBefore) => [.. Enumerable.Range(1, market.Rows - 1).Where(t => dayBefore(t - 1))];

    private static double Correlation(MarketData market, string a, string b, List<int> rows)
    {
        var both = rows.Where(t => double.IsFinite(market.Returns.Column(a)[t]) && double.IsFinite(market.Returns.Column(b)[t])).ToList();
        return SampleStatistics.Correlation([.. both.Select(t => market.Returns.Column(a)[t])], [.. both.Select(t => market.Returns.Column(b)[t])]);
    }
}
