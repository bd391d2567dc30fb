using FuturesSix.Core.Construction;
using FuturesSix.Core.RiskTargeting;
using FuturesSix.Core.Simulation;
using FuturesSix.Data.Schema;

namespace FuturesSix.Data.Configuration;

/// <summary>Section <c>construction</c>.</summary>
internal sealed class ConstructionDto
{
    [Key("volatility that a full forecast of one active instrument is scaled to (a year)", Minimum = 0.0001, Maximum = 10)]
    public double? InstrumentVolatility { get; set; }

    public ConstructionOptions Resolve(ConstructionOptions defaults) =>
        defaults with { InstrumentVolatility = InstrumentVolatility ?? defaults.InstrumentVolatility };

    public static ConstructionDto Of(ConstructionOptions options) => new() { InstrumentVolatility = options.InstrumentVolatility };
}

/// <summary>Section <c>risk_targeting</c>.</summary>
internal sealed class RiskTargetingDto
{
    [Key("ex-ante volatility of the ungated book (a year)", Minimum = 0.001, Maximum = 2)]
    public double? TargetVol { get; set; }

    [Key("lowest leverage (x)", Minimum = 0, Maximum = 100)]
    public double? LeverageFloor { get; set; }

    [Key("highest leverage (x)", Maximum = 100)]
    public double? LeverageCap { get; set; }

    [Key("floor of the volatility of the book per unit of gross exposure (a year)", Minimum = 0.000001, Maximum = 1)]
    public double? VolFloor { get; set; }

    [Key("returns strictly before the decision (rows)", Minimum = 5, Maximum = 2520)]
    public int? VolLookback { get; set; }

    [Key("an instrument with fewer returns in the window gets weight 0 (rows)", Minimum = 2)]
    public int? MinObservations { get; set; }

    [Key("how the covariance is estimated")]
    public CovarianceEstimator? Estimator { get; set; }

    [Key("decay of the estimator ewma", Minimum = 0.5, Maximum = 0.9999)]
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
    [Key("starting equity (account currency)", Minimum = 1, Maximum = 1e15)]
    public double? Capital { get; set; }

    [Key("decisions on day t fill at the close of t + delay and earn from the day after (trading days)", Minimum = 1, Maximum = 20)]
    public int? FillDelay { get; set; }

    public SimulationOptions Resolve(SimulationOptions defaults) => defaults with
    {
        Capital = Capital ?? defaults.Capital,
        FillDelay = FillDelay ?? defaults.FillDelay,
    };

    public static SimulationDto Of(SimulationOptions options) => new() { Capital = options.Capital, FillDelay = options.FillDelay };
}
