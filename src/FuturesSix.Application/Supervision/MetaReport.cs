using FuturesSix.Core.Supervision;
using FuturesSix.Data.Journals;

namespace FuturesSix.Application.Supervision;

/// <summary>What the supervisor found and decided: <c>meta_report.json</c>. A function of journals, prices and configuration, so
/// that a second run without news writes the same bytes (with <c>confidence.half_life_days</c> also of the clock).</summary>
public sealed record MetaReport
{
    /// <summary>Version of this form.</summary>
    public int Version { get; init; } = 1;

    /// <summary>True for the demo's generated journals.</summary>
    public bool Demo { get; init; }

    /// <summary>The last moment an outcome was known, UTC; null without rows.</summary>
    public DateTimeOffset? EvidenceUntil { get; init; }

    /// <summary>Reconciled rows.</summary>
    public required long Rows { get; init; }

    /// <summary>Signals that wait; null where nothing was reconciled for want of prices.</summary>
    public PendingSignals? Pending { get; init; }

    /// <summary>Where prices came from; null without.</summary>
    public string? Prices { get; init; }

    /// <summary>The journals.</summary>
    public required IReadOnlyDictionary<string, JournalReport> Journals { get; init; }

    /// <summary>Every agent, in ordinal order.</summary>
    public required IReadOnlyList<AgentReport> Agents { get; init; }

    /// <summary>What agents together would leave uninvested if all were live.</summary>
    public required double Uninvested { get; init; }

    /// <summary>What the live agents leave uninvested; capital and this sum to 1.</summary>
    public required double CapitalUninvested { get; init; }

    /// <summary>Every strategy, in ordinal order.</summary>
    public required IReadOnlyList<StrategyReport> Strategies { get; init; }

    /// <summary>Models in force, by strategy.</summary>
    public required IReadOnlyList<ModelReport> Models { get; init; }

    /// <summary>The last moves on the ladder and failures of live agents, oldest first; all decisions are in events.jsonl.</summary>
    public required IReadOnlyList<LadderEvent> Events { get; init; }

    /// <summary>Confidence and weights of the last runs that had news, oldest first.</summary>
    public required IReadOnlyList<HistoryRecord> History { get; init; }

    /// <summary>What a reader should know.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}

/// <summary>What was met in one journal.</summary>
/// <param name="Files">Names of its files, oldest first.</param>
/// <param name="Rows">Lines.</param>
/// <param name="Torn">Unfinished last lines, set aside.</param>
/// <param name="Bad">Malformed lines that were left out.</param>
/// <param name="FirstBad">The first of them.</param>
/// <param name="Doubled">Lines whose id was there before.</param>
public sealed record JournalReport(IReadOnlyList<string> Files, long Rows, IReadOnlyList<TornLine> Torn, long Bad, IReadOnlyList<BadLine> FirstBad, long Doubled);

/// <summary>One agent.</summary>
public sealed record AgentReport
{
    /// <summary>Its name.</summary>
    public required string Agent { get; init; }

    /// <summary>The strategy of its last row.</summary>
    public required string Strategy { get; init; }

    /// <summary>Its rung, after this run's decisions.</summary>
    public required Rung Rung { get; init; }

    /// <summary>Capital it may use: its weight among the live agents; 0 for others.</summary>
    public required double Capital { get; init; }

    /// <summary>Why.</summary>
    public required string CapitalWhy { get; init; }

    /// <summary>Statistics.</summary>
    public required AgentStatistics Statistics { get; init; }

    /// <summary>Confidence.</summary>
    public required ConfidenceResult Confidence { get; init; }

    /// <summary>Its weight if every agent were live, with the factors.</summary>
    public required AgentWeight Weight { get; init; }

    /// <summary>Its gaps, by cause.</summary>
    public required GapLedger Ledger { get; init; }

    /// <summary>What to do about them; null where nothing is asked for.</summary>
    public GapRemedy? Remedy { get; init; }

    /// <summary>Mean hours from signal to fill; null without fills.</summary>
    public double? FillDelayHours { get; init; }

    /// <summary>The gates of the ladder, now.</summary>
    public required IReadOnlyList<GateCheck> Gates { get; init; }

    /// <summary>The last decision about it; null where it was never judged.</summary>
    public LadderEvent? Decision { get; init; }
}

/// <summary>One strategy.</summary>
/// <param name="Strategy">Its name.</param>
/// <param name="Rows">Gaps at the horizon of the CVaR.</param>
/// <param name="CvarBps">Gap CVaR; null below the least number of rows.</param>
/// <param name="Worst">How many gaps it averages.</param>
/// <param name="Histogram">How the gaps are distributed; null without any.</param>
public sealed record StrategyReport(string Strategy, long Rows, double? CvarBps, int Worst, GapHistogram? Histogram);

/// <summary>One model and how it does.</summary>
/// <param name="Model">The version in force.</param>
/// <param name="LiveRows">Rows it expected.</param>
/// <param name="LiveMeanGapBps">Their mean gap.</param>
/// <param name="LiveR2">1 - squared gaps over squared deviations of what was realised; null below 3 rows.</param>
public sealed record ModelReport(SimulatorModel Model, long LiveRows, double LiveMeanGapBps, double? LiveR2);

/// <summary>A line of <c>history.jsonl</c>.</summary>
/// <param name="EvidenceUntil">The last moment an outcome was known.</param>
/// <param name="Rows">Reconciled rows then.</param>
/// <param name="Agents">Every agent.</param>
public sealed record HistoryRecord(DateTimeOffset EvidenceUntil, long Rows, IReadOnlyList<HistoryAgent> Agents);

/// <summary>An agent in the history.</summary>
/// <param name="Agent">Its name.</param>
/// <param name="Rung">Its rung.</param>
/// <param name="Confidence">Its confidence.</param>
/// <param name="Weight">Its weight if every agent were live.</param>
/// <param name="Capital">Its capital.</param>
public sealed record HistoryAgent(string Agent, Rung Rung, double Confidence, double Weight, double Capital);
