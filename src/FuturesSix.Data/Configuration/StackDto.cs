using System.Globalization;
using FuturesSix.Core.Engines;
using FuturesSix.Core.Stack;
using FuturesSix.Data.Schema;

namespace FuturesSix.Data.Configuration;

/// <summary>The whole configuration file. Null = not said; the property order is the order of config.yaml.</summary>
internal sealed class StackDto
{
    [Key("synthetic, the embedded market (generated, never traded), or the path of a dataset file")]
    public string? Dataset { get; set; }

    [Key("first day of the simulation; earlier data only warms up features; null = first day of the data (date)")]
    public DateOnly? Start { get; set; }

    [Key("last day; null = last day of the data (date)")]
    public DateOnly? End { get; set; }

    [Key("rebalance rule; a scheduled day without trading moves to the trading day before it")]
    public string? Rebalance { get; set; }

    [Key("which promotion has the base weights: the newest (none where nothing was promoted), none, or that version. A run's own config.yaml has a version or none", Pattern = "^(latest|none|[1-9][0-9]*)$", NumberToo = true, Minimum = 1)]
    public string? Promotion { get; set; }

    [Key("layers 1 and 3: engines by name")]
    public Dictionary<string, EngineDto>? Engines { get; set; }

    [Key("layer 2: is an engine valid in this environment?")]
    public PolicyDto? Policy { get; set; }

    [Key("layer 3: the static composition")]
    public ConstructionDto? Construction { get; set; }

    [Key("layer 4: bounded discretionary tilts")]
    public OverlayDto? Overlay { get; set; }

    [Key("layer 5: how big in normal conditions?")]
    public RiskTargetingDto? RiskTargeting { get; set; }

    [Key("layer 6: the temporary brake")]
    public AllocatorDto? Allocator { get; set; }

    [Key("layer 7: margin and execution")]
    public MarginDto? Margin { get; set; }

    [Key("capital and fills")]
    public SimulationDto? Simulation { get; set; }

    public RunConfiguration Resolve(RunConfiguration defaults, EngineRegistry registry, List<string> problems)
    {
        if (Promotion is not (null or RunConfiguration.LatestPromotion or RunConfiguration.NoPromotion) && !IsVersion(Promotion))
        {
            problems.Add($"promotion: is '{Promotion}'; expected {RunConfiguration.LatestPromotion}, {RunConfiguration.NoPromotion}, or the number of a version");
        }

        var options = defaults.Options;
        return new RunConfiguration(Dataset ?? defaults.Dataset, Options(options, registry, problems))
        {
            Promotion = Promotion ?? defaults.Promotion,
            StatedWeights = [.. (Engines ?? []).Where(e => e.Value?.Weight is not null).Select(e => e.Key).Order(StringComparer.Ordinal)],
        };
    }

    private static bool IsVersion(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version >= 1;

    private StackOptions Options(StackOptions options, EngineRegistry registry, List<string> problems) => new()
    {
        Start = Start ?? options.Start,
        End = End ?? options.End,
        Rebalance = Rebalance ?? options.Rebalance,
        Engines = EngineDto.Resolve(Engines, registry, problems),
        Policy = Policy?.Resolve(options.Policy, problems) ?? options.Policy,
        Construction = Construction?.Resolve(options.Construction) ?? options.Construction,
        Overlay = Overlay?.Resolve(options.Overlay, problems) ?? options.Overlay,
        RiskTargeting = RiskTargeting?.Resolve(options.RiskTargeting) ?? options.RiskTargeting,
        Allocator = Allocator?.Resolve(options.Allocator) ?? options.Allocator,
        Exposures = Allocator?.ResolveExposures(options.Exposures, problems) ?? options.Exposures,
        Margin = Margin?.Resolve(options.Margin) ?? options.Margin,
        Simulation = Simulation?.Resolve(options.Simulation) ?? options.Simulation,
    };

    public static StackDto Of(RunConfiguration configuration)
    {
        var options = configuration.Options;
        return new StackDto
        {
            Dataset = configuration.Dataset,
            Start = options.Start,
            End = options.End,
            Rebalance = options.Rebalance,
            Promotion = configuration.Promotion,
            Engines = EngineDto.Of(options.Engines),
            Policy = PolicyDto.Of(options.Policy),
            Construction = ConstructionDto.Of(options.Construction),
            Overlay = OverlayDto.Of(options.Overlay),
            RiskTargeting = RiskTargetingDto.Of(options.RiskTargeting),
            Allocator = AllocatorDto.Of(options.Allocator, options.Exposures),
            Margin = MarginDto.Of(options.Margin),
            Simulation = SimulationDto.Of(options.Simulation),
        };
    }
}
