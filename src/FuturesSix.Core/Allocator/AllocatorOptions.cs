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

/// <summary>Options of layer 6: the four subsystems' options in one place.</summary>
public sealed record AllocatorOptions
{
    /// <summary>The built-in profiles by name: L = low, M = medium, H = high risk tolerance.</summary>
    public static IReadOnlyList<string> Profiles { get; } = ["H", "L", "M"];

    /// <summary>Whether and how the brake acts.</summary>
    public AllocatorMode Mode { get; init; } = AllocatorMode.Off;

    /// <summary>Risk tolerance: the name of one of <see cref="RiskProfiles"/>.</summary>
    public string Profile { get; init; } = RiskProfile.Low.Name;

    /// <summary>The run whose applied scalars are replayed; required by <see cref="AllocatorMode.Precomputed"/>.</summary>
    public string? PrecomputedRunId { get; init; }

    /// <summary>What a missing scalar multiplies by.</summary>
    public double ApplyMissingScalarAs { get; init; } = 1;

    /// <summary>The windows of the state's features.</summary>
    public AllocatorStateOptions State { get; init; } = new();

    /// <summary>The thresholds of the regime rule.</summary>
    public AllocatorRegimeOptions Regime { get; init; } = new();

    /// <summary>The profiles, in ascending risk tolerance.</summary>
    public IReadOnlyList<RiskProfile> RiskProfiles { get; init; } = RiskProfile.BuiltIn;

    /// <summary>The options of the risk transformation.</summary>
    public RiskTransformationOptions RiskTransformation => new() { Profile = Profile, Profiles = RiskProfiles };

    /// <summary>The options of the exposure application.</summary>
    public ExposureOptions Exposure => new() { Mode = Mode, PrecomputedRunId = PrecomputedRunId, ApplyMissingScalarAs = ApplyMissingScalarAs };

    /// <summary>Every violated bound of the four subsystems.</summary>
    public IReadOnlyList<Violation> Validate() => new ViolationList()
        .AddRange(State.Validate())
        .AddRange(Regime.Validate())
        .AddRange(RiskTransformation.Validate())
        .AddRange(Exposure.Validate())
        .Items;
}
