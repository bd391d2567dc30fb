using FuturesSix.Core.Policy;
using FuturesSix.Data.Schema;

namespace FuturesSix.Data.Configuration;

/// <summary>Section <c>policy</c>.</summary>
internal sealed class PolicyDto
{
    [Key("off: every multiplier is 1; precomputed: multipliers of a verified earlier run")]
    public PolicyMode? Mode { get; set; }

    [Key("the run whose engine_policy_applied_v1.csv is replayed; it must be intact and on the same dataset (run id)")]
    public string? PrecomputedRunId { get; set; }

    [Key("the multiplier used at rebalance k is the state as of rebalance k - lag (rebalances)", Minimum = 1, Maximum = 52)]
    public int? LagRebalances { get; set; }

    [Key("what a missing state multiplies by", Minimum = 0, Maximum = 1)]
    public double? ApplyMissingMultiplierAs { get; set; }

    [Key("window of the trailing quantiles (rows)", Minimum = 2)]
    public int? QuantileWindow { get; set; }

    [Key("observations a quantile needs (rows)", Minimum = 2)]
    public int? QuantileMinObservations { get; set; }

    [Key("gamma stress: VVIX strictly above this trailing quantile", Minimum = 0, Maximum = 1)]
    public double? GammaQuantile { get; set; }

    [Key("VRP stress: VVIX at or above this trailing quantile", Minimum = 0, Maximum = 1)]
    public double? VrpQuantile { get; set; }

    [Key("without VVIX: window of the standard deviation of VIX changes (rows)", Minimum = 2)]
    public int? VixChangeWindow { get; set; }

    [Key("binary gates by engine, over the default ones")]
    public Dictionary<string, GateDto>? Gates { get; set; }

    [Key("continuous throttles by engine; a section that is there is on")]
    public Dictionary<string, ThrottleDto>? Throttles { get; set; }

    [Key("windows of the features that throttles read")]
    public ThrottleFeaturesDto? ThrottleFeatures { get; set; }

    [Key("impairment by engine; an entry that is there is on")]
    public Dictionary<string, ImpairmentDto>? Impairment { get; set; }

    public PolicyOptions Resolve(PolicyOptions defaults, List<string> problems) => defaults with
    {
        Mode = Mode ?? defaults.Mode,
        PrecomputedRunId = PrecomputedRunId ?? defaults.PrecomputedRunId,
        LagRebalances = LagRebalances ?? defaults.LagRebalances,
        ApplyMissingMultiplierAs = ApplyMissingMultiplierAs ?? defaults.ApplyMissingMultiplierAs,
        QuantileWindow = QuantileWindow ?? defaults.QuantileWindow,
        QuantileMinObservations = QuantileMinObservations ?? defaults.QuantileMinObservations,
        GammaQuantile = GammaQuantile ?? defaults.GammaQuantile,
        VrpQuantile = VrpQuantile ?? defaults.VrpQuantile,
        VixChangeWindow = VixChangeWindow ?? defaults.VixChangeWindow,
        Gates = GateDto.Resolve(Gates, defaults.Gates, problems),
        Throttles = ThrottleDto.Resolve(Throttles, defaults.Throttles),
        ThrottleFeatures = ThrottleFeatures?.Resolve(defaults.ThrottleFeatures) ?? defaults.ThrottleFeatures,
        Impairment = ImpairmentDto.Resolve(Impairment, defaults.Impairment),
    };

    public static PolicyDto Of(PolicyOptions options) => new()
    {
        Mode = options.Mode,
        PrecomputedRunId = options.PrecomputedRunId,
        LagRebalances = options.LagRebalances,
        ApplyMissingMultiplierAs = options.ApplyMissingMultiplierAs,
        QuantileWindow = options.QuantileWindow,
        QuantileMinObservations = options.QuantileMinObservations,
        GammaQuantile = options.GammaQuantile,
        VrpQuantile = options.VrpQuantile,
        VixChangeWindow = options.VixChangeWindow,
        Gates = GateDto.Of(options.Gates),
        Throttles = ThrottleDto.Of(options.Throttles),
        ThrottleFeatures = options.ThrottleFeatures == new ThrottleFeatureOptions() ? null : ThrottleFeaturesDto.Of(options.ThrottleFeatures),
        Impairment = ImpairmentDto.Of(options.Impairment),
    };
}

/// <summary>One entry of <c>policy.gates</c>: it changes the default gate of that engine, or adds one.</summary>
internal sealed class GateDto
{
    [Key("the feature the gate reads; required for an added gate")]
    public string? Feature { get; set; }

    [Key("off when the feature is at or above this")]
    public double? Threshold { get; set; }

    [Key("off when it is below instead")]
    public bool? Invert { get; set; }

    [Key("false leaves the engine ungated")]
    public bool? Enabled { get; set; }

    /// <summary>The default gates in their order with the entries over them, then the added ones by name.</summary>
    public static IReadOnlyList<GateOptions> Resolve(Dictionary<string, GateDto>? entries, IReadOnlyList<GateOptions> defaults, List<string> problems)
    {
        var added = (entries ?? []).Keys.Where(k => !defaults.Any(g => g.Engine == k)).Order(StringComparer.Ordinal);
        foreach (var name in added.Where(n => entries![n]?.Feature is null))
        {
            problems.Add($"policy.gates.{name}.feature: is required; expected one of {string.Join(", ", PolicyFeatures.All)}");
        }

        return
        [
            .. defaults.Select(g => entries?.GetValueOrDefault(g.Engine)?.Over(g) ?? g),
            .. added.Where(n => entries![n]?.Feature is not null).Select(n => entries![n].Over(new GateOptions { Engine = n, Feature = entries[n].Feature! })),
        ];
    }

    public static Dictionary<string, GateDto> Of(IReadOnlyList<GateOptions> gates) => gates.ToDictionary(g => g.Engine, g => new GateDto
    {
        Feature = g.Feature,
        Threshold = g.Threshold,
        Invert = g.Invert,
        Enabled = g.Enabled,
    });

    private GateOptions Over(GateOptions start) => start with
    {
        Feature = Feature ?? start.Feature,
        Threshold = Threshold ?? start.Threshold,
        Invert = Invert ?? start.Invert,
        Enabled = Enabled ?? start.Enabled,
    };
}
