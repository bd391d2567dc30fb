using FuturesSix.Core.Construction;
using FuturesSix.Core.Market;
using FuturesSix.Core.RiskTargeting;

namespace FuturesSix.Tests.RiskTargeting;

public sealed class RiskTargeterTests
{
    private static readonly MarketData Market = TestMarkets.Random(41, rows: 300, missing: 0.05);

    [Theory]
    [InlineData(CovarianceEstimator.Sample)]
    [InlineData(CovarianceEstimator.Ewma)]
    [InlineData(CovarianceEstimator.LedoitWolf)]
    public void Size_unbound_book_has_the_target_as_its_ex_ante_volatility(CovarianceEstimator estimator)
    {
        var result = Size(Book(0.1, 1), new RiskTargetingOptions { LeverageCap = 100, LeverageFloor = 0.01, Estimator = estimator });

        var target = result.Targets[0];
        Assert.Equal(RiskBounds.None, target.Bounds);
        Assert.Equal(0.20, target.UngatedVolatility, 1e-12);
        Assert.Equal(target.UngatedVolatility, target.BookVolatility, 1e-12);
    }

    [Fact]
    public void Size_leverage_matches_the_formula_over_the_window_before_the_day()
    {
        var complete = TestMarkets.Random(42, rows: 200, instruments: 3, missing: 0);
        double[] w = [0.3, -0.2, 0.1];
        var book = new SleeveBook(["a"], 3, 1);
        w.CopyTo(book.Weights(0, 0));

        var result = RiskTargeter.Size(book, [0, 1, 2], complete.Returns, [150], new RiskTargetingOptions { LeverageCap = 100, LeverageFloor = 0 });

        var daily = Enumerable.Range(87, 63).Select(t => Enumerable.Range(0, 3).Sum(i => w[i] * complete.Returns[t, i])).ToArray();
        var variance = daily.Sum(r => (r - daily.Average()) * (r - daily.Average())) / 62;
        Assert.Equal(0.20 / (Math.Sqrt(252 * variance) / 0.6), result.Targets[0].Leverage, 1e-9);
        Assert.Equal(result.Targets[0].Leverage * 0.3 / 0.6, result.After.Weights(0, 0)[0], 1e-12);
    }

    [Fact]
    public void Size_gate_reduces_risk_and_is_not_levered_back()
    {
        var gated = Size(Book(0.1, 0), new RiskTargetingOptions { LeverageCap = 100, LeverageFloor = 0 });
        var open = Size(Book(0.1, 1), new RiskTargetingOptions { LeverageCap = 100, LeverageFloor = 0 });

        Assert.Equal(open.Targets[0].Leverage, gated.Targets[0].Leverage);
        Assert.True(gated.Targets[0].BookVolatility < open.Targets[0].BookVolatility);
    }

    [Fact]
    public void Size_cap_floor_and_volatility_floor_are_recorded()
    {
        Assert.Equal(RiskBounds.LeverageCap, Size(Book(0.1, 1), new RiskTargetingOptions { LeverageCap = 1 }).Targets[0].Bounds);
        Assert.Equal(RiskBounds.LeverageFloor, Size(Book(0.1, 1), new RiskTargetingOptions { LeverageFloor = 50, LeverageCap = 60 }).Targets[0].Bounds);
        Assert.Equal(
            RiskBounds.VolatilityFloor, Size(Book(0.1, 1), new RiskTargetingOptions { VolatilityFloor = 0.9, LeverageFloor = 0 }).Targets[0].Bounds);
    }

    [Fact]
    public void Size_too_little_history_is_flat_with_the_reason()
    {
        var result = RiskTargeter.Size(Book(0.1, 1), Universe, Market.Returns, [62, 63], new RiskTargetingOptions());

        Assert.Equal("history: 62 of 63 rows before the rebalance", result.Targets[0].FlatReason);
        Assert.Equal(0, result.Targets[0].Leverage);
        Assert.All(result.After.Weights(0, 0).ToArray(), w => Assert.Equal(0, w));
        Assert.Null(result.Targets[1].FlatReason);
    }

    [Fact]
    public void Size_empty_book_is_flat_with_the_reason()
    {
        Assert.StartsWith("no book", Size(Book(0, 1), new RiskTargetingOptions()).Targets[0].FlatReason, StringComparison.Ordinal);
    }

    [Fact]
    public void Size_instrument_with_few_returns_gets_no_weight()
    {
        var values = Market.Returns.Values.ToArray();
        Array.Fill(values, double.NaN, 165, 30);
        var thin = new Panel([.. Market.Dates], [.. Market.Returns.Columns], values);

        var result = RiskTargeter.Size(Book(0.1, 1), Universe, thin, [200, 250], new RiskTargetingOptions());

        Assert.Equal(1, result.Targets[0].ExcludedInstruments);
        Assert.Equal(0, result.After.Weights(0, 0)[0]);
        Assert.NotEqual(0, result.After.Weights(0, 0)[1]);
    }

    [Fact]
    public void Size_ledoit_wolf_without_complete_rows_falls_back_and_says_so()
    {
        var gappy = TestMarkets.Random(43, rows: 300, missing: 0.2);

        var result = RiskTargeter.Size(Book(0.1, 1), Universe, gappy.Returns, [200, 250], new RiskTargetingOptions { Estimator = CovarianceEstimator.LedoitWolf, MinObservations = 35 });

        Assert.True(result.Targets[0].EstimatorFellBack);
    }

    [Fact]
    public void Validate_reports_every_violation_at_once()
    {
        var options = new RiskTargetingOptions { TargetVolatility = 0, LeverageFloor = 8, Window = 2, EwmaLambda = 1 };

        Assert.Equal(
            ["risk_targeting.target_vol", "risk_targeting.leverage_cap", "risk_targeting.vol_lookback", "risk_targeting.min_observations", "risk_targeting.ewma_lambda"],
            options.Validate().Select(v => v.Field));
    }

    private static readonly int[] Universe = [0, 1, 2, 3, 4, 5];

    private static RiskTargetingResult Size(SleeveBook book, RiskTargetingOptions options) =>
        RiskTargeter.Size(book, Universe, Market.Returns, [200, 250], options);

    private static SleeveBook Book(double weight, double multiplier)
    {
        var book = new SleeveBook(["trend", "csmom"], 6, 2);
        for (var k = 0; k < 2; k++)
        {
            book.Weights(k, 0).Fill(weight);
            book.Weights(k, 1)[0] = weight / 2;
            book.SetMultiplier(k, 0, multiplier);
        }

        return book;
    }
}
