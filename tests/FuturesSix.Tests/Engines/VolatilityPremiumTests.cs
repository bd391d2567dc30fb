using FsCheck.Fluent;
using FuturesSix.Core.Construction;
using FuturesSix.Core.Engines;
using FuturesSix.Core.Market;

namespace FuturesSix.Tests.Engines;

public sealed class VolatilityPremiumTests
{
    private const int Rows = 400;

    /// <summary>A score of a series that alternates between two values, over 252 rows: sqrt(251/252); as a forecast a third of it.</summary>
    private static readonly double Third = Math.Sqrt(251 / 252.0) / 3;

    /// <summary>VIX 22 and 18 in turn over a constant realised volatility; VX1 level with VIX.</summary>
    [Fact]
    public void Core_sells_dear_insurance_and_buys_cheap_as_much()
    {
        var forecast = Run("vrp_core", Alternating(vix: (22, 18)));

        Assert.Equal(-Third, forecast.Values[398, 0], 1e-12);
        Assert.Equal(Third, forecast.Values[399, 0], 1e-12);
    }

    [Fact]
    public void Alternative_sells_dear_insurance_and_never_buys()
    {
        var forecast = Run("vrp_alt", Alternating(vix: (22, 18)));

        Assert.Equal(-Third, forecast.Values[398, 0], 1e-12);
        Assert.Equal(0, forecast.Values[399, 0]);
        Assert.False(double.IsNegative(forecast.Values[399, 0]));
    }

    /// <summary>VIX stands still; VX1 is 3 points above it and level with it in turn.</summary>
    [Fact]
    public void Convergence_sells_a_front_contract_far_above_the_index_and_never_buys()
    {
        var forecast = Run("vrp_convergence", Alternating(vix: (20, 20), vx1: (23, 20)));

        Assert.Equal(-Third, forecast.Values[398, 0], 1e-12);
        Assert.Equal(0, forecast.Values[399, 0]);
    }

    [Theory]
    [InlineData(18, 19, 21, 1)] // contango of one and of three points: long VX1, short VX2 in both
    [InlineData(24, 23, 21, -1)] // backwardation
    public void Calendar_is_long_the_first_and_short_the_second_contract_in_contango(double vx1, double even, double odd, int sign)
    {
        var forecast = Run("vx_calendar_carry", Alternating(vix: (20, 20), vx1: (vx1, vx1), vx2: (even, odd)));

        Assert.Equal(sign * Third, forecast.Values[398, 0], 1e-12);
        Assert.Equal(sign * Third, forecast.Values[399, 0], 1e-12);
    }

    [Fact]
    public void Calendar_of_a_flat_curve_is_zero()
    {
        var forecast = Run("vx_calendar_carry", Alternating(vix: (20, 20), vx1: (20, 20), vx2: (20, 21)));

        Assert.Equal(0, forecast.Values[398, 0]);
        Assert.Equal(Third, forecast.Values[399, 0], 1e-12);
    }

    [Theory]
    [InlineData("vrp_core", 60, -1)]
    [InlineData("vrp_core", 1, 1)]
    [InlineData("vrp_alt", 60, -1)]
    [InlineData("vrp_alt", 1, 0)]
    [InlineData("vrp_convergence", 60, 0)]
    [InlineData("vrp_convergence", 1, -1)]
    public void Forecast_of_a_leap_of_the_index_is_clipped_at_one(string engine, double leap, double expected)
    {
        var market = Alternating(vix: (20.1, 19.9), vx1: (20, 20));
        market.Auxiliary["vix"][^1] = leap;

        Assert.Equal(expected, Run(engine, market).Values[Rows - 1, 0], 1e-15);
    }

    [Fact]
    public void Forecast_without_the_index_on_a_day_is_missing_on_that_day_only()
    {
        var market = Alternating(vix: (22, 18));
        market.Auxiliary["vix"][390] = double.NaN;

        var forecast = Run("vrp_core", market).Values;

        Assert.True(double.IsNaN(forecast[390, 0]));
        Assert.False(double.IsNaN(forecast[391, 0]));
        Assert.True(double.IsNaN(forecast[141, 0]));
        Assert.False(double.IsNaN(forecast[142, 0])); // the 17th return (row 17) and 126 values
    }

    [Fact]
    public void Realised_volatility_of_the_core_needs_17_of_21_returns()
    {
        var market = TestMarkets.Complete(63, missing: 0);
        var returns = market.Returns.Values.ToArray();
        Array.Fill(returns, double.NaN, 500, 5);
        var thinned = market with { Returns = new Panel([.. market.Dates], [.. market.Returns.Columns], returns) };

        var forecast = Run("vrp_core", thinned).Values;

        Assert.False(double.IsNaN(forecast[503, 0]));
        Assert.True(double.IsNaN(forecast[504, 0]));
        Assert.True(double.IsNaN(forecast[520, 0]));
        Assert.False(double.IsNaN(forecast[521, 0]));
    }

    /// <summary>Long VX1 and short VX2 in equal unfloored volatility, by the construction of the book.</summary>
    [Fact]
    public void Calendar_in_the_book_has_two_legs_of_equal_volatility_and_counts_once()
    {
        var market = TestMarkets.Complete(64);
        var features = PriceFeatures.Compute(market);
        var forecast = Run("vx_calendar_carry", market);
        var schedule = new RebalanceSchedule { Rows = [690], Dates = [market.Dates[690]] };

        var book = PortfolioConstruction.Build([new WeightedForecast("vx_calendar_carry", 0.5, forecast)], features, schedule, (_, _) => 1, new ConstructionOptions());

        var (first, second) = (book.Weights(0, 0)[8] * features.UnflooredSigma[690, 8], book.Weights(0, 0)[9] * features.UnflooredSigma[690, 9]);
        Assert.Equal(0.5 * forecast.Values[690, 0] * 0.10, first, 1e-15);
        Assert.Equal(-first, second, 1e-15);
        Assert.Equal("VX1-VX2", Assert.Single(forecast.Bets).Name);
    }

    [Fact]
    public void Forecasts_of_the_short_only_engines_are_never_positive() => Prop.ForAll(Gen.Choose(0, 100_000).ToArbitrary(), seed =>
    {
        var market = TestMarkets.Complete(seed, rows: 300);
        return Run("vrp_alt", market).Values.Values.ToArray().Concat(Run("vrp_convergence", market).Values.Values.ToArray()).All(v => !(v > 0) && !(v < -1));
    }).Holds(30);

    [Fact]
    public void Core_never_rises_when_the_index_leaps() => Prop.ForAll(Gen.Choose(0, 100_000).ToArbitrary(), seed =>
    {
        var market = TestMarkets.Complete(seed, rows: 300);
        var dearer = Copy(market);
        dearer.Auxiliary["vix"][^1] *= 1.5;
        return Run("vrp_core", dearer).Values[299, 0] <= Run("vrp_core", market).Values[299, 0];
    }).Holds(30);

    [Fact]
    public void Calendar_turns_round_when_the_contracts_change_places() => Prop.ForAll(Gen.Choose(0, 100_000).ToArbitrary(), seed =>
    {
        var market = TestMarkets.Complete(seed, rows: 300);
        var swapped = Copy(market);
        (swapped.Auxiliary["vx1"], swapped.Auxiliary["vx2"]) = (market.Auxiliary["vx2"], market.Auxiliary["vx1"]);
        var (a, b) = (Run("vx_calendar_carry", market).Values, Run("vx_calendar_carry", swapped).Values);
        return Enumerable.Range(0, 300).All(t => double.IsNaN(a[t, 0]) ? double.IsNaN(b[t, 0]) : Math.Abs(a[t, 0] + b[t, 0]) < 1e-12);
    }).Holds(30);

    [Theory]
    [InlineData("vrp_core", "vix")]
    [InlineData("vrp_alt", "vix")]
    [InlineData("vrp_convergence", "vx1")]
    [InlineData("vx_calendar_carry", "vx2")]
    public void MissingInputs_names_series_and_roles(string engine, string series)
    {
        var market = TestMarkets.Complete(65);
        var without = market with { Auxiliary = market.Auxiliary.Where(a => a.Key != series).ToDictionary(a => a.Key, a => a.Value) };

        Assert.Equal($"the dataset has no series {series}", Create(engine).MissingInputs(without));
        Assert.Contains("no instrument in role", Create(engine).MissingInputs(market with { Roles = new Dictionary<string, string>() }), StringComparison.Ordinal);
    }

    /// <summary>Equity returns of +1 % and -1 % in turn, so that realised volatility stands still from row 21 on, and levels that take two
    /// values in turn: the first on even rows.</summary>
    private static MarketData Alternating((double Even, double Odd) vix, (double Even, double Odd)? vx1 = null, (double Even, double Odd)? vx2 = null)
    {
        var market = TestMarkets.Complete(61, Rows, missing: 0);
        var returns = market.Returns.Values.ToArray();
        for (var t = 1; t < Rows; t++)
        {
            returns[t] = t % 2 == 0 ? 0.01 : -0.01;
        }

        double[] Series((double Even, double Odd) level) => [.. Enumerable.Range(0, Rows).Select(t => t % 2 == 0 ? level.Even : level.Odd)];
        var series = market.Auxiliary.ToDictionary(a => a.Key, a => a.Value);
        (series["vix"], series["vx1"], series["vx2"]) = (Series(vix), Series(vx1 ?? vix), Series(vx2 ?? vix));
        return market with { Returns = new Panel([.. market.Dates], [.. market.Returns.Columns], returns), Auxiliary = series };
    }

    private static MarketDataCopy Copy(MarketData market) => new(market);

    private static EngineForecast Run(string engine, MarketData market) => Create(engine).Forecast(new EngineInput(market, PriceFeatures.Compute(market)));

    private static IEngine Create(string name) => EngineRegistry.BuiltIn.Find(name)!.Create(new EngineSettings(name, new Dictionary<string, string>()));

    /// <summary>A market whose series may be changed without changing the original's.</summary>
    private sealed class MarketDataCopy(MarketData market)
    {
        public Dictionary<string, double[]> Auxiliary { get; } = market.Auxiliary.ToDictionary(a => a.Key, a => a.Value.ToArray());

        public static implicit operator MarketData(MarketDataCopy copy) => copy.Market with { Auxiliary = copy.Auxiliary };

        private MarketData Market => market;
    }
}
