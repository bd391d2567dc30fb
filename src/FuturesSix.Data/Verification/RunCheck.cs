using FuturesSix.Data.Artifacts;

namespace FuturesSix.Data.Verification;

/// <summary>How a check ended.</summary>
public enum CheckOutcome
{
    /// <summary>Everything it looked at is right.</summary>
    Passed,

    /// <summary>Something is wrong.</summary>
    Failed,

    /// <summary>It could not be carried out: what it needs is not there. This is no pass.</summary>
    Unavailable,

    /// <summary>It was left out because the caller said so.</summary>
    Skipped,
}

/// <summary>One check of a run.</summary>
public sealed record RunCheck
{
    /// <summary>Stable name, in snake_case.</summary>
    public required string Name { get; init; }

    /// <summary>What it holds the run to.</summary>
    public required string What { get; init; }

    /// <summary>How it ended.</summary>
    public required CheckOutcome Outcome { get; init; }

    /// <summary>True when it was carried out and nothing is wrong.</summary>
    public bool Passed => Outcome == CheckOutcome.Passed;

    /// <summary>How many cells (files, for hashes) it compared.</summary>
    public long Cells { get; init; }

    /// <summary>How many of them were wrong.</summary>
    public long Offences { get; init; }

    /// <summary>The first that was wrong; null when none was.</summary>
    public RunOffence? First { get; init; }

    /// <summary>Why it could not be carried out or was left out, or on what terms it was; null when there is nothing to say.</summary>
    public string? Because { get; init; }
}
