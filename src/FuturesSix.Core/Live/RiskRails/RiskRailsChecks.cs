using FuturesSix.Core.Market;

namespace FuturesSix.Core.Live.RiskRails;

/// <summary>Bounds of what may be sized; every rule is checked, none stops the next.</summary>
internal static class RiskRailsChecks
{
    /// <summary>No amount beyond this is one.</summary>
    private const double LargestAmount = 1e15;

    /// <summary>Every violation.</summary>
    public static IReadOnlyList<Violation> Of(RiskRailsInput input)
    {
        var (live, account, regime) = (input.Live, input.Account, input.Regime);
        return new ViolationList()
            .Require(Enum.IsDefined(input.StrategyType), "strategy_type", input.StrategyType, "one of scalp, momentum, trend, event")
            .Require(Enum.IsDefined(input.Timeframe), "timeframe", input.Timeframe, "one of 1m, 5m, 15m, 1h, 4h")
            .Within("live.atr_pct", live.AtrPct, 0, 1)
            .Within("live.spread_bps", live.SpreadBps, 0, 10_000)
            .Within("live.vol1m_usd", live.Vol1mUsd, 0, LargestAmount)
            .Within("live.event_heat", live.EventHeat, 0, 1)
            .Within("live.liq_score", live.LiqScore, 0, 1)
            .Require(account.EquityUsd > 0 && account.EquityUsd <= LargestAmount, "account.equity_usd", account.EquityUsd, "an amount above 0 and at most 1E+15")
            .Within("account.open_risk_sum_pct", account.OpenRiskSumPct, 0, 10)
            .Require(account.OpenPositions is >= 0 and <= 1_000_000, "account.open_positions", account.OpenPositions, "a whole number in [0, 1000000]")
            .Within("regime.p_win_1h", regime.PWin1h, 0, 1)
            .Within("regime.pnl_slope_1h", regime.PnlSlope1h, -1e9, 1e9)
            .Within("regime.drawdown_pct_7d", regime.DrawdownPct7d, 0, 1)
            .Within("regime.breadth_up_pct", regime.BreadthUpPct, 0, 1)
            .Require(Enum.IsDefined(regime.VolatilityState), "regime.volatility_state", regime.VolatilityState, "one of low, med, high")
            .Items;
    }
}
