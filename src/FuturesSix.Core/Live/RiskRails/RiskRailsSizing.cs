using System.Globalization;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Live.RiskRails;

/// <summary>RiskRails: mode, stop, size and limits of one prospective order.</summary>
/// <remarks>Reads one order's features, the account and the regime signal; writes a size in account currency. Risks and stops
/// are fractions of equity and price. No figure may be missing. Source: the project's live-operation page; the constants are
/// those of its published vectors. The score of the mode is s = 2 (p - 0.5) + 0.8 tanh(slope) + (breadth - 0.5) + {0.15, 0,
/// -0.10} - 0.8 max(0, dd - 0.10): green from 0.65, red to -0.35.</remarks>
public static class RiskRailsSizing
{
    private static readonly double[][] PerTrade =
    [
        [0.004, 0.008, 0.012], [0.006, 0.012, 0.018], [0.007, 0.015, 0.022], [0.003, 0.007, 0.012],
    ];

    private static readonly double[] TimeframeRisk = [-0.0015, -0.001, 0, 0.001, 0.002];
    private static readonly double[] StopMultiple = [0.9, 1.2, 1.6, 1.3];
    private static readonly double[] Budget = [0.03, 0.06, 0.10];
    private static readonly double[] VolumeShare = [0.01, 0.015, 0.02];

    /// <summary>Sizes the order.</summary>
    /// <exception cref="RiskRailsException">A figure is out of bounds; every violation is listed.</exception>
    public static RiskRailsResult Size(RiskRailsInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (RiskRailsChecks.Of(input) is { Count: > 0 } violations)
        {
            throw new RiskRailsException(violations);
        }

        var mode = Mode(input.Regime);
        var (stop, limits) = (Stop(input), AccountRails.Of(input, mode.Mode));
        var perTrade = Math.Max(0.0005, PerTrade[(int)input.StrategyType][(int)mode.Mode] + TimeframeRisk[(int)input.Timeframe]);
        var free = Math.Max(0, Budget[(int)mode.Mode] - input.Account.OpenRiskSumPct);
        var used = free > 0 ? Math.Min(perTrade, free) : 0.5 * perTrade;
        var quality = Quality(input.Live);
        var size = input.Account.EquityUsd * used / stop.StopPct * quality;
        var cap = VolumeShare[(int)mode.Mode] * input.Live.Vol1mUsd;
        var binding = size > cap ? BindingConstraint.Liquidity
            : free <= 0 ? BindingConstraint.NoFreeRisk
            : free < perTrade ? BindingConstraint.FreeRisk
            : BindingConstraint.RiskPerTrade;
        var refusal = Refusal(input, mode.Mode, limits, free);
        return new RiskRailsResult
        {
            Mode = mode,
            Stop = stop,
            Limits = limits,
            RiskPerTrade = perTrade,
            FreeRisk = free,
            RiskUsed = used,
            Quality = quality,
            UncappedSizeUsd = size,
            LiquidityCapUsd = cap,
            SizeUsd = Math.Min(size, cap),
            Binding = binding,
            Permitted = refusal is null,
            Reason = refusal ?? Because(binding, mode.Mode),
        };
    }

    private static ModeDecision Mode(RegimeSignal regime)
    {
        var win = 2 * (regime.PWin1h - 0.5);
        var slope = 0.8 * PortableMath.Tanh(regime.PnlSlope1h);
        var breadth = regime.BreadthUpPct - 0.5;
        var volatility = regime.VolatilityState switch { VolatilityState.High => 0.15, VolatilityState.Low => -0.10, _ => 0 };
        var drawdown = 0.8 * Math.Max(0, regime.DrawdownPct7d - 0.10);
        var score = win + slope + breadth + volatility - drawdown;
        var mode = score >= 0.65 ? RiskMode.Green : score <= -0.35 ? RiskMode.Red : RiskMode.Yellow;
        return new ModeDecision(mode, score, win, slope, breadth, volatility, -drawdown);
    }

    private static StopDecision Stop(RiskRailsInput input)
    {
        var type = StopMultiple[(int)input.StrategyType];
        var spread = Math.Min(0.5, input.Live.SpreadBps / 10_000 * 5);
        var liquidity = 0.2 * input.Live.LiqScore;
        var heat = input.StrategyType is StrategyType.Momentum or StrategyType.Event ? 0.2 * input.Live.EventHeat : 0;
        var k = Math.Max(0.6, type + spread - liquidity - heat);
        return new StopDecision(Math.Max(0.002, k * Math.Max(0.001, input.Live.AtrPct)), k, type, spread, -liquidity, -heat);
    }

    private static double Quality(LiveFeatures live) => Math.Clamp(1 - (live.SpreadBps / 50), 0.05, 1) * (0.5 + (0.5 * live.LiqScore));

    private static string? Refusal(RiskRailsInput input, RiskMode mode, AccountLimits limits, double free)
    {
        var positions = input.Account.OpenPositions >= limits.MaxPositions
            ? string.Create(CultureInfo.InvariantCulture, $"{input.Account.OpenPositions} positions are open; at most {limits.MaxPositions} in mode {Text(mode)}")
            : null;
        var risk = free <= 0
            ? string.Create(CultureInfo.InvariantCulture, $"no risk is free: {input.Account.OpenRiskSumPct} is open, the budget of mode {Text(mode)} is {Budget[(int)mode]}")
            : null;
        return risk is null ? positions : positions is null ? risk : $"{risk}; {positions}";
    }

    private static string Because(BindingConstraint binding, RiskMode mode) => binding switch
    {
        BindingConstraint.Liquidity => string.Create(CultureInfo.InvariantCulture, $"the volume of the last minute binds: {100 * VolumeShare[(int)mode]} % of it in mode {Text(mode)}"),
        BindingConstraint.FreeRisk => $"the free risk binds: what the open positions leave of the budget of mode {Text(mode)}",
        _ => $"the risk per trade binds: strategy type, timeframe and mode {Text(mode)}",
    };

    private static string Text(RiskMode mode) => mode switch { RiskMode.Red => "red", RiskMode.Yellow => "yellow", _ => "green" };
}
