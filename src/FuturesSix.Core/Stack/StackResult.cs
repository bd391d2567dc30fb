using FuturesSix.Core.Construction;
using FuturesSix.Core.Engines;
using FuturesSix.Core.Evaluation;
using FuturesSix.Core.Market;
using FuturesSix.Core.Overlay;
using FuturesSix.Core.Policy;
using FuturesSix.Core.RiskTargeting;
using FuturesSix.Core.Simulation;

namespace FuturesSix.Core.Stack;

/// <summary>One engine's part in a run.</summary>
/// <param name="Name">Name.</param>
/// <param name="ConfiguredWeight">Weight in the configuration.</param>
/// <param name="BaseWeight">Weight after renormalisation; 0 when left out.</param>
/// <param name="Forecast">Its forecasts; null when left out.</param>
/// <param name="LeftOutBecause">What the dataset lacks; null when it took part.</param>
public sealed record EngineOutcome(string Name, double ConfiguredWeight, double BaseWeight, EngineForecast? Forecast, string? LeftOutBecause);

/// <summary>A finished run of the canonical stack: what every layer decided, and why.</summary>
public sealed record StackResult
{
    /// <summary>The dataset, cut to the run's end.</summary>
    public required MarketData Market { get; init; }

    /// <summary>The options.</summary>
    public required StackOptions Options { get; init; }

    /// <summary>The rebalances; length K.</summary>
    public required RebalanceSchedule Schedule { get; init; }

    /// <summary>Instruments that an engine of the book can hold: columns of the dataset, ascending.</summary>
    public required IReadOnlyList<int> Universe { get; init; }

    /// <summary>Instruments that the run can hold: <see cref="Universe"/>, and the convexity instrument where there is one.</summary>
    public required IReadOnlyList<int> Holdable { get; init; }

    /// <summary>Layer 1, in the book's order of sleeves first.</summary>
    public required IReadOnlyList<EngineOutcome> Engines { get; init; }

    /// <summary>Price features behind the forecasts and the sizing.</summary>
    public required PriceFeatures Features { get; init; }

    /// <summary>Layer 2.</summary>
    public required PolicyResult Policy { get; init; }

    /// <summary>Layer 3: the static book, ungated weights and multipliers, [K x E x N].</summary>
    public required SleeveBook Construction { get; init; }

    /// <summary>Layer 4: the tilted book.</summary>
    public required OverlayResult Overlay { get; init; }

    /// <summary>Layer 5.</summary>
    public required RiskTargetingResult RiskTargeting { get; init; }

    /// <summary>Layer 6; empty series when nothing was ever decided.</summary>
    public required BrakeResult Brake { get; init; }

    /// <summary>Layer 6, optional: sleeve scalars and convexity position; neutral when not configured.</summary>
    public required ExposureStageResult Exposures { get; init; }

    /// <summary>The shadow book: all layers with the brake at 1. It feeds the allocator's state.</summary>
    public required SimulationResult Shadow { get; init; }

    /// <summary>The book itself.</summary>
    public required SimulationResult Book { get; init; }

    /// <summary>Daily unit returns of the reference sleeve per instrument: lagged unlevered ungated weight x return, [D x U]; null
    /// when the run has no trend sleeve.</summary>
    public required Panel? TrendUnitReturns { get; init; }

    /// <summary>First rebalance whose book is not flat; null when there is none.</summary>
    public required int? FirstActiveRebalance { get; init; }

    /// <summary>Performance from the first active rebalance on.</summary>
    public required PerformanceSummary Performance { get; init; }

    /// <summary>What was missing, skipped, defaulted or clipped.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
