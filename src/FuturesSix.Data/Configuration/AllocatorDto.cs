using FuturesSix.Core.Allocator;
using FuturesSix.Core.Stack;

namespace FuturesSix.Data.Configuration;

/// <summary>Section <c>allocator</c>.</summary>
internal sealed class AllocatorDto
{
    public AllocatorMode? Mode { get; set; }

    public string? Profile { get; set; }

    public string? PrecomputedRunId { get; set; }

    public double? ApplyMissingScalarAs { get; set; }

    public AllocatorStateDto? State { get; set; }

    public AllocatorRegimeDto? Regime { get; set; }

    public Dictionary<string, RiskProfileDto>? Profiles { get; set; }

    public Dictionary<string, RiskProfileDto>? Sleeves { get; set; }

    public ConvexityDto? Convexity { get; set; }

    public AllocatorOptions Resolve(AllocatorOptions defaults) => defaults with
    {
        Mode = Mode ?? defaults.Mode,
        Profile = Profile ?? defaults.Profile,
        PrecomputedRunId = PrecomputedRunId ?? defaults.PrecomputedRunId,
        ApplyMissingScalarAs = ApplyMissingScalarAs ?? defaults.ApplyMissingScalarAs,
        State = State?.Resolve(defaults.State) ?? defaults.State,
        Regime = Regime?.Resolve(defaults.Regime) ?? defaults.Regime,
        RiskProfiles = RiskProfileDto.Resolve(Profiles, defaults.RiskProfiles),
    };

    /// <summary>The optional exposures, whose names the allocator does not see; sleeves in order of name.</summary>
    public ExposureStageOptions ResolveExposures(ExposureStageOptions defaults, List<string> problems) => defaults with
    {
        Sleeves = Sleeves is null ? defaults.Sleeves : [.. Sleeves.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => new SleeveScalarOptions(s.Key, (s.Value ?? new RiskProfileDto()).Over(SleeveScalarOptions.Neutral)))],
        Convexity = Convexity?.Resolve(problems) ?? defaults.Convexity,
    };

    public static AllocatorDto Of(AllocatorOptions options, ExposureStageOptions exposures) => new()
    {
        Mode = options.Mode,
        Profile = options.Profile,
        PrecomputedRunId = options.PrecomputedRunId,
        ApplyMissingScalarAs = options.ApplyMissingScalarAs,
        State = AllocatorStateDto.Of(options.State),
        Regime = AllocatorRegimeDto.Of(options.Regime),
        Profiles = RiskProfileDto.Of(options.RiskProfiles),
        Sleeves = exposures.Sleeves.Count == 0 ? null : exposures.Sleeves.ToDictionary(s => s.Engine, s => RiskProfileDto.Of(s.Profile)),
        Convexity = exposures.Convexity is { } c ? ConvexityDto.Of(c.Instrument, c.Overlay) : null,
    };
}

/// <summary>Section <c>allocator.state</c>.</summary>
internal sealed class AllocatorStateDto
{
    public int? ShortWindow { get; set; }

    public int? LongWindow { get; set; }

    public int? SlopeRows { get; set; }

    public double? MinimumStd { get; set; }

    public AllocatorStateOptions Resolve(AllocatorStateOptions defaults) => defaults with
    {
        ShortWindow = ShortWindow ?? defaults.ShortWindow,
        LongWindow = LongWindow ?? defaults.LongWindow,
        SlopeRows = SlopeRows ?? defaults.SlopeRows,
        MinimumStd = MinimumStd ?? defaults.MinimumStd,
    };

    public static AllocatorStateDto Of(AllocatorStateOptions options) => new()
    {
        ShortWindow = options.ShortWindow,
        LongWindow = options.LongWindow,
        SlopeRows = options.SlopeRows,
        MinimumStd = options.MinimumStd,
    };
}
