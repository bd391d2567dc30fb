using FuturesSix.Core.Evaluation.Facts;
using FuturesSix.Core.Market;
using FuturesSix.Tests.Synthetic;

namespace FuturesSix.Tests.Evaluation;

public sealed class FactFinderTests
{
    private static readonly MarketData Market = TestMarkets.Random(5, rows: 900, instruments: 5);

    [Fact]
    public void Measure_instrument_figures_equal_plain_definitions()
    {
        var facts = FactFinder.Measure(Market);

        Assert.All(Enumerable.Range(0, Market.Count), i =>
        {
            var (of, x) = (facts.Instruments[i], SampleStatistics.Observed(Market.Returns.Column(i)));
            double[] size = [.. x.Select(Math.Abs)];
            Assert.Equal(Market.Instruments[i].Symbol, of.Symbol);
            Assert.Equal(x.Length, of.Observations);
            Assert.Equal(SampleStatistics.Deviation(x) * Math.Sqrt(252), of.AnnualVolatility, 1e-12);
            Assert.Equal(SampleStatistics.ExcessKurtosis(x), of.ExcessKurtosis, 0.02);
            Assert.Equal(SampleStatistics.Autocorrelation(x, 1), of.Autocorrelation, 1e-12);
            Assert.Equal(SampleStatistics.Autocorrelation(size, 10), of.AbsoluteAutocorrelation10, 1e-12);
            Assert.Equal(SampleStatistics.Autocorrelation(size, 50), of.AbsoluteAutocorrelation50, 1e-12);
        });
    }

    [Fact]
    public void Measure_median_is_over_instruments_that_are_no_volatility()
    {
        var mixed = Market with { Instruments = [.. Market.Instruments.Select((x, i) => i == 2 ? x with { AssetClass = "volatility" } : x)] };
        var facts = FactFinder.Measure(mixed);
        double[] volatility = [.. facts.Instruments.Select(i => i.AnnualVolatility).Order()];

        Assert.Equal(4, facts.Instruments.Count);
        Assert.DoesNotContain(facts.Instruments, i => i.Symbol == Market.Instruments[2].Symbol);
        Assert.Equal((volatility[1] + volatility[2]) / 2, facts.Median.AnnualVolatility, 1e-15);
    }

    [Fact]
    public void Measure_correlations_are_over_the_days_after_calm_and_crisis()
    {
        var vix = Market.Auxiliary["vix"];
        var facts = FactFinder.Measure(Market);
        var calm = Enumerable.Range(1, Market.Rows - 1).Where(t => vix[t - 1] <= 20).ToList();

        Assert.Equal(vix.Average(v => v > 28 ? 1.0 : 0.0), facts.CrisisShare, 1e-12);
        Assert.Equal(Pairs(calm), facts.CalmCorrelation, 1e-12);

        double Pairs(List<int> rows) => (from i in Enumerable.Range(0, Market.Count) from j in Enumerable.Range(0, i) select Math.Abs(Common(i, j, rows))).Average();
    }

    [Fact]
    public void Measure_dataset_without_a_volatility_complex_leaves_its_facts_missing()
    {
        var facts = FactFinder.Measure(Market with { Auxiliary = new Dictionary<string, double[]>() });

        double[] missing = [facts.CalmCorrelation, facts.CrisisCorrelation, facts.CrisisShare, facts.VixMean, facts.VvixMean, facts.ContangoShare, facts.VxHeld, facts.VxNaive, facts.VixEquityCorrelation];
        Assert.All(missing, value => Assert.True(double.IsNaN(value)));
        Assert.True(double.IsFinite(facts.TrendSharpe));
    }

    [Fact]
    public void Measure_vx_facts_by_hand()
    {
        var rows = Market.Rows;
        var auxiliary = new Dictionary<string, double[]>
        {
            ["vx1"] = [.. Enumerable.Range(0, rows).Select(t => t % 4 == 0 ? 22.0 : 20.0)],
            ["vx2"] = [.. Enumerable.Repeat(21.0, rows)],
            ["vx3"] = [.. Enumerable.Repeat(21.0, rows)],
        };
        var facts = FactFinder.Measure(Market with { Auxiliary = auxiliary });

        Assert.Equal(0.75, facts.ContangoShare, 1e-12);
        Assert.Equal(252 * auxiliary["vx1"].Skip(1).Zip(auxiliary["vx1"], (now, before) => (now / before) - 1).Average(), facts.VxNaive, 1e-12);
        Assert.True(facts.VxHeld < facts.VxNaive);
    }

    [Fact]
    public void Returns_of_the_trend_rule_earn_steady_drift_and_use_no_later_price()
    {
        var dates = TestMarkets.BusinessDays(600);
        double[] rising = [.. Enumerable.Range(0, 600).Select(t => 0.001 + (0.0005 * (t % 2 == 0 ? 1 : -1)))];
        double[] falling = [.. rising.Select(r => -r)];
        var market = TestMarkets.FromReturns(dates, ["UP", "DOWN"], [.. rising, .. falling]);
        var returns = TwelveMonthTrend.Returns(market, [0, 1]);

        Assert.All(Enumerable.Range(0, 254), t => Assert.True(double.IsNaN(returns[t])));
        Assert.All(Enumerable.Range(254, 346), t => Assert.True(returns[t] > 0));
        var changed = TestMarkets.FromReturns(dates, ["UP", "DOWN"], [.. rising.Select((r, t) => t >= 400 ? -0.05 : r), .. falling]);
        Assert.Equal(returns[..400], TwelveMonthTrend.Returns(changed, [0, 1])[..400]);
        Assert.True(TwelveMonthTrend.Returns(changed, [0, 1])[401] < 0);
    }

    private static double Common(int i, int j, List<int> rows)
    {
        var both = rows.Where(t => double.IsFinite(Market.Returns[t, i]) && double.IsFinite(Market.Returns[t, j])).ToList();
        return SampleStatistics.Correlation([.. both.Select(t => Market.Returns[t, i])], [.. both.Select(t => Market.Returns[t, j])]);
    }
}
