using FuturesSix.Core.Market;

namespace FuturesSix.Core.Supervision;

/// <summary>Options of <see cref="CapitalWeights"/>.</summary>
public sealed record CapitalWeightOptions
{
    /// <summary>Gate: highest error rate.</summary>
    public double MaxErrorRate { get; init; } = 0.15;

    /// <summary>Largest weight of one agent: a hard bound.</summary>
    public double Cap { get; init; } = 0.25;

    /// <summary>What is added to the hit rate.</summary>
    public double HitBase { get; init; } = 0.6;

    /// <summary>The mean absolute error, in bps, that halves the score.</summary>
    public double ErrorScaleBps { get; init; } = 75;

    /// <summary>What a bps of negative gap CVaR takes from the score.</summary>
    public double CvarSlope { get; init; } = 0.015;

    /// <summary>Lowest CVaR factor.</summary>
    public double CvarFloor { get; init; } = 0.25;

    /// <summary>What a bps of drawdown takes from the score.</summary>
    public double DrawdownSlope { get; init; } = 0.01;

    /// <summary>Lowest drawdown factor.</summary>
    public double DrawdownFloor { get; init; } = 0.4;

    /// <summary>Every violated bound.</summary>
    public IReadOnlyList<Violation> Validate() => new ViolationList()
        .Within("weights.max_error_rate", MaxErrorRate, 0, 1)
        .Require(Cap > 0 && Cap <= 1, "weights.cap", Cap, "a number in (0, 1]")
        .Within("weights.hit_base", HitBase, 0, 10)
        .Require(ErrorScaleBps > 0 && double.IsFinite(ErrorScaleBps), "weights.error_scale_bps", ErrorScaleBps, "a number above 0")
        .Within("weights.cvar_slope", CvarSlope, 0, 10)
        .Within("weights.cvar_floor", CvarFloor, 0, 1)
        .Within("weights.drawdown_slope", DrawdownSlope, 0, 10)
        .Within("weights.drawdown_floor", DrawdownFloor, 0, 1)
        .Items;
}
