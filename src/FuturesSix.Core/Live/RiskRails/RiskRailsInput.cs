namespace FuturesSix.Core.Live.RiskRails;

/// <summary>Kind of a live strategy, as far as its risk goes.</summary>
public enum StrategyType
{
    /// <summary>Seconds to minutes.</summary>
    Scalp,

    /// <summary>Follows a move that is under way.</summary>
    Momentum,

    /// <summary>Follows a trend over hours and days.</summary>
    Trend,

    /// <summary>Trades around announcements.</summary>
    Event,
}

/// <summary>Bar of the strategy's signal.</summary>
public enum Timeframe
{
    /// <summary>1m.</summary>
    OneMinute,

    /// <summary>5m.</summary>
    FiveMinutes,

    /// <summary>15m.</summary>
    FifteenMinutes,

    /// <summary>1h.</summary>
    OneHour,

    /// <summary>4h.</summary>
    FourHours,
}

/// <summary>How much risk the moment allows.</summary>
public enum RiskMode
{
    /// <summary>Least.</summary>
    Red,

    /// <summary>Between.</summary>
    Yellow,

    /// <summary>Most.</summary>
    Green,
}

/// <summary>State of volatility, as the regime model calls it.</summary>
public enum VolatilityState
{
    /// <summary>Low.</summary>
    Low,

    /// <summary>Medium.</summary>
    Med,

    /// <summary>High.</summary>
    High,
}

/// <summary>The instrument now.</summary>
/// <param name="AtrPct">Average true range over the price, a fraction.</param>
/// <param name="SpreadBps">Bid-ask spread in basis points of the price.</param>
/// <param name="Vol1mUsd">Volume of the last minute in account currency.</param>
/// <param name="EventHeat">How close an announcement is, in [0, 1].</param>
/// <param name="LiqScore">Quality of liquidity, in [0, 1].</param>
public sealed record LiveFeatures(double AtrPct, double SpreadBps, double Vol1mUsd, double EventHeat, double LiqScore);

/// <summary>The account now.</summary>
/// <param name="EquityUsd">Equity in account currency.</param>
/// <param name="OpenRiskSumPct">Sum of the risks of the open positions, a fraction of equity.</param>
/// <param name="OpenPositions">Open positions.</param>
public sealed record AccountState(double EquityUsd, double OpenRiskSumPct, int OpenPositions);

/// <summary>The regime signal.</summary>
/// <param name="PWin1h">Share of winning trades over an hour, in [0, 1].</param>
/// <param name="PnlSlope1h">Slope of P&amp;L over an hour, in its own unit; only its hyperbolic tangent counts.</param>
/// <param name="DrawdownPct7d">Drawdown over seven days, a positive fraction.</param>
/// <param name="BreadthUpPct">Share of instruments that rise, in [0, 1].</param>
/// <param name="VolatilityState">State of volatility.</param>
public sealed record RegimeSignal(double PWin1h, double PnlSlope1h, double DrawdownPct7d, double BreadthUpPct, VolatilityState VolatilityState);

/// <summary>One prospective order.</summary>
/// <param name="StrategyType">Kind of strategy.</param>
/// <param name="Timeframe">Its bar.</param>
/// <param name="Live">The instrument.</param>
/// <param name="Account">The account.</param>
/// <param name="Regime">The regime.</param>
public sealed record RiskRailsInput(StrategyType StrategyType, Timeframe Timeframe, LiveFeatures Live, AccountState Account, RegimeSignal Regime);
