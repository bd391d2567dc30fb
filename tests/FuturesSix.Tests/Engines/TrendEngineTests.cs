using FuturesSix.Core.Engines;
using FuturesSix.Core.Engines.Trend;

namespace FuturesSix.Tests.Engines;

public sealed class TrendEngineTests
{
    [Fact]
    public void Forecast_matches_the_definition_written_out_naively()
    {
        var market = TestMarkets.Random(21, rows: 520, instruments: 2, missing: 0);
        var features = PriceFeatures.Compute(market);
        var forecast = Create([]).Forecast(new EngineInput(market, features));

        for (var i = 0; i < 2; i++)
        {
            var (x, sigma) = (features.Level.Column(i).ToArray(), features.Sigma.Column(i).ToArray());
            foreach (var t in new[] { 380, 450, 519 })
            {
                Assert.Equal(NaiveForecast(x, sigma, t), forecast.Values[t, i], 1e-10);
            }
        }
    }

    [Fact]
    public void Range_of_a_flat_level_is_zero_and_at_the_top_is_one()
    {
        double[] level = [1, 1, 1, 2, 3];
        var result = new double[5];

        new TrendFeatures(5).Range(level, 3, result);

        Assert.Equal(0, result[2]);
        Assert.Equal(1, result[4]);
    }

    [Fact]
    public void Forecast_follows_a_steady_trend()
    {
        var market = TestMarkets.Random(22, rows: 700, instruments: 3, missing: 0);
        var returns = market.Returns.Values.ToArray();
        for (var t = 550; t < 700; t++)
        {
            returns[t] = 0.004;
            returns[700 + t] = -0.004;
        }

        var trending = TestMarkets.FromReturns([.. market.Dates], [.. market.Returns.Columns], returns);
        var forecast = Create([]).Forecast(new EngineInput(trending, PriceFeatures.Compute(trending)));

        Assert.True(forecast.Values[650, 0] > 0.3);
        Assert.True(forecast.Values[650, 1] < -0.3);
    }

    [Fact]
    public void Forecast_cross_sectional_is_market_neutral_before_clipping()
    {
        var market = TestMarkets.Random(23, missing: 0);
        var forecast = Create(new() { ["cross_sectional"] = "true" }).Forecast(new EngineInput(market, PriceFeatures.Compute(market)));

        var sum = Enumerable.Range(0, market.Count).Sum(i => forecast.Values[market.Rows - 1, i]);
        Assert.Equal(0, sum, 1e-10);
    }

    [Fact]
    public void Settings_unknown_or_malformed_are_violations()
    {
        var settings = new EngineSettings("trend", new Dictionary<string, string> { ["cross_sectional"] = "perhaps", ["lookback"] = "3" });
        _ = new TrendEngine(settings);

        var violations = settings.Violations().Select(v => v.ToString()).ToArray();

        Assert.Contains("engines.trend.settings.cross_sectional is perhaps; expected true or false", violations);
        Assert.Contains(violations, v => v.StartsWith("engines.trend.settings.lookback is 3; expected one of the settings cross_sectional, universe", StringComparison.Ordinal));
    }

    private static TrendEngine Create(Dictionary<string, string> settings) => new(new EngineSettings("trend", settings));

    private static double NaiveForecast(double[] x, double[] sigma, int t)
    {
        double Return(int s, int skip, int n) => s < n ? double.NaN : (x[s - skip] - x[s - n]) / sigma[s];
        double Range(int s, int n)
        {
            var window = x[Math.Max(0, s - n + 1)..(s + 1)].Where(v => !double.IsNaN(v)).ToArray();
            return window.Length < (n + 1) / 2 ? double.NaN : (2 * (x[s] - window.Min()) / (window.Max() - window.Min())) - 1;
        }

        double Ema(int s, int n)
        {
            var (ema, count) = (double.NaN, 0);
            for (var u = 0; u <= s; u++)
            {
                ema = double.IsNaN(ema) ? x[u] : ema + (2.0 / (n + 1) * (x[u] - ema));
                count++;
            }

            return ema;
        }

        double Slope(int s, int fast, int slow) => s + 1 < slow ? double.NaN : (Ema(s, fast) - Ema(s, slow)) / sigma[s];
        double Z(Func<int, double> feature)
        {
            var window = Enumerable.Range(t - 251, 252).Where(s => s >= 0).Select(feature).Where(v => !double.IsNaN(v)).ToArray();
            var mean = window.Average();
            var std = Math.Sqrt(window.Sum(v => (v - mean) * (v - mean)) / (window.Length - 1));
            return Math.Clamp((feature(t) - mean) / std, -3, 3);
        }

        var slow = (Z(s => Return(s, 0, 252)) + Z(s => Range(s, 252)) + Z(s => Slope(s, 63, 252))) / 3;
        var medium = (Z(s => Return(s, 10, 84)) + Z(s => Range(s, 84)) + Z(s => Slope(s, 21, 84))) / 3;
        var fast = (Z(s => Return(s, 0, 21)) + Z(s => Range(s, 21)) + Z(s => Slope(s, 10, 40))) / 3;
        var breakout = (0.7 * Range(t, 50)) + (0.3 * Range(t, 100));
        return Math.Clamp((0.485 * slow) + (0.291 * medium) + (0.194 * fast) + (0.03 * breakout), -3, 3) / 3;
    }
}
