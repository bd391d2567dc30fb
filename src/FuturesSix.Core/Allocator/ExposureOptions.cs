using FuturesSix.Core.Market;

namespace FuturesSix.Core.Allocator;

/// <summary>Options of the exposure application.</summary>
public sealed record ExposureOptions
{
    /// <summary>Whether the brake acts.</summary>
    public AllocatorMode Mode { get; init; } = AllocatorMode.Off;

    /// <summary>The run whose scalars are replayed; required by <see cref="AllocatorMode.Precomputed"/>.</summary>
    public string? PrecomputedRunId { get; init; }

    /// <summary>What a rebalance without a known scalar is multiplied by.</summary>
    public double ApplyMissingScalarAs { get; init; } = 1;

    /// <summary>Every violated bound.</summary>
    public IReadOnlyList<Violation> Validate() => new ViolationList()
        .Require(Enum.IsDefined(Mode), "allocator.mode", Mode, "off, compute or precomputed")
        .Require(
            Mode != AllocatorMode.Precomputed || !string.IsNullOrWhiteSpace(PrecomputedRunId),
            "allocator.precomputed_run_id", "missing", "a run id, because allocator.mode is precomputed")
        .Within("allocator.apply_missing_scalar_as", ApplyMissingScalarAs, 0, 1)
        .Items;
}
