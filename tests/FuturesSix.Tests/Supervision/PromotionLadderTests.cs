using FuturesSix.Core.Supervision;

namespace FuturesSix.Tests.Supervision;

public sealed class PromotionLadderTests
{
    private static readonly PromotionOptions Options = new() { MinNewRows = 10 };

    private static AgentStatistics Good { get; } = new()
    {
        Strategy = "s",
        Rows = 100,
        Figures = 100,
        PnlSumBps = 151,
        HitRate = 0.55,
        ErrorRate = 0,
        AvgAbsErrorBps = 60,
        AvgPnlErrorBps = -20,
        MaxDrawdownBps = -10,
        Last = new DateTimeOffset(2025, 3, 1, 0, 0, 0, TimeSpan.Zero),
    };

    public static TheoryData<string, AgentStatistics> Failures => new()
    {
        { "pnl_sum_bps", Good with { PnlSumBps = 150 } },
        { "hit_rate", Good with { HitRate = 0.5499 } },
        { "error_rate", Good with { ErrorRate = 0.01 } },
        { "avg_abs_error_bps", Good with { AvgAbsErrorBps = 60.1 } },
        { "avg_pnl_error_bps", Good with { AvgPnlErrorBps = -20.1 } },
    };

    [Fact]
    public void Gates_hold_at_their_bounds() => Assert.All(PromotionLadder.Gates(Good, Options), g => Assert.True(g.Passed, g.ToString()));

    [Theory]
    [MemberData(nameof(Failures))]
    public void Gates_each_fails_alone_beyond_its_bound(string gate, AgentStatistics statistics) =>
        Assert.Equal([gate], PromotionLadder.Gates(statistics, Options).Where(g => !g.Passed).Select(g => g.Name));

    [Fact]
    public void Gates_without_figures_are_closed() =>
        Assert.All(PromotionLadder.Gates(Good with { Figures = 0 }, Options), g => Assert.True(!g.Passed && g.Value is null && g.ToString().Contains("missing", StringComparison.Ordinal)));

    [Theory]
    [InlineData(Rung.Shadow, Rung.Paper, LadderDecision.Promoted)]
    [InlineData(Rung.Paper, Rung.Live, LadderDecision.Promoted)]
    [InlineData(Rung.Live, Rung.Live, LadderDecision.Confirmed)]
    public void Judge_open_gates_lift_one_rung(Rung from, Rung to, LadderDecision decision)
    {
        var happened = PromotionLadder.Judge("a", Good, new LadderPosition(from, 1), Options)!;

        Assert.Equal((decision, from, to, 0), (happened.Decision, happened.From, happened.To, happened.Failures));
        Assert.Contains("pnl_sum_bps 151 (ok > 150)", happened.Why, StringComparison.Ordinal);
        Assert.Equal(5, happened.Gates.Count);
    }

    [Fact]
    public void Judge_a_live_agent_steps_down_at_the_second_failure_in_a_row()
    {
        var bad = Good with { PnlSumBps = 0 };
        var first = PromotionLadder.Judge("a", bad, new LadderPosition(Rung.Live), Options)!;
        var again = PromotionLadder.Judge("a", Good with { Rows = 110 }, first.Position(), Options)!;
        var second = PromotionLadder.Judge("a", bad with { Rows = 110 }, first.Position(), Options)!;

        Assert.Equal((LadderDecision.Held, Rung.Live, 1), (first.Decision, first.To, first.Failures));
        Assert.Equal((LadderDecision.Confirmed, 0), (again.Decision, again.Failures));
        Assert.Equal((LadderDecision.Demoted, Rung.Paper, 0), (second.Decision, second.To, second.Failures));
        Assert.Contains("failed 2 times in a row", second.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Rung.Shadow)]
    [InlineData(Rung.Paper)]
    public void Judge_below_live_nobody_falls(Rung rung)
    {
        var held = PromotionLadder.Judge("a", Good with { HitRate = 0 }, new LadderPosition(rung), Options)!;

        Assert.Equal((LadderDecision.Held, rung), (held.Decision, held.To));
    }

    [Theory]
    [InlineData(91, true)]
    [InlineData(90, false)]
    public void Judge_needs_new_rows(long judged, bool silent) => Assert.Equal(silent, PromotionLadder.Judge("a", Good, new LadderPosition(Rung.Live, 1, judged), Options) is null);

    [Fact]
    public void Start_is_what_the_configuration_says()
    {
        var options = Options with { Rungs = new Dictionary<string, Rung> { ["a"] = Rung.Live } };

        Assert.Equal((Rung.Live, Rung.Shadow), (options.Start("a"), options.Start("b")));
    }

    [Fact]
    public void Accumulator_gathers_what_the_gates_read()
    {
        var agent = new AgentAccumulator();
        double[] realised = [10, -30, 5, 0];
        for (var i = 0; i < realised.Length; i++)
        {
            agent.AddRow("s", i == 2 ? null : $"v{i}", i, error: false);
            agent.AddFigures(realised[i], realised[i] - 4, default);
        }

        agent.AddRow("t", null, 9, error: true);
        var s = agent.Statistics();

        Assert.Equal((5, 1, 4, -15.0, 0.5, 0.2), (s.Rows, s.Errors, s.Figures, s.PnlSumBps, s.HitRate, s.ErrorRate));
        Assert.Equal(((6 + 34 + 1 + 4) / 4.0, -7.75, -30.0, "v3", "t"), (s.AvgAbsErrorBps, s.AvgPnlErrorBps, s.MaxDrawdownBps, s.SimVersion, s.Strategy));
        Assert.True(agent.ChangedStrategy);
    }
}
