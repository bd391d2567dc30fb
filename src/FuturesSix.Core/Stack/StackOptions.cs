using FuturesSix.Core.Allocator;
using FuturesSix.Core.Construction;
using FuturesSix.Core.Engines;
using FuturesSix.Core.Margin;
using FuturesSix.Core.Market;
using FuturesSix.Core.Overlay;
using FuturesSix.Core.Policy;
using FuturesSix.Core.RiskTargeting;
using FuturesSix.Core.Simulation;

namespace FuturesSix.Core.Stack;

/// <summary>One engine of the book.</summary>
public sealed record EngineOptions
{
    /// <summary>Registered name.</summary>
    public required string Name { get; init; }

    /// <summary>Static base weight, before renormalisation over the engines that have data.</summary>
    public required double Weight { get; init; }

    /// <summary>True fails the run when the dataset lacks the engine's inputs.</summary>
    public bool Required { get; init; }

    /// <summary>The engine's own settings.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>Everything that, with the dataset and the code, determines a run.</summary>
public sealed record StackOptions
{
    /// <summary>First day of the simulation; earlier data only warms up features. Null = the first day of the data.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>Last day; null = the last day of the data.</summary>
    public DateOnly? End { get; init; }

    /// <summary>Rebalance rule, one of <see cref="RebalanceSchedule.Rules"/>.</summary>
    public string Rebalance { get; init; } = "W-FRI";

    /// <summary>Layer 1: the engines, in order of name.</summary>
    public IReadOnlyList<EngineOptions> Engines { get; init; } =
        [.. EngineRegistry.BuiltIn.All.Where(e => e.BaseWeight > 0).Select(e => new EngineOptions { Name = e.Name, Weight = e.BaseWeight })];

    /// <summary>Layer 2.</summary>
    public PolicyOptions Policy { get; init; } = new();

    /// <summary>Layer 3.</summary>
    public ConstructionOptions Construction { get; init; } = new();

    /// <summary>Layer 4.</summary>
    public OverlayOptions Overlay { get; init; } = new();

    /// <summary>Layer 5.</summary>
    public RiskTargetingOptions RiskTargeting { get; init; } = new();

    /// <summary>Layer 6.</summary>
    public AllocatorOptions Allocator { get; init; } = new();

    /// <summary>Layer 6, optional exposures; the section allocator in the configuration.</summary>
    public ExposureStageOptions Exposures { get; init; } = new();

    /// <summary>Layer 7.</summary>
    public MarginOptions Margin { get; init; } = new();

    /// <summary>Capital and fills.</summary>
    public SimulationOptions Simulation { get; init; } = new();

    /// <summary>Every violated bound of every layer.</summary>
    /// <param name="registry">The engines that exist.</param>
    public IReadOnlyList<Violation> Validate(EngineRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        var found = new ViolationList()
            .Require(Start is null || End is null || Start <= End, "end", End?.ToString("yyyy-MM-dd"), $"a date not before start {Start:yyyy-MM-dd}")
            .Require(RebalanceSchedule.Rules.Contains(Rebalance, StringComparer.Ordinal), "rebalance", Rebalance, $"one of {string.Join(", ", RebalanceSchedule.Rules)}")
            .Require(Engines.Any(e => e.Weight > 0), "engines", "no positive weight", "at least one engine with a weight above 0");
        foreach (var engine in Engines)
        {
            ValidateEngine(engine, registry, found);
        }

        string[] gateable = [.. registry.All.Select(e => e.Name).Union(new PolicyOptions().Gates.Select(g => g.Engine), StringComparer.Ordinal)];
        foreach (var gate in Policy.Gates)
        {
            found.Require(gateable.Contains(gate.Engine), $"policy.gates.{gate.Engine}", "no engine", $"one of {string.Join(", ", gateable)}");
        }

        foreach (var (path, engine) in Policy.Throttles.Select(t => ($"policy.throttles.{t.Engine}", t.Engine)).Concat(Policy.Impairment.Select(i => ($"policy.impairment.{i.Engine}", i.Engine))))
        {
            found.Require(gateable.Contains(engine), path, "no engine", $"one of {string.Join(", ", gateable)}");
        }

        foreach (var twice in Engines.GroupBy(e => e.Name).Where(g => g.Count() > 1))
        {
            found.Require(false, $"engines.{twice.Key}", "declared twice", "each engine once");
        }

        return found
            .AddRange(Policy.Validate())
            .AddRange(Construction.Validate())
            .AddRange(Overlay.Validate())
            .AddRange(RiskTargeting.Validate())
            .AddRange(Allocator.Validate())
            .AddRange(Exposures.Validate(registry))
            .AddRange(Margin.Validate())
            .AddRange(Simulation.Validate())
            .Items;
    }

    private static void ValidateEngine(EngineOptions engine, EngineRegistry registry, ViolationList found)
    {
        found.Within($"engines.{engine.Name}.weight", engine.Weight, 0, 1000);
        if (registry.Find(engine.Name) is not { } registration)
        {
            found.Require(false, $"engines.{engine.Name}", "not registered", $"one of {string.Join(", ", registry.All.Select(e => e.Name))}");
            return;
        }

        var settings = new EngineSettings(engine.Name, engine.Settings);
        registration.Create(settings);
        found.AddRange(settings.Violations());
    }
}
