using FuturesSix.Core.Market;

namespace FuturesSix.Core.Engines.VolatilityPremium;

/// <summary>Convergence of the front VX contract to VIX: a front contract unusually far above VIX has to come down to it (or
/// VIX up) by settlement; sell it then, never buy.</summary>
/// <remarks>
/// Reads series <c>vix</c> and <c>vx1</c> (volatility points) [T]; s = VIX - VX1. Writes the forecast min(ts-z(s), 0)/3 in
/// [-1, 0] on role <c>vx1</c>; no lag; NaN while s is missing, or fewer than 126 of its last 252 values are observed.
/// Sources: Simon, Campasano, "The VIX futures basis: evidence and trading strategies", Journal of Derivatives 21(3) (2014),
/// 54-69; Cheng, "The VIX premium", Review of Financial Studies 32 (2019), 180-227.
/// </remarks>
[Engine("vrp_convergence", BaseWeight = 0.02185, Needs = "series vix, vx1; role vx1")]
public sealed class ConvergencePremiumEngine : IEngine
{
    /// <summary>It has no settings.</summary>
    public ConvergencePremiumEngine(EngineSettings settings) => ArgumentNullException.ThrowIfNull(settings);

    /// <inheritdoc />
    public string? MissingInputs(MarketData market) => DatasetNeeds.Missing(market, [PremiumSignal.Front], [PremiumSignal.Vix, "vx1"]);

    /// <inheritdoc />
    public EngineForecast Forecast(EngineInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var series = input.Market.Auxiliary;
        return PremiumSignal.OnFront(input.Market, PremiumSignal.Difference(series[PremiumSignal.Vix], series["vx1"]), sign: 1, shortOnly: true);
    }
}
