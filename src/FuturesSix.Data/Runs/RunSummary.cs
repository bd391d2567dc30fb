using System.Text.Json.Serialization;
using FuturesSix.Core.Evaluation;

namespace FuturesSix.Data.Runs;

/// <summary>A name with a value.</summary>
/// <param name="Name">Name.</param>
/// <param name="Value">Value.</param>
public sealed record NamedValue(string Name, double Value);

/// <summary>A name with how often it happened.</summary>
/// <param name="Name">Name.</param>
/// <param name="Count">How often.</param>
/// <param name="Share">As a share of all.</param>
public sealed record NamedCount(string Name, int Count, double Share);

/// <summary>An engine's part in the run.</summary>
/// <param name="Name">Name.</param>
/// <param name="ConfiguredWeight">Weight in the configuration.</param>
/// <param name="BaseWeight">Weight after renormalisation over the engines with data.</param>
/// <param name="LeftOutBecause">What the dataset lacks; null when it took part.</param>
public sealed record EngineSummary(string Name, double ConfiguredWeight, double BaseWeight, string? LeftOutBecause);

/// <summary>What one gate did at the rebalances.</summary>
/// <param name="Engine">The gated engine.</param>
/// <param name="Feature">What it reads.</param>
/// <param name="Off">Rebalances at which the engine was off.</param>
/// <param name="Share">As a share of all rebalances.</param>
/// <param name="Missing">Rebalances without a known state.</param>
public sealed record GateSummary(string Engine, string Feature, int Off, double Share, int Missing);

/// <summary>Leverage over the rebalances that were not flat.</summary>
/// <param name="Minimum">Lowest.</param>
/// <param name="Median">Median.</param>
/// <param name="Maximum">Highest.</param>
/// <param name="Flat">Rebalances that were flat.</param>
/// <param name="AtTarget">Share of the other rebalances at which no bound kept the ungated book from its target volatility.</param>
/// <param name="Target">Target volatility, annualised.</param>
public sealed record LeverageSummary(double Minimum, double Median, double Maximum, int Flat, double AtTarget, double Target);

/// <summary>The brake over the rebalances.</summary>
/// <param name="Mode">off, compute or precomputed.</param>
/// <param name="Acts">True when the scalars multiplied the book.</param>
/// <param name="Profile">Risk tolerance.</param>
/// <param name="Minimum">Lowest scalar.</param>
/// <param name="Mean">Mean scalar.</param>
/// <param name="ActiveShare">Share of rebalances with a scalar below 1.</param>
public sealed record BrakeSummary(string Mode, bool Acts, string Profile, double Minimum, double Mean, double ActiveShare);

/// <summary>Daily exposure of the book, as multiples of equity, and its trading.</summary>
/// <param name="MeanGross">Mean gross exposure.</param>
/// <param name="MaximumGross">Highest gross exposure.</param>
/// <param name="MeanNet">Mean net exposure: long less short.</param>
/// <param name="MeanMargin">Mean margin.</param>
/// <param name="MaximumMargin">Highest margin.</param>
/// <param name="AnnualTurnover">Traded notional over equity a year.</param>
public sealed record ExposureSummary(
    double MeanGross, double MaximumGross, double MeanNet, double MeanMargin, double MaximumMargin, double AnnualTurnover);

/// <summary>Costs in account currency over the run.</summary>
/// <param name="Slippage">Slippage.</param>
/// <param name="Commission">Commission.</param>
/// <param name="Roll">Cost of rolls.</param>
/// <param name="AnnualDrag">Mean daily cost over equity, times 252.</param>
public sealed record CostSummary(double Slippage, double Commission, double Roll, double AnnualDrag);

/// <summary>The figures a reader looks at first; metrics.json. All from the first active rebalance on unless said otherwise.</summary>
public sealed record RunSummary
{
    /// <summary>True when the data was generated, never traded.</summary>
    public required bool Synthetic { get; init; }

    /// <summary>Performance of the book.</summary>
    public required PerformanceSummary Performance { get; init; }

    /// <summary>Performance of the book with the brake at 1.</summary>
    public required PerformanceSummary Unbraked { get; init; }

    /// <summary>Number of rebalances, flat ones included.</summary>
    public required int Rebalances { get; init; }

    /// <summary>Layer 1: the engines.</summary>
    public required IReadOnlyList<EngineSummary> Engines { get; init; }

    /// <summary>Layer 2: the gates.</summary>
    public required IReadOnlyList<GateSummary> Gates { get; init; }

    /// <summary>Layer 4: applications of tilts.</summary>
    public required int TiltApplications { get; init; }

    /// <summary>Layer 5: leverage.</summary>
    public required LeverageSummary Leverage { get; init; }

    /// <summary>Bounds of layers 5 and 7 that bound, by number of rebalances.</summary>
    public required IReadOnlyList<NamedCount> Bounds { get; init; }

    /// <summary>Layer 6: days in each regime, of the days that have one.</summary>
    public required IReadOnlyList<NamedCount> Regimes { get; init; }

    /// <summary>Layer 6: the brake.</summary>
    public required BrakeSummary Brake { get; init; }

    /// <summary>Exposure and turnover.</summary>
    public required ExposureSummary Exposure { get; init; }

    /// <summary>Costs.</summary>
    public required CostSummary Costs { get; init; }

    /// <summary>Sum of daily return contributions of each instrument before costs, highest first.</summary>
    public required IReadOnlyList<NamedValue> Instruments { get; init; }

    /// <summary>Sum of daily return contributions of each sleeve, <c>execution</c> and <c>cost</c>, highest first.</summary>
    public required IReadOnlyList<NamedValue> Sleeves { get; init; }

    /// <summary>Layer 2: throttles and impairment; null, and not in the file, when none is configured.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FactorSummary>? PolicyFactors { get; init; }

    /// <summary>Layer 6: the sleeves' own scalars; null, and not in the file, when none is configured.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SleeveScalarSummary>? SleeveScalars { get; init; }

    /// <summary>Layer 6: the convexity position; null, and not in the file, when none is configured.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ConvexitySummary? Convexity { get; init; }

    /// <summary>What the data layer merged, skipped, carried or found.</summary>
    public required IReadOnlyDictionary<string, long> DataQuality { get; init; }

    /// <summary>What was missing, skipped, defaulted or clipped, in words.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
