namespace FuturesSix.Core.Live.RiskRails;

/// <summary>What decided the size.</summary>
public enum BindingConstraint
{
    /// <summary>The risk per trade of strategy type, timeframe and mode.</summary>
    RiskPerTrade,

    /// <summary>What the mode's risk budget leaves free.</summary>
    FreeRisk,

    /// <summary>Nothing is free: the size is of half the risk per trade, and not permitted.</summary>
    NoFreeRisk,

    /// <summary>The share of the last minute's volume.</summary>
    Liquidity,
}

/// <summary>The mode, and what made it.</summary>
/// <param name="Mode">Red, yellow or green.</param>
/// <param name="Score">The sum of the five terms.</param>
/// <param name="Win">2 (p_win - 0.5).</param>
/// <param name="Slope">0.8 tanh(pnl_slope).</param>
/// <param name="Breadth">breadth - 0.5.</param>
/// <param name="Volatility">0.15, 0 or -0.10 for high, medium or low volatility.</param>
/// <param name="Drawdown">-0.8 max(0, drawdown - 0.10).</param>
public sealed record ModeDecision(RiskMode Mode, double Score, double Win, double Slope, double Breadth, double Volatility, double Drawdown);

/// <summary>The stop, and what made it.</summary>
/// <param name="StopPct">Distance of the stop, a fraction of the price: max(0.002, k max(0.001, atr)).</param>
/// <param name="K">Multiple of the average true range, at least 0.6.</param>
/// <param name="Type">The strategy type's multiple.</param>
/// <param name="Spread">What the spread adds.</param>
/// <param name="Liquidity">What liquidity takes off, as a negative number.</param>
/// <param name="Heat">What event heat takes off, as a negative number.</param>
public sealed record StopDecision(double StopPct, double K, double Type, double Spread, double Liquidity, double Heat);

/// <summary>Limits of the account in this mode.</summary>
/// <param name="MaxPositions">Concurrent positions.</param>
/// <param name="RiskCap">Cap of the sum of risks, a fraction of equity.</param>
/// <param name="DailyStopPct">Loss of a day at which trading stops, a fraction of equity.</param>
/// <param name="PeakDrawdownStopPct">Drawdown from the peak at which trading stops.</param>
/// <param name="Stress">max(0, drawdown over seven days - 0.08).</param>
public sealed record AccountLimits(int MaxPositions, double RiskCap, double DailyStopPct, double PeakDrawdownStopPct, double Stress);

/// <summary>A sized order with every factor of it.</summary>
public sealed record RiskRailsResult
{
    /// <summary>The mode.</summary>
    public required ModeDecision Mode { get; init; }

    /// <summary>The stop.</summary>
    public required StopDecision Stop { get; init; }

    /// <summary>Limits of the account.</summary>
    public required AccountLimits Limits { get; init; }

    /// <summary>Risk per trade of strategy type, timeframe and mode, a fraction of equity.</summary>
    public required double RiskPerTrade { get; init; }

    /// <summary>What the mode's budget leaves beyond the open risk, at least 0.</summary>
    public required double FreeRisk { get; init; }

    /// <summary>The risk that was sized: the smaller of both, or half the risk per trade when nothing is free.</summary>
    public required double RiskUsed { get; init; }

    /// <summary>Factor of spread and liquidity on the size.</summary>
    public required double Quality { get; init; }

    /// <summary>equity x risk / stop x quality, in account currency.</summary>
    public required double UncappedSizeUsd { get; init; }

    /// <summary>The most that the last minute's volume carries, in account currency.</summary>
    public required double LiquidityCapUsd { get; init; }

    /// <summary>Notional of the order in account currency, whether it is permitted or not.</summary>
    public required double SizeUsd { get; init; }

    /// <summary>What decided the size.</summary>
    public required BindingConstraint Binding { get; init; }

    /// <summary>False when no risk is free or the limit of positions is reached.</summary>
    public required bool Permitted { get; init; }

    /// <summary>Why it is not permitted, or what decided the size.</summary>
    public required string Reason { get; init; }

    /// <summary>What a host sends: the size, or 0 when it is not permitted.</summary>
    public double SendUsd => Permitted ? SizeUsd : 0;
}
