using System.Globalization;
using FuturesSix.Core.Engines;
using FuturesSix.Core.Stack;

namespace FuturesSix.Data.Configuration;

/// <summary>The whole configuration file. Null = not said; the property order is the order of config.yaml.</summary>
internal sealed class StackDto
{
    public string? Dataset { get; set; }

    public DateOnly? Start { get; set; }

    public DateOnly? End { get; set; }

    public string? Rebalance { get; set; }

    public string? Promotion { get; set; }

    public Dictionary<string, EngineDto>? Engines { get; set; }

    public PolicyDto? Policy { get; set; }

    public ConstructionDto? Construction { get; set; }

    public OverlayDto? Overlay { get; set; }

    public RiskTargetingDto? RiskTargeting { get; set; }

    public AllocatorDto? Allocator { get; set; }

    public MarginDto? Margin { get; set; }

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
