using FuturesSix.Core.Construction;
using FuturesSix.Core.Engines;
using FuturesSix.Core.Market;

namespace FuturesSix.Tests.Construction;

public sealed class PortfolioConstructionTests
{
    private static readonly MarketData Market = TestMarkets.Random(51, rows: 100, instruments: 3, missing: 0);
    private static readonly PriceFeatures Features = PriceFeatures.Compute(Market);
    private static readonly RebalanceSchedule Schedule = new() { Rows = [90], Dates = [Market.Dates[90]] };

    [Fact]
    public void Build_weight_is_base_times_forecast_times_volatility_ratio_over_active()
    {
        var forecast = Forecast([Bet.Outright("I00", 0), Bet.Outright("I01", 1), Bet.Outright("I02", 2)], [0.5, -1, double.NaN]);

        var book = Build(forecast);

        Assert.Equal(0.6 * 0.5 * 0.10 / Features.Sigma[90, 0] / 2, book.Weights(0, 0)[0], 1e-15);
        Assert.Equal(0.6 * -1 * 0.10 / Features.Sigma[90, 1] / 2, book.Weights(0, 0)[1], 1e-15);
        Assert.Equal(0, book.Weights(0, 0)[2]);
    }

    [Fact]
    public void Build_spread_counts_once_and_its_legs_carry_equal_unfloored_volatility()
    {
        var spread = new Bet("slope", [new BetLeg(0, 1, LegScaling.UnflooredVolatility), new BetLeg(1, -1, LegScaling.UnflooredVolatility)]);

        var book = Build(Forecast([spread], [0.8]));

        var (a, b) = (book.Weights(0, 0)[0] * Features.UnflooredSigma[90, 0], book.Weights(0, 0)[1] * Features.UnflooredSigma[90, 1]);
        Assert.Equal(0.6 * 0.8 * 0.10, a, 1e-15);
        Assert.Equal(-a, b, 1e-15);
    }

    [Fact]
    public void Build_keeps_the_policy_multiplier_beside_the_ungated_weight()
    {
        var forecast = Forecast([Bet.Outright("I00", 0)], [1]);
        var book = PortfolioConstruction.Build([new WeightedForecast("e", 0.6, forecast)], Features, Schedule, (_, _) => 0, new ConstructionOptions());
        var (gated, ungated) = (new double[3], new double[3]);

        book.Sum(0, gated: true, gated);
        book.Sum(0, gated: false, ungated);

        Assert.Equal(0, gated[0]);
        Assert.NotEqual(0, ungated[0]);
    }

    private static SleeveBook Build(EngineForecast forecast) =>
        PortfolioConstruction.Build([new WeightedForecast("e", 0.6, forecast)], Features, Schedule, (_, _) => 1, new ConstructionOptions());

    private static EngineForecast Forecast(Bet[] bets, double[] at90)
    {
        var panel = Panel.Missing([.. Market.Dates], [.. bets.Select(b => b.Name)], out var values);
        for (var b = 0; b < bets.Length; b++)
        {
            values[(b * 100) + 90] = at90[b];
        }

        return new EngineForecast(panel, bets, []);
    }
}
