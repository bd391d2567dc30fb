using FuturesSix.Core.Market;

namespace FuturesSix.Core.RiskTargeting;

/// <summary>How the covariance of returns is estimated.</summary>
public enum CovarianceEstimator
{
    /// <summary>Pairwise-complete sample covariance, n-1.</summary>
    Sample,

    /// <summary>Exponentially weighted (RiskMetrics decay) within the window.</summary>
    Ewma,

    /// <summary>Ledoit-Wolf shrinkage over the window's complete rows.</summary>
    LedoitWolf,
}

/// <summary>Options of layer 5.</summary>
public sealed record RiskTargetingOptions
{
    /// <summary>Ex-ante annualised volatility of the ungated book.</summary>
    public double TargetVolatility { get; init; } = 0.20;

    /// <summary>Lowest leverage.</summary>
    public double LeverageFloor { get; init; } = 1;

    /// <summary>Highest leverage.</summary>
    public double LeverageCap { get; init; } = 7;

    /// <summary>Floor of the unit book's annualised volatility.</summary>
    public double VolatilityFloor { get; init; } = 0.01;

    /// <summary>Rows of returns strictly before the decision.</summary>
    public int Window { get; init; } = 63;

    /// <summary>An instrument with fewer returns in the window gets weight 0.</summary>
    public int MinObservations { get; init; } = 42;

    /// <summary>How the covariance is estimated.</summary>
    public CovarianceEstimator Estimator { get; init; } = CovarianceEstimator.Sample;

    /// <summary>Decay of the EWMA estimator.</summary>
    public double EwmaLambda { get; init; } = 0.94;

    /// <summary>Every violated bound.</summary>
    public IReadOnlyList<Violation> Validate() => new ViolationList()
        .Within("risk_targeting.target_vol", TargetVolatility, 0.001, 2)
        .Within("risk_targeting.leverage_floor", LeverageFloor, 0, 100)
        .Within("risk_targeting.leverage_cap", LeverageCap, Math.Max(0.01, LeverageFloor), 100)
        .Within("risk_targeting.vol_floor", VolatilityFloor, 1e-6, 1)
        .Require(Window is >= 5 and <= 2520, "risk_targeting.vol_lookback", Window, "a whole number in [5, 2520]")
        .Require(MinObservations >= 2 && MinObservations <= Window, "risk_targeting.min_observations", MinObservations, "a whole number in [2, vol_lookback]")
        .Within("risk_targeting.ewma_lambda", EwmaLambda, 0.5, 0.9999)
        .Items;
}
