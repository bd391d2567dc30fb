using FsCheck;
using FsCheck.Fluent;
using FuturesSix.Application.Live;
using FuturesSix.Core.Live.RiskRails;
using FuturesSix.Data;

namespace FuturesSix.Tests.Live;

public sealed class RiskRailsSizingTests
{
    private static readonly RiskRailsInput Plain = new(
        StrategyType.Momentum, Timeframe.OneMinute, new LiveFeatures(0.012, 3, 2.5e6, 0.1, 0.8), new AccountState(50_000, 0.01, 2), new RegimeSignal(0.58, 0.4, 0.03, 0.6, VolatilityState.Med));

    [Fact]
    public void Size_any_order_respects_every_rail() => Prop.ForAll(Orders().ToArbitrary(), order =>
    {
        var result = RiskRailsSizing.Size(order);

        Assert.InRange(result.SizeUsd, 0, result.LiquidityCapUsd);
        Assert.InRange(result.Quality, 0.05 * 0.5, 1);
        Assert.True(result.SizeUsd * result.Stop.StopPct <= order.Account.EquityUsd * result.RiskPerTrade * (1 + 1e-12), "the loss at the stop exceeds the risk per trade");
        Assert.True(result.Stop is { StopPct: >= 0.002, K: >= 0.6 } && result.RiskPerTrade >= 0.0005);
        Assert.True(result.Limits is { MaxPositions: >= 1 and <= 15, RiskCap: >= 0.01, DailyStopPct: >= 0.02, PeakDrawdownStopPct: >= 0.10 });
        Assert.Equal(result.Permitted ? result.SizeUsd : 0, result.SendUsd);
        Assert.Equal(result.Permitted, result.FreeRisk > 0 && order.Account.OpenPositions < result.Limits.MaxPositions);
    }).Holds(300);

    [Fact]
    public void Size_wider_spread_never_sends_more() => Prop.ForAll(Orders().ToArbitrary(), order =>
        Assert.True(RiskRailsSizing.Size(order with { Live = order.Live with { SpreadBps = order.Live.SpreadBps + 5 } }).SizeUsd <= RiskRailsSizing.Size(order).SizeUsd)).Holds();

    [Fact]
    public void Size_without_free_risk_keeps_half_and_sends_nothing()
    {
        var result = RiskRailsSizing.Size(Plain with { Account = Plain.Account with { OpenRiskSumPct = 0.2 } });

        Assert.Equal((0, false, 0), (result.FreeRisk, result.Permitted, result.SendUsd));
        Assert.Equal(0.5 * result.RiskPerTrade, result.RiskUsed);
        Assert.True(result.SizeUsd > 0);
        Assert.StartsWith("no risk is free", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Size_at_the_limit_of_positions_and_without_risk_names_both()
    {
        var result = RiskRailsSizing.Size(Plain with { Account = new AccountState(50_000, 0.2, 40) });

        Assert.Contains("no risk is free", result.Reason, StringComparison.Ordinal);
        Assert.Contains("40 positions are open", result.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.01, 2.5e6, BindingConstraint.RiskPerTrade)]
    [InlineData(0.055, 2.5e6, BindingConstraint.FreeRisk)]
    [InlineData(0.2, 2.5e6, BindingConstraint.NoFreeRisk)]
    [InlineData(0.01, 1e5, BindingConstraint.Liquidity)]
    public void Size_names_what_binds(double openRisk, double volume, BindingConstraint expected)
    {
        var yellow = Plain with { Regime = Plain.Regime with { PnlSlope1h = 0 } };

        Assert.Equal(expected, RiskRailsSizing.Size(yellow with { Account = yellow.Account with { OpenRiskSumPct = openRisk }, Live = yellow.Live with { Vol1mUsd = volume } }).Binding);
    }

    [Fact]
    public void Size_thresholds_of_the_mode_are_inclusive()
    {
        ModeDecision Mode(double win, double breadth) => RiskRailsSizing.Size(Plain with { Regime = new RegimeSignal(win, 0, 0, breadth, VolatilityState.Med) }).Mode;

        Assert.Equal((RiskMode.Green, 0.75), (Mode(0.75, 0.75).Mode, Mode(0.75, 0.75).Score));
        Assert.Equal((RiskMode.Red, -0.5), (Mode(0.375, 0.25).Mode, Mode(0.375, 0.25).Score));
        Assert.Equal(RiskMode.Yellow, Mode(0.5, 0.5).Mode);
    }

    [Fact]
    public void Execute_figures_out_of_bounds_are_all_named()
    {
        var error = Assert.Throws<RequestException>(() => SizeOrder.Execute(new SizeOrderRequest(
            (StrategyType)9, "1m", new LiveFeatures(double.NaN, -1, 1, 2, 1), new AccountState(0, 0, -1), Plain.Regime with { BreadthUpPct = double.PositiveInfinity })));

        Assert.All(
            new[] { "strategy_type", "live.atr_pct", "live.spread_bps", "live.event_heat", "account.equity_usd", "account.open_positions", "regime.breadth_up_pct" },
            f => Assert.Contains(f, error.Message, StringComparison.Ordinal));
        Assert.Contains("'2m'", Assert.Throws<RequestException>(() => SizeOrder.Execute(new SizeOrderRequest(StrategyType.Scalp, "2m", Plain.Live, Plain.Account, Plain.Regime))).Message, StringComparison.Ordinal);
    }

    private static Gen<RiskRailsInput> Orders() =>
        from kind in Gen.Choose(0, 3)
        from bar in Gen.Choose(0, 4)
        from u in Gen.Choose(0, 10_000).ArrayOf(11)
        from positions in Gen.Choose(0, 25)
        from state in Gen.Choose(0, 2)
        select new RiskRailsInput(
            (StrategyType)kind,
            (Timeframe)bar,
            new LiveFeatures(u[0] / 1e5, u[1] / 100.0, u[2] * 500.0, u[3] / 1e4, u[4] / 1e4),
            new AccountState(100 + (u[5] * 700.0), u[6] / 5e4, positions),
            new RegimeSignal(u[7] / 1e4, (u[8] - 5000) / 1000.0, u[9] / 2e4, u[10] / 1e4, (VolatilityState)state));
}
