using FuturesSix.Core.Engines;
using FuturesSix.Core.Engines.CrossSectional;
using FuturesSix.Core.Market;

namespace FuturesSix.Tests.Engines;

public sealed class CrossSectionalMomentumEngineTests
{
    [Fact]
    public void Forecast_sums_to_zero_over_the_active_instruments()
    {
        var market = TestMarkets.Random(31);
        var forecast = Run(market);

        for (var t = 300; t < market.Rows; t += 50)
        {
            var active = Enumerable.Range(0, market.Count).Select(i => forecast.Values[t, i]).Where(v => !double.IsNaN(v)).ToArray();
            Assert.Equal(0, active.Sum(), 1e-12);
        }
    }

    [Fact]
    public void Forecast_matches_the_definition_written_out_naively()
    {
        var market = TestMarkets.Random(32, missing: 0);
        var features = PriceFeatures.Compute(market);
        var forecast = Run(market);

        foreach (var t in new[] { 260, 400, 699 })
        {
            var expected = Naive(features, market.Count, t);
            for (var i = 0; i < market.Count; i++)
            {
                Assert.Equal(expected[i], forecast.Values[t, i], 1e-12);
            }
        }
    }

    [Fact]
    public void Forecast_fewer_than_three_active_is_zero_and_says_so()
    {
        var market = TestMarkets.Random(33, rows: 400, instruments: 3, missing: 0);
        var returns = market.Returns.Values.ToArray();
        Array.Fill(returns, double.NaN, (2 * 400) + 300, 100);
        var thinned = TestMarkets.FromReturns([.. market.Dates], [.. market.Returns.Columns], returns);

        var forecast = Run(thinned);

        Assert.Equal(0, forecast.Values[399, 0]);
        Assert.True(double.IsNaN(forecast.Values[399, 2]));
        Assert.Contains("fewer than 3 active instruments", Assert.Single(forecast.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void MissingInputs_two_instruments_says_why()
    {
        var market = TestMarkets.Random(34, instruments: 2);

        Assert.Contains("at least 3 instruments", Create().MissingInputs(market), StringComparison.Ordinal);
    }

    private static double[] Naive(PriceFeatures features, int n, int t)
    {
        static double[] Z(double[] x)
        {
            var std = Math.Sqrt(x.Sum(v => (v - x.Average()) * (v - x.Average())) / (x.Length - 1));
            return [.. x.Select(v => Math.Clamp((v - x.Average()) / std, -3, 3))];
        }

        var blend = new double[n];
        foreach (var (h, w) in new[] { (63, 0.40), (126, 0.35), (252, 0.25) })
        {
            var z = Z([.. Enumerable.Range(0, n).Select(i => features.Level[t, i] - features.Level[t - h, i])]);
            for (var i = 0; i < n; i++)
            {
                blend[i] += w * z[i];
            }
        }

        var f = Z([.. blend.Select((b, i) => b / features.Sigma[t, i])]);
        f = [.. f.Select(v => (v - f.Average()) / 3)];
        return f.Max(Math.Abs) is var top && top > 1 ? [.. f.Select(v => v / top)] : f;
    }

    private static EngineForecast Run(MarketData market) => Create().Forecast(new EngineInput(market, PriceFeatures.Compute(market)));

    private static CrossSectionalMomentumEngine Create() => new(new EngineSettings("csmom", new Dictionary<string, string>()));
}
