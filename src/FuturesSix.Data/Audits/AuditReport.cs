using FuturesSix.Core.Evaluation;
using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Audits;

/// <summary>One pass of an audit: a stored run.</summary>
/// <param name="RunId">The run.</param>
/// <param name="DeterminismHash">Its determinism hash.</param>
/// <param name="Mode">off (pass 1) or precomputed (pass 2).</param>
/// <param name="PrecomputedRunId">The run whose scalars it replays; null in pass 1.</param>
/// <param name="Performance">Performance from the first active rebalance on.</param>
/// <param name="Exposure">Exposure and turnover.</param>
/// <param name="Costs">Costs.</param>
public sealed record AuditPass(
    string RunId, string DeterminismHash, string Mode, string? PrecomputedRunId, PerformanceSummary Performance, ExposureSummary Exposure, CostSummary Costs);

/// <summary>A figure of both passes.</summary>
/// <param name="Name">Its name, in snake_case.</param>
/// <param name="Baseline">Without the brake.</param>
/// <param name="Braked">With it.</param>
/// <param name="Difference">Braked less baseline.</param>
public sealed record AuditFigure(string Name, double Baseline, double Braked, double Difference);

/// <summary>How much the brake was used, at the rebalances from the first active one on.</summary>
/// <param name="Rebalances">Rebalances.</param>
/// <param name="Below">Those with a scalar below 1.</param>
/// <param name="ShareBelow">The same as a share.</param>
/// <param name="Mean">Mean scalar.</param>
/// <param name="Minimum">Lowest scalar.</param>
/// <param name="MinimumDate">The first rebalance with it; null without rebalances.</param>
public sealed record ScalarUsage(int Rebalances, int Below, double ShareBelow, double Mean, double Minimum, DateOnly? MinimumDate);

/// <summary>What both passes earned while one regime was known.</summary>
/// <param name="Regime">NORMAL, ELEVATED, STRESS, CRISIS as known at the close before; NONE before the first state.</param>
/// <param name="Share">Its share of the days.</param>
/// <param name="Baseline">Without the brake.</param>
/// <param name="Braked">With it.</param>
public sealed record RegimeAttribution(string Regime, double Share, GroupPerformance Baseline, GroupPerformance Braked);

/// <summary>A two-pass audit: the same book without the brake, then with the brake replayed from the first pass. It has no
/// timestamps: the same passes give the same bytes.</summary>
public sealed record AuditReport
{
    /// <summary>Version of this layout.</summary>
    public int Layout { get; init; } = 1;

    /// <summary>Id: the baseline's, and the last part of the other's.</summary>
    public required string Id { get; init; }

    /// <summary>True when the data was generated, never traded.</summary>
    public required bool Synthetic { get; init; }

    /// <summary>The dataset.</summary>
    public required DatasetIdentity Dataset { get; init; }

    /// <summary>First day of the simulation.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>First rebalance that is not flat; null when there is none.</summary>
    public required DateOnly? EffectiveStart { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly End { get; init; }

    /// <summary>Account currency.</summary>
    public required string Currency { get; init; }

    /// <summary>Risk tolerance of the allocator.</summary>
    public required string Profile { get; init; }

    /// <summary>Version of the code.</summary>
    public required string CodeVersion { get; init; }

    /// <summary>Pass 1.</summary>
    public required AuditPass Baseline { get; init; }

    /// <summary>Pass 2.</summary>
    public required AuditPass Braked { get; init; }

    /// <summary>The figures side by side.</summary>
    public required IReadOnlyList<AuditFigure> Figures { get; init; }

    /// <summary>How much the brake was used.</summary>
    public required ScalarUsage Scalars { get; init; }

    /// <summary>What was earned in each regime, in order of severity; regimes without a day too.</summary>
    public required IReadOnlyList<RegimeAttribution> Regimes { get; init; }

    /// <summary>What to know before reading it.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
