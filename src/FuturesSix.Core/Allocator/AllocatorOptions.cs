using FuturesSix.Core.Market;

namespace FuturesSix.Core.Allocator;

/// <summary>Whether and how the brake acts.</summary>
public enum AllocatorMode
{
    /// <summary>State, regime and scalars are computed and written; nothing is scaled.</summary>
    Off,

    /// <summary>The scalars of this run's shadow book act.</summary>
    Compute,

    /// <summary>The applied scalars of a verified earlier run act.</summary>
    Precomputed,
}

/// <summary>Options of layer 6.</summary>
public sealed record AllocatorOptions
{
    /// <summary>The profiles by name: L = low, M = medium, H = high risk tolerance.</summary>
    public static IReadOnlyList<string> Profiles { get; } = ["H", "L", "M"];

    /// <summary>Whether and how the brake acts.</summary>
    public AllocatorMode Mode { get; init; } = AllocatorMode.Off;

    /// <summary>Risk tolerance, one of <see cref="Profiles"/>.</summary>
    public string Profile { get; init; } = "L";

    /// <summary>The run whose applied scalars are replayed; required by <see cref="AllocatorMode.Precomputed"/>.</summary>
    public string? PrecomputedRunId { get; init; }

    /// <summary>What a missing scalar multiplies by.</summary>
    public double ApplyMissingScalarAs { get; init; } = 1;

    /// <summary>Every violated bound.</summary>
    public IReadOnlyList<Violation> Validate() => new ViolationList()
        .Require(Profiles.Contains(Profile), "allocator.profile", Profile, $"one of {string.Join(", ", Profiles)}")
        .Require(Mode != AllocatorMode.Precomputed || !string.IsNullOrWhiteSpace(PrecomputedRunId), "allocator.precomputed_run_id", "missing", "a run id, because allocator.mode is precomputed")
        .Within("allocator.apply_missing_scalar_as", ApplyMissingScalarAs, 0, 1)
        .Items;
}
