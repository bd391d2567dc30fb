using FuturesSix.Core.Construction;
using FuturesSix.Core.RiskTargeting;
using FuturesSix.Core.Simulation;

namespace FuturesSix.Data.Configuration;

/// <summary>Section <c>construction</c>.</summary>
internal sealed class ConstructionDto
{
    public double? InstrumentVolatility { get; set; }

    public ConstructionOptions Resolve(ConstructionOptions defaults) =>
        defaults with { InstrumentVolatility = InstrumentVolatility ?? defaults.InstrumentVolatility };

    public static ConstructionDto Of(ConstructionOptions options) => new() { InstrumentVolatility = options.InstrumentVolatility };
}

/// <summary>Section <c>risk_targeting</c>.</summary>
internal sealed class RiskTargetingDto
{
    public double? TargetVol { get; set; }

    public double? LeverageFloor { get; set; }

    public double? LeverageCap { get; set; }

    public double? VolFloor { get; set; }

    public int? VolLookback { get; set; }

    public int? MinObservations { get; set; }

    public CovarianceEstimator? Estimator { get; set; }

    public double? EwmaLambda { get; set; }

    public RiskTargetingOptions Resolve(RiskTargetingOptions defaults) => defaults with
    {
        TargetVolatility = TargetVol ?? defaults.TargetVolatility,
        LeverageFloor = LeverageFloor ?? defaults.LeverageFloor,
        LeverageCap = LeverageCap ?? defaults.LeverageCap,
        VolatilityFloor = VolFloor ?? defaults.VolatilityFloor,
        Window = VolLookback ?? defaults.Window,
        MinObservations = MinObservations ?? defaults.MinObservations,
        Estimator = Estimator ?? defaults.Estimator,
        EwmaLambda = EwmaLambda ?? defaults.EwmaLambda,
    };

    public static RiskTargetingDto Of(RiskTargetingOptions options) => new()
    {
        TargetVol = options.TargetVolatility,
        LeverageFloor = options.LeverageFloor,
        LeverageCap = options.LeverageCap,
        VolFloor = options.VolatilityFloor,
        VolLookback = options.Window,
        MinObservations = options.MinObservations,
        Estimator = options.Estimator,
        EwmaLambda = options.EwmaLambda,
    };
}

/// <summary>Section <c>simulation</c>.</summary>
internal sealed class SimulationDto
{
    public double? Capital { get; set; }

    public int? FillDelay { get; set; }

    public SimulationOptions Resolve(SimulationOptions defaults) => defaults with
    {
        Capital = Capital ?? defaults.Capital,
        FillDelay = FillDelay ?? defaults.FillDelay,
    };

    public static SimulationDto Of(SimulationOptions options) => new() { Capital = options.Capital, FillDelay = options.FillDelay };
}
