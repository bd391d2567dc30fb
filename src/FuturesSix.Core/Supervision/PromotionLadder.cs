namespace FuturesSix.Core.Supervision;

/// <summary>Where an agent stands on the ladder.</summary>
/// <param name="Rung">The rung.</param>
/// <param name="Failures">Failures in a row, while live.</param>
/// <param name="RowsJudged">The agent's rows when it was last judged; 0 = never.</param>
public sealed record LadderPosition(Rung Rung, int Failures = 0, long RowsJudged = 0);

/// <summary>One decision, with its figures: an event of the ladder.</summary>
public sealed record LadderEvent
{
    /// <summary>The evidence's last moment, UTC.</summary>
    public required DateTimeOffset Ts { get; init; }

    /// <summary>The agent.</summary>
    public required string Agent { get; init; }

    /// <summary>What was decided.</summary>
    public required LadderDecision Decision { get; init; }

    /// <summary>The rung before.</summary>
    public required Rung From { get; init; }

    /// <summary>The rung after.</summary>
    public required Rung To { get; init; }

    /// <summary>Failures in a row, this one included; 0 where the gates are open.</summary>
    public required int Failures { get; init; }

    /// <summary>The agent's rows that were judged.</summary>
    public required long Rows { get; init; }

    /// <summary>The gates with their figures.</summary>
    public required IReadOnlyList<GateCheck> Gates { get; init; }

    /// <summary>The decision in words.</summary>
    public required string Why { get; init; }

    /// <summary>Where the agent stands after it.</summary>
    public LadderPosition Position() => new(To, Failures, Rows);
}

/// <summary>The ladder shadow, paper, live. Open gates lift an agent one rung; a live agent that fails
/// <see cref="PromotionOptions.FailuresToDemote"/> times in a row steps down one. Each judgement needs new rows, so that a
/// scheduled run without news decides nothing. Source: seed document 001, part 4.</summary>
public static class PromotionLadder
{
    /// <summary>The gates of an agent.</summary>
    public static IReadOnlyList<GateCheck> Gates(AgentStatistics statistics, PromotionOptions options)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        ArgumentNullException.ThrowIfNull(options);
        var (s, o) = (statistics, options);
        var known = s.Figures > 0;
        GateCheck Check(string name, double value, bool holds, FormattableString bound) => new(name, known ? value : null, FormattableString.Invariant(bound), known && holds);
        return
        [
            Check("pnl_sum_bps", s.PnlSumBps, s.PnlSumBps > o.MinPnlBps, $"> {o.MinPnlBps}"),
            Check("hit_rate", s.HitRate, s.HitRate >= o.MinHitRate, $">= {o.MinHitRate}"),
            Check("error_rate", s.ErrorRate, s.ErrorRate <= o.MaxErrorRate, o.MaxErrorRate == 0 ? (FormattableString)$"= 0" : $"<= {o.MaxErrorRate}"),
            Check("avg_abs_error_bps", s.AvgAbsErrorBps, s.AvgAbsErrorBps <= o.MaxAbsErrorBps, $"<= {o.MaxAbsErrorBps}"),
            Check("avg_pnl_error_bps", s.AvgPnlErrorBps, s.AvgPnlErrorBps >= o.MinPnlErrorBps, $">= {o.MinPnlErrorBps}"),
        ];
    }

    /// <summary>Judges an agent; null where it has too few new rows to be judged.</summary>
    /// <param name="agent">Its name.</param>
    /// <param name="statistics">Its statistics.</param>
    /// <param name="position">Where it stands.</param>
    /// <param name="options">Options.</param>
    public static LadderEvent? Judge(string agent, AgentStatistics statistics, LadderPosition position, PromotionOptions options)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        ArgumentNullException.ThrowIfNull(position);
        ArgumentNullException.ThrowIfNull(options);
        if (statistics.Rows - position.RowsJudged < options.MinNewRows)
        {
            return null;
        }

        var gates = Gates(statistics, options);
        var (decision, to, failures) = Decide(gates.All(g => g.Passed), position, options);
        return new LadderEvent
        {
            Ts = statistics.Last ?? DateTimeOffset.UnixEpoch,
            Agent = agent,
            Decision = decision,
            From = position.Rung,
            To = to,
            Failures = failures,
            Rows = statistics.Rows,
            Gates = gates,
            Why = Words(decision, position.Rung, to, failures, gates, options),
        };
    }

    private static (LadderDecision Decision, Rung To, int Failures) Decide(bool open, LadderPosition at, PromotionOptions options)
    {
        if (open)
        {
            return at.Rung == Rung.Live ? (LadderDecision.Confirmed, Rung.Live, 0) : (LadderDecision.Promoted, at.Rung + 1, 0);
        }

        if (at.Rung != Rung.Live)
        {
            return (LadderDecision.Held, at.Rung, 0);
        }

        var failures = at.Failures + 1;
        return failures >= options.FailuresToDemote ? (LadderDecision.Demoted, Rung.Paper, 0) : (LadderDecision.Held, Rung.Live, failures);
    }

    private static string Words(LadderDecision decision, Rung from, Rung to, int failures, IReadOnlyList<GateCheck> gates, PromotionOptions options)
    {
        var closed = string.Join("; ", gates.Where(g => !g.Passed));
        var (before, after) = (Name(from), Name(to));
        return decision switch
        {
            LadderDecision.Promoted => $"{before} -> {after}: {string.Join("; ", gates)}",
            LadderDecision.Confirmed => $"stays {after}: {string.Join("; ", gates)}",
            LadderDecision.Demoted => FormattableString.Invariant($"{before} -> {after}: failed {options.FailuresToDemote} times in a row: {closed}"),
            _ when from == Rung.Live => FormattableString.Invariant($"stays {after}, failure {failures} of {options.FailuresToDemote}: {closed}"),
            _ => $"stays {after}: {closed}",
        };
    }

    private static string Name(Rung rung) => rung switch { Rung.Shadow => "shadow", Rung.Paper => "paper", _ => "live" };
}
