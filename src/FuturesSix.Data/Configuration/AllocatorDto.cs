using FuturesSix.Core.Allocator;
using FuturesSix.Core.Stack;
using FuturesSix.Data.Schema;

namespace FuturesSix.Data.Configuration;

/// <summary>Section <c>allocator</c>.</summary>
internal sealed class AllocatorDto
{
    [Key("whether the scalar multiplies the book")]
    public AllocatorMode? Mode { get; set; }

    [Key("risk tolerance: L low, M medium, H high")]
    public string? Profile { get; set; }

    [Key("the run whose allocator_risk_v1_applied.csv is replayed; it must be intact, on the same dataset and capital, with equal configuration of layers 1 to 5 and 7 (run id)")]
    public string? PrecomputedRunId { get; set; }

    [Key("what a rebalance without a known scalar is multiplied by", Minimum = 0, Maximum = 1)]
    public double? ApplyMissingScalarAs { get; set; }

    [Key("windows of the state")]
    public AllocatorStateDto? State { get; set; }

    [Key("thresholds of the regime rule")]
    public AllocatorRegimeDto? Regime { get; set; }

    [Key("risk profiles by name, over L, M and H")]
    public Dictionary<string, RiskProfileDto>? Profiles { get; set; }

    [Key("scalar of a sleeve by regime, on top of the brake; an entry that is there is on")]
    public Dictionary<string, RiskProfileDto>? Sleeves { get; set; }

    [Key("a budgeted long position gated by the regime; a section that is there is on")]
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
    [Key("short window of volatility, correlation, breadth (rows)", Minimum = 2, Maximum = 2520)]
    public int? ShortWindow { get; set; }

    [Key("long window of volatility, correlation, concentration (rows)")]
    public int? LongWindow { get; set; }

    [Key("rows over which the slope of the drawdown is taken (rows)", Minimum = 1, Maximum = 2520)]
    public int? SlopeRows { get; set; }

    [Key("an instrument that moves less is left out of a window's correlation (a row)", Minimum = 0, Maximum = 1)]
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
