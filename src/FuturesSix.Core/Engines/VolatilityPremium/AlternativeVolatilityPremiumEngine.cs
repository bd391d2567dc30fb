using FuturesSix.Core.Market;

namespace FuturesSix.Core.Engines.VolatilityPremium;

/// <summary>The variance risk premium against the last week: when realised volatility has just collapsed and VIX has not
/// followed, sell; never buy.</summary>
/// <remarks>
/// Reads series <c>vix</c> (volatility points) and the returns of role <c>equity_index</c> [T]; s = VIX - 100 x realised
/// volatility over 5 rows (n - 1, sqrt 252, at least 4 observed). Writes the forecast -max(ts-z(s), 0)/3 in [-1, 0] on role
/// <c>vx1</c>; no lag; NaN while s is missing, or fewer than 126 of its last 252 values are observed.
/// Sources: as <see cref="CoreVolatilityPremiumEngine"/>; on the horizon of the realised leg: Bekaert, Hoerova, "The VIX, the
/// variance premium and stock market volatility", Journal of Econometrics 183 (2014), 181-192.
/// </remarks>
[Engine("vrp_alt", BaseWeight = 0.1311, Needs = "series vix; roles equity_index, vx1")]
public sealed class AlternativeVolatilityPremiumEngine : IEngine
{
    private const int Window = 5;

    /// <summary>It has no settings.</summary>
    public AlternativeVolatilityPremiumEngine(EngineSettings settings) => ArgumentNullException.ThrowIfNull(settings);

    /// <inheritdoc />
    public string? MissingInputs(MarketData market) =>
        DatasetNeeds.Missing(market, [PremiumSignal.EquityIndex, PremiumSignal.Front], [PremiumSignal.Vix]);

    /// <inheritdoc />
    public EngineForecast Forecast(EngineInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return PremiumSignal.OnFront(input.Market, PremiumSignal.ImpliedLessRealised(input.Market, Window), sign: -1, shortOnly: true);
    }
}
