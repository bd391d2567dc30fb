using FsCheck.Fluent;
using FuturesSix.Core.Engines;
using FuturesSix.Core.Engines.Carry;
using FuturesSix.Core.Market;

namespace FuturesSix.Tests.Engines;

public sealed class CarryEngineTests
{
    private const double Missing = double.NaN;

    [Theory]
    [InlineData(100, 98, 3, 0.08)] // three months further out and 2 % cheaper: backwardation, paid to be long
    [InlineData(100, 102, 3, -0.08)] // contango: long pays
    [InlineData(100, 101, -1, 0.12)] // the neighbour is a month nearer and dearer: backwardation again
    [InlineData(50, 49.5, 12, 0.01)]
    [InlineData(100, 98, 0, Missing)]
    [InlineData(100, Missing, 3, Missing)]
    [InlineData(Missing, 98, 3, Missing)]
    [InlineData(-5, -6, 3, Missing)]
    public void Roll_yield_is_the_annualised_difference_of_the_legs(double price, double carry, int distance, double expected)
    {
        var y = new double[1];

        RollYield.Annualised(Legs([price], [carry], [24_000], [24_000 + distance], TestMarkets.BusinessDays(1)), 0, 5, y);

        Assert.Equal(expected, y[0], 1e-15);
    }

    [Fact]
    public void Roll_yield_is_carried_five_calendar_days_and_no_longer()
    {
        // Thursday 2020-01-02, then a missing leg until the next Wednesday: Tuesday is five days later, Wednesday six.
        var dates = TestMarkets.BusinessDays(5, new DateOnly(2020, 1, 2));
        var y = new double[5];

        RollYield.Annualised(Legs([100, 100, 100, 100, 100], [98, Missing, Missing, Missing, Missing], [0, 0, 0, 0, 0], [3, 3, 3, 3, 3], dates), 0, 5, y);

        Assert.Equal([0.08, 0.08, 0.08, 0.08, Missing], y);
        Assert.Equal(new DateOnly(2020, 1, 7), dates[3]);
    }

    [Fact]
    public void Smooth_is_the_unadjusted_ewma_of_span_90_over_sigma_from_90_observations_on()
    {
        double[] sigma = [.. Enumerable.Repeat(0.2, 100)], y = [.. Enumerable.Range(0, 100).Select(t => t < 50 ? 0.02 : 0.06)];
        y[40] = Missing;
        var expected = 0.1;
        for (var t = 50; t < 100; t++)
        {
            expected += 2 / 91.0 * (0.3 - expected);
        }

        RollYield.Smooth(y, sigma);

        Assert.Equal(Missing, y[89]);
        Assert.False(double.IsNaN(y[90]));
        Assert.Equal(expected, y[99], 1e-14);
        Assert.Equal(Missing, y[40]);
    }

    [Fact]
    public void Forecast_matches_the_definition_written_out_naively()
    {
        var market = TestMarkets.Complete(41, missing: 0);
        var features = PriceFeatures.Compute(market);
        var forecast = Run(market);
        var c = Enumerable.Range(0, 8).Select(i => Smoothed(market, features, i)).ToArray();

        foreach (var t in new[] { 300, 450, 699 })
        {
            double[] today = [.. c.Select(x => x[t])];
            var (mean, std) = Moments(today);
            for (var i = 0; i < 8; i++)
            {
                double[] changes = [.. Enumerable.Range(Math.Max(153, t - 251), t - Math.Max(153, t - 251) + 1).Select(s => c[i][s] - c[i][s - 63]).Where(v => !double.IsNaN(v))];
                var (m, s) = Moments(changes);
                var blend = (0.6 * Math.Clamp(3 * today[i], -3, 3)) + (0.25 * Math.Clamp((today[i] - mean) / std, -3, 3)) + (0.15 * Math.Clamp((changes[^1] - m) / s, -3, 3));
                Assert.Equal(Math.Clamp(blend / 3, -1, 1), forecast.Values[t, i], 1e-11);
            }
        }
    }

    [Fact]
    public void Forecast_is_long_backwardation_and_short_contango()
    {
        var market = TestMarkets.Complete(42, missing: 0);
        var forecast = Run(With(market, i => i % 2 == 0 ? 0.97 : 1.03)).Values;

        Assert.All(Enumerable.Range(0, 8), i => Assert.Equal(i % 2 == 0 ? 1 : -1, Math.Sign(forecast[market.Rows - 1, i])));
    }

    [Fact]
    public void Forecast_with_two_instruments_has_no_cross_section_and_says_so()
    {
        var market = TestMarkets.Complete(43, missing: 0);
        var engine = new CarryEngine(new EngineSettings("carry", new Dictionary<string, string> { ["universe"] = "I00, I01" }));

        var forecast = engine.Forecast(new EngineInput(market, PriceFeatures.Compute(market)));

        Assert.Equal(["I00", "I01"], forecast.Bets.Select(b => b.Name));
        Assert.Contains("fewer than 3 instruments with carry", Assert.Single(forecast.Notes), StringComparison.Ordinal);
        Assert.False(double.IsNaN(forecast.Values[market.Rows - 1, 0]));
    }

    [Fact]
    public void Forecast_turns_round_with_the_term_structure() => Prop.ForAll(Gen.Choose(0, 100_000).ToArbitrary(), seed =>
    {
        var market = TestMarkets.Complete(seed, rows: 360);
        var mirrored = market with { Carry = market.Carry! with { Carry = Mirror(market.Carry!) } };
        var (a, b) = (Run(market).Values.Values.ToArray(), Run(mirrored).Values.Values.ToArray());
        return a.Zip(b).All(p => double.IsNaN(p.First) ? double.IsNaN(p.Second) : Math.Abs(p.First + p.Second) < 1e-9) && a.Any(v => Math.Abs(v) > 0.1);
    }).Holds(20);

    [Fact]
    public void MissingInputs_names_what_lacks()
    {
        var market = TestMarkets.Complete(44);

        Assert.Contains("no carry data", Create().MissingInputs(market with { Carry = null }), StringComparison.Ordinal);
        Assert.Null(Create().MissingInputs(market));
    }

    /// <summary>2 PRICE - CARRY: the neighbour as far on the other side.</summary>
    private static Panel Mirror(CarryLegs legs)
    {
        var (price, carry) = (legs.Price.Values.ToArray(), legs.Carry.Values.ToArray());
        return new Panel([.. legs.Price.Dates], [.. legs.Price.Columns], [.. price.Zip(carry, (p, c) => (2 * p) - c)]);
    }

    private static MarketData With(MarketData market, Func<int, double> neighbour)
    {
        var values = market.Carry!.Price.Values.ToArray();
        for (var v = 0; v < values.Length; v++)
        {
            values[v] *= neighbour(v / market.Rows);
        }

        return market with { Carry = market.Carry with { Carry = new Panel([.. market.Dates], [.. market.Returns.Columns], values) } };
    }

    private static double[] Smoothed(MarketData market, PriceFeatures features, int i)
    {
        var legs = market.Carry!;
        var c = new double[market.Rows];
        var (ema, count, last) = (0.0, 0, double.NaN);
        for (var t = 0; t < market.Rows; t++)
        {
            var y = 12 * (legs.Price[t, i] - legs.Carry[t, i]) / (legs.CarryMonth[t, i] - legs.PriceMonth[t, i]) / legs.Price[t, i];
            last = double.IsNaN(y) ? last : y;
            var ratio = last / features.Sigma[t, i];
            if (!double.IsNaN(ratio))
            {
                ema = count++ == 0 ? ratio : ema + (2.0 / 91 * (ratio - ema));
            }

            c[t] = count >= 90 ? ema : double.NaN;
        }

        return c;
    }

    private static (double Mean, double Std) Moments(double[] x) =>
        (x.Average(), Math.Sqrt(x.Sum(v => (v - x.Average()) * (v - x.Average())) / (x.Length - 1)));

    private static CarryLegs Legs(double[] price, double[] carry, double[] priceMonth, double[] carryMonth, DateOnly[] dates) =>
        new(new Panel(dates, ["A"], price), new Panel(dates, ["A"], carry), new Panel(dates, ["A"], priceMonth), new Panel(dates, ["A"], carryMonth));

    private static EngineForecast Run(MarketData market) => Create().Forecast(new EngineInput(market, PriceFeatures.Compute(market)));

    private static CarryEngine Create() => new(new EngineSettings("carry", new Dictionary<string, string>()));
}
