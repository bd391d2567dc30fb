using FuturesSix.Core.Supervision;

namespace FuturesSix.Application.Supervision;

/// <summary>What one supervised look did.</summary>
public sealed record SuperviseResult
{
    /// <summary>The report, as it is in the files.</summary>
    public required MetaReport Report { get; init; }

    /// <summary>The supervisor's folder.</summary>
    public required string Folder { get; init; }

    /// <summary>Signals that were reconciled now.</summary>
    public required long NewRows { get; init; }

    /// <summary>Decisions that were made now.</summary>
    public required IReadOnlyList<LadderEvent> NewEvents { get; init; }

    /// <summary>Files that changed now; empty when there was no news.</summary>
    public required IReadOnlyList<string> Written { get; init; }

    /// <summary>The report for people, as a page.</summary>
    public required string Html { get; init; }

    /// <summary>The report for people, as text.</summary>
    public required string Markdown { get; init; }

    /// <summary>Every agent: what to show first.</summary>
    public IReadOnlyList<AgentReport> Agents => Report.Agents;
}
