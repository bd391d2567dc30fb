using FuturesSix.Core.Market;

namespace FuturesSix.Core.Engines.VolatilityPremium;

/// <summary>Carry of the VX calendar: in contango sell the second contract against the first, in backwardation buy it, the
/// more the further the spread is from its own last year. The sign of what it earns has not been stable; the page of the
/// stage says so with figures.</summary>
/// <remarks>
/// Reads series <c>vx1</c>, <c>vx2</c> (volatility points) [T]; d = VX2 - VX1. Writes the forecast
/// sign(d) min(|ts-z(d)|, 3)/3 in [-1, 1] on one spread, long role <c>vx1</c>, short role <c>vx2</c>, in equal unfloored
/// volatility; no lag; NaN while d is missing, or fewer than 126 of its last 252 values are observed.
/// Sources: Simon, Campasano, "The VIX futures basis: evidence and trading strategies", Journal of Derivatives 21(3) (2014),
/// 54-69; Koijen, Moskowitz, Pedersen, Vrugt, "Carry", Journal of Financial Economics 127 (2018), 197-225.
/// </remarks>
[Engine("vx_calendar_carry", BaseWeight = 0.046, Needs = "series vx1, vx2; roles vx1, vx2")]
public sealed class VolatilityCalendarEngine : IEngine
{
    /// <summary>It has no settings.</summary>
    public VolatilityCalendarEngine(EngineSettings settings) => ArgumentNullException.ThrowIfNull(settings);

    /// <inheritdoc />
    public string? MissingInputs(MarketData market) => DatasetNeeds.Missing(market, [PremiumSignal.Front, PremiumSignal.Second], ["vx1", "vx2"]);

    /// <inheritdoc />
    public EngineForecast Forecast(EngineInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var market = input.Market;
        var (front, second) = (DatasetNeeds.Instrument(market, PremiumSignal.Front), DatasetNeeds.Instrument(market, PremiumSignal.Second));
        var name = $"{market.Instruments[front].Symbol}-{market.Instruments[second].Symbol}";
        var panel = Panel.Missing([.. market.Dates], [name], out var values);
        var slope = PremiumSignal.Difference(market.Auxiliary["vx2"], market.Auxiliary["vx1"]);
        TimeSeriesScore.Compute(slope, values);
        for (var t = 0; t < values.Length; t++)
        {
            var conviction = Math.Abs(values[t]) / TimeSeriesScore.Clip;
            values[t] = slope[t] > 0 ? conviction : slope[t] < 0 ? -conviction : 0 * conviction;
        }

        return new EngineForecast(panel, [Spread(name, front, second)], []);
    }

    private static Bet Spread(string name, int front, int second) =>
        new(name, [new BetLeg(front, 1, LegScaling.UnflooredVolatility), new BetLeg(second, -1, LegScaling.UnflooredVolatility)]);
}
