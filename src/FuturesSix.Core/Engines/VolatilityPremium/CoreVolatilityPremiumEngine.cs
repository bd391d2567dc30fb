using FuturesSix.Core.Market;

namespace FuturesSix.Core.Engines.VolatilityPremium;

/// <summary>The variance risk premium: implied volatility stands above what is realised because insurance is paid for; sell
/// it when it is dear against its own last year, hold it when it is cheap.</summary>
/// <remarks>
/// Reads series <c>vix</c> (volatility points) and the returns of role <c>equity_index</c> [T]; s = VIX - 100 x realised
/// volatility over 21 rows (n - 1, sqrt 252, at least 17 observed). Writes the forecast -ts-z(s)/3 in [-1, 1] on role
/// <c>vx1</c>: rich = short; no lag; NaN while s is missing, or fewer than 126 of its last 252 values are observed.
/// Sources: Carr, Wu, "Variance risk premiums", Review of Financial Studies 22 (2009), 1311-1341; Bollerslev, Tauchen, Zhou,
/// "Expected stock returns and variance risk premia", Review of Financial Studies 22 (2009), 4463-4492.
/// </remarks>
[Engine("vrp_core", BaseWeight = 0.06555, Needs = "series vix; roles equity_index, vx1")]
public sealed class CoreVolatilityPremiumEngine : IEngine
{
    private const int Window = 21;

    /// <summary>It has no settings.</summary>
    public CoreVolatilityPremiumEngine(EngineSettings settings) => ArgumentNullException.ThrowIfNull(settings);

    /// <inheritdoc />
    public string? MissingInputs(MarketData market) =>
        DatasetNeeds.Missing(market, [PremiumSignal.EquityIndex, PremiumSignal.Front], [PremiumSignal.Vix]);

    /// <inheritdoc />
    public EngineForecast Forecast(EngineInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return PremiumSignal.OnFront(input.Market, PremiumSignal.ImpliedLessRealised(input.Market, Window), sign: -1, shortOnly: false);
    }
}
