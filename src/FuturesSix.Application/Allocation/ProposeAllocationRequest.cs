using FuturesSix.Core.MetaAllocation;
using FuturesSix.Data.Allocations;

namespace FuturesSix.Application.Allocation;

/// <summary>Asks for a proposal of sleeve weights.</summary>
public sealed record ProposeAllocationRequest
{
    /// <summary>Says for <see cref="Previous"/>: the newest export.</summary>
    public const string Latest = "latest";

    /// <summary>JSON of metrics, CSV of figures or returns, the folder of a run, or the id of a run.</summary>
    public required string Source { get; init; }

    /// <summary>What is to be read, when the caller has it already; <see cref="Source"/> then only names it.</summary>
    public AllocationInput? Input { get; init; }

    /// <summary>The artifacts folder, with <c>runs</c> and <c>allocations</c> under it.</summary>
    public string Artifacts { get; init; } = "artifacts";

    /// <summary>Configuration over that of the source, over the defaults.</summary>
    public MetaAllocatorSettings Settings { get; init; } = new();

    /// <summary>The export that holds the previous weights, or <see cref="Latest"/>; null = those of the source, or none.</summary>
    public string? Previous { get; init; }

    /// <summary>CSV of correlations (first, second, corr) instead of those of the source; null = those of the source.</summary>
    public string? Correlations { get; init; }

    /// <summary>Correlations instead of those of the source and of <see cref="Correlations"/>; null = those.</summary>
    public IReadOnlyList<SleeveCorrelation>? StatedCorrelations { get; init; }

    /// <summary>First date of returns; null = all.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last date of returns; null = all.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The folder of exports.</summary>
    public string AllocationsFolder => Path.Combine(Artifacts, "allocations");
}
