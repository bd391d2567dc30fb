using FuturesSix.Core.MetaAllocation;

namespace FuturesSix.Data.Allocations;

/// <summary>The JSON beside an export: what the weights were computed from and why they are what they are.</summary>
public sealed record AllocationRecord
{
    /// <summary>Version of this form.</summary>
    public int Version { get; init; } = 1;

    /// <summary>When it was exported, UTC.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Name of the export's CSV.</summary>
    public required string File { get; init; }

    /// <summary>SHA-256 of that CSV.</summary>
    public required string CsvSha256 { get; init; }

    /// <summary>The input, as it was named.</summary>
    public required string Source { get; init; }

    /// <summary>SHA-256 of the input's content (<see cref="AllocationInputReader.Hash"/>).</summary>
    public required string InputsSha256 { get; init; }

    /// <summary>Version of the code.</summary>
    public required string CodeVersion { get; init; }

    /// <summary>Configuration, weights and explanation.</summary>
    public required MetaAllocationResult Allocation { get; init; }

    /// <summary>What was left out of the input, or looks odd in it.</summary>
    public IReadOnlyList<string> InputNotes { get; init; } = [];
}
