using FuturesSix.Core.Policy;

namespace FuturesSix.Data.Configuration;

/// <summary>Section <c>policy</c>.</summary>
internal sealed class PolicyDto
{
    public PolicyMode? Mode { get; set; }

    public string? PrecomputedRunId { get; set; }

    public int? LagRebalances { get; set; }

    public double? ApplyMissingMultiplierAs { get; set; }

    public int? QuantileWindow { get; set; }

    public int? QuantileMinObservations { get; set; }

    public double? GammaQuantile { get; set; }

    public double? VrpQuantile { get; set; }

    public int? VixChangeWindow { get; set; }

    public Dictionary<string, GateDto>? Gates { get; set; }

    public Dictionary<string, ThrottleDto>? Throttles { get; set; }

    public ThrottleFeaturesDto? ThrottleFeatures { get; set; }

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
    public string? Feature { get; set; }

    public double? Threshold { get; set; }

    public bool? Invert { get; set; }

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
