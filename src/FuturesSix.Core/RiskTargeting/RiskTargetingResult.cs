using FuturesSix.Core.Construction;

namespace FuturesSix.Core.RiskTargeting;

/// <summary>Which bounds decided the leverage of a rebalance.</summary>
[Flags]
public enum RiskBounds
{
    /// <summary>None: the ungated book has the target as its ex-ante volatility.</summary>
    None = 0,

    /// <summary>The unit book's volatility was below the floor.</summary>
    VolatilityFloor = 1,

    /// <summary>Leverage was raised to its floor.</summary>
    LeverageFloor = 2,

    /// <summary>Leverage was cut to its cap.</summary>
    LeverageCap = 4,
}

/// <summary>The sizing of one rebalance.</summary>
public sealed record RiskTarget
{
    /// <summary>Leverage L applied to the unit book; 0 when flat.</summary>
    public double Leverage { get; init; }

    /// <summary>Annualised ex-ante volatility of the ungated book per unit of gross exposure, before its floor; NaN when flat for want of history.</summary>
    public double UnitVolatility { get; init; } = double.NaN;

    /// <summary>Annualised ex-ante volatility of the ungated book after leverage.</summary>
    public double UngatedVolatility { get; init; } = double.NaN;

    /// <summary>Annualised ex-ante volatility of the book after leverage, gates included.</summary>
    public double BookVolatility { get; init; } = double.NaN;

    /// <summary>Gross exposure G of the ungated book before leverage.</summary>
    public double UnitGross { get; init; }

    /// <summary>The bounds that bind.</summary>
    public RiskBounds Bounds { get; init; }

    /// <summary>Why the book is flat; null when it is not.</summary>
    public string? FlatReason { get; init; }

    /// <summary>Instruments with a weight that was set to 0 for want of returns.</summary>
    public int ExcludedInstruments { get; init; }

    /// <summary>True when the covariance had to be made positive semidefinite.</summary>
    public bool CovarianceRepaired { get; init; }

    /// <summary>True when the configured estimator had too few complete rows and the sample covariance took its place.</summary>
    public bool EstimatorFellBack { get; init; }
}

/// <summary>What layer 5 decided.</summary>
/// <param name="Targets">The sizing per rebalance; length K.</param>
/// <param name="Before">The book before leverage, excluded instruments at 0, [K x E x N].</param>
/// <param name="After">The book after leverage, [K x E x N]; multipliers as before.</param>
public sealed record RiskTargetingResult(IReadOnlyList<RiskTarget> Targets, SleeveBook Before, SleeveBook After);
