using FuturesSix.Core.Market;

namespace FuturesSix.Core.Engines;

/// <summary>Layer 1. An engine is an unconditional economic hypothesis: it maps the market to forecasts and knows
/// neither regime, risk budget, portfolio nor P&amp;L. "Engines express belief, not permission."</summary>
/// <remarks>Reads: <see cref="EngineInput"/>. Writes: <see cref="EngineForecast"/>. The forecast at row t uses rows
/// up to and including t only; tests hold every registered engine to it.</remarks>
public interface IEngine
{
    /// <summary>What the dataset lacks for this engine, as a sentence; null when it can run.</summary>
    string? MissingInputs(MarketData market);

    /// <summary>Computes the forecasts for every trading day.</summary>
    EngineForecast Forecast(EngineInput input);
}

/// <summary>Everything an engine may read.</summary>
/// <param name="Market">The dataset.</param>
/// <param name="Features">Price features shared by the engines.</param>
public sealed record EngineInput(MarketData Market, PriceFeatures Features);

/// <summary>How a leg of a bet is scaled to volatility.</summary>
public enum LegScaling
{
    /// <summary>By the instrument's EWMA volatility, floored: outright positions.</summary>
    FlooredVolatility,

    /// <summary>By the unfloored volatility: the legs of a spread carry equal volatility.</summary>
    UnflooredVolatility,
}

/// <summary>One instrument of a bet.</summary>
/// <param name="Instrument">Index of the instrument in the dataset.</param>
/// <param name="Direction">Units of volatility per unit of forecast: +1 long, -1 short.</param>
/// <param name="Scaling">How the leg is scaled.</param>
public readonly record struct BetLeg(int Instrument, double Direction, LegScaling Scaling = LegScaling.FlooredVolatility);

/// <summary>What one column of a forecast panel is about: an outright position (one leg) or a spread, which counts
/// once among an engine's active positions.</summary>
/// <param name="Name">Name of the bet: the symbol, or the spread's name.</param>
/// <param name="Legs">Its legs.</param>
public sealed record Bet(string Name, IReadOnlyList<BetLeg> Legs)
{
    /// <summary>An outright position in one instrument.</summary>
    public static Bet Outright(string symbol, int instrument) => new(symbol, [new BetLeg(instrument, 1)]);
}

/// <summary>What an engine believes.</summary>
/// <param name="Values">Forecasts in [-1, 1], [T x B]; NaN where the bet is not active that day.</param>
/// <param name="Bets">What each column stands for; length B.</param>
/// <param name="Notes">What was missing or degraded, for meta.json.</param>
public sealed record EngineForecast(Panel Values, IReadOnlyList<Bet> Bets, IReadOnlyList<string> Notes);
