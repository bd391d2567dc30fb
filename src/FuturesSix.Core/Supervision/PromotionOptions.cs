using FuturesSix.Core.Market;

namespace FuturesSix.Core.Supervision;

/// <summary>Options of <see cref="PromotionLadder"/>.</summary>
public sealed record PromotionOptions
{
    /// <summary>P&amp;L must be above this, in bps.</summary>
    public double MinPnlBps { get; init; } = 150;

    /// <summary>Lowest hit rate.</summary>
    public double MinHitRate { get; init; } = 0.55;

    /// <summary>Highest error rate.</summary>
    public double MaxErrorRate { get; init; }

    /// <summary>Highest mean absolute error, in bps.</summary>
    public double MaxAbsErrorBps { get; init; } = 60;

    /// <summary>Lowest mean of realised - expected, in bps.</summary>
    public double MinPnlErrorBps { get; init; } = -20;

    /// <summary>Failures in a row after which a live agent steps down.</summary>
    public int FailuresToDemote { get; init; } = 2;

    /// <summary>New rows of the agent before it is judged again: nobody climbs, or falls, twice on the same evidence.</summary>
    public int MinNewRows { get; init; } = 10;

    /// <summary>Where an agent that nobody placed begins.</summary>
    public Rung InitialRung { get; init; } = Rung.Shadow;

    /// <summary>Where named agents begin.</summary>
    public IReadOnlyDictionary<string, Rung> Rungs { get; init; } = new SortedDictionary<string, Rung>(StringComparer.Ordinal);

    /// <summary>Every violated bound.</summary>
    public IReadOnlyList<Violation> Validate() => new ViolationList()
        .Require(double.IsFinite(MinPnlBps), "promotion.min_pnl_bps", MinPnlBps, "a number")
        .Within("promotion.min_hit_rate", MinHitRate, 0, 1)
        .Within("promotion.max_error_rate", MaxErrorRate, 0, 1)
        .Within("promotion.max_abs_error_bps", MaxAbsErrorBps, 0, double.PositiveInfinity)
        .Require(double.IsFinite(MinPnlErrorBps), "promotion.min_pnl_error_bps", MinPnlErrorBps, "a number")
        .Require(FailuresToDemote >= 1, "promotion.failures_to_demote", FailuresToDemote, "an integer of at least 1")
        .Require(MinNewRows >= 1, "promotion.min_new_rows", MinNewRows, "an integer of at least 1")
        .Items;

    /// <summary>Where an agent begins.</summary>
    public Rung Start(string agent) => Rungs.TryGetValue(agent, out var rung) ? rung : InitialRung;
}
