using System.Text.Json;
using FuturesSix.Core.Live.Bandit;
using FuturesSix.Core.Live.RiskRails;

namespace FuturesSix.Golden.Tests;

/// <summary>RiskRails orders and the allocator's scores, over whatever cases the folder holds.</summary>
public sealed class LiveGoldenTests
{
    private const double Tolerance = 1e-12;

    [Fact]
    public void Size_every_case_gives_the_published_order()
    {
        var checks = 0;
        foreach (var test in NumericsGolden.Json("riskrails_orders.json").GetProperty("cases").EnumerateArray())
        {
            var (result, expected) = (RiskRailsSizing.Size(Input(test)), test.GetProperty("expected"));
            Assert.Equal(expected.GetProperty("mode").GetString(), result.Mode.Mode.ToString().ToLowerInvariant());
            Assert.Equal(expected.GetProperty("max_positions").GetInt32(), result.Limits.MaxPositions);
            Close(expected, "size_usd", result.SizeUsd, checks);
            Close(expected, "stop_pct", result.Stop.StopPct, checks);
            Close(expected, "risk_cap", result.Limits.RiskCap, checks);
            Close(expected, "daily_stop_pct", result.Limits.DailyStopPct, checks);
            Close(expected, "peak_drawdown_stop_pct", result.Limits.PeakDrawdownStopPct, checks);
            Assert.Equal(result.FreeRisk > 0 && test.GetProperty("account").GetProperty("open_positions").GetInt32() < result.Limits.MaxPositions, result.Permitted);
            checks++;
        }

        Assert.True(checks > 0);
    }

    [Fact]
    public void Decide_every_step_gives_the_published_scores()
    {
        var checks = 0;
        foreach (var test in NumericsGolden.Json("bandit_scores.json").GetProperty("cases").EnumerateArray())
        {
            string[] names = [.. test.GetProperty("strategies").EnumerateArray().Select(s => s.GetString()!)];
            var options = new BanditOptions { MinShare = 0, MaxShare = 1, EmaAlpha = Number(test, "ema_alpha"), Exploration = Number(test, "exploration") };
            var memory = names.ToDictionary(n => n, _ => default(BanditMemory));
            foreach (var (step, expected) in test.GetProperty("steps").EnumerateArray().Zip(test.GetProperty("expected").EnumerateArray()))
            {
                var result = BanditTick.Decide(options, Number(test, "equity_usd"), [.. names.Select(n => new BanditArm(n, 1.0 / names.Length, Number(step.GetProperty("pnl"), n), Number(step.GetProperty("noise"), n), memory[n]))]);
                foreach (var move in result.Moves)
                {
                    Close(expected.GetProperty("score"), move.Name, move.Score, checks);
                    Close(expected.GetProperty("normalised"), move.Name, move.Normalised, checks);
                    memory[move.Name] = move.Memory;
                    checks++;
                }
            }
        }

        Assert.True(checks > 0);
    }

    private static RiskRailsInput Input(JsonElement test)
    {
        var (live, account, regime) = (test.GetProperty("live"), test.GetProperty("account"), test.GetProperty("regime"));
        return new RiskRailsInput(
            Enum.Parse<StrategyType>(test.GetProperty("strategy_type").GetString()!, ignoreCase: true),
            Timeframes.Parse(test.GetProperty("timeframe").GetString()!),
            new LiveFeatures(Number(live, "atr_pct"), Number(live, "spread_bps"), Number(live, "vol1m_usd"), Number(live, "event_heat"), Number(live, "liq_score")),
            new AccountState(Number(account, "equity_usd"), Number(account, "open_risk_sum_pct"), account.GetProperty("open_positions").GetInt32()),
            new RegimeSignal(
                Number(regime, "p_win_1h"), Number(regime, "pnl_slope_1h"), Number(regime, "drawdown_pct_7d"), Number(regime, "breadth_up_pct"),
                Enum.Parse<VolatilityState>(regime.GetProperty("volatility_state").GetString()!, ignoreCase: true)));
    }

    private static double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();

    /// <summary>1e-12, of the figure itself where that is above 1: amounts of account currency have fewer digits left.</summary>
    private static void Close(JsonElement expected, string name, double actual, int at)
    {
        var value = Number(expected, name);
        var off = Math.Abs(value - actual) / Math.Max(1, Math.Abs(value));
        Assert.True(off <= Tolerance, $"{at} {name}: expected {value:R}, got {actual:R}, off by {off:G3}");
    }
}
