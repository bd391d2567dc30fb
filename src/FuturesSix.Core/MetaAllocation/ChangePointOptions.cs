using FuturesSix.Core.Market;

namespace FuturesSix.Core.MetaAllocation;

/// <summary>How <see cref="MetaAllocatorMode.Bayes"/> looks for the last change in a sleeve's returns. The detector reads
/// each return over the exponentially weighted volatility known before it, clipped: futures returns cluster and have fat
/// tails, and a detector of changes in mean and variance that reads them raw forgets years of a Sharpe ratio at
/// every change of volatility or outlier. What is left to change is the mean in units of risk, so the prior has no
/// unit: mean 0, variance about 1.</summary>
public sealed record ChangePointOptions
{
    /// <summary>False weighs all observations alike.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Probability of a change after any observation; 1/hazard is the expected number of observations between
    /// changes (504 = two years of days).</summary>
    public double Hazard { get; init; } = 1.0 / 504;

    /// <summary>Half-life of the volatility, in observations; 0 = the standard deviation (n-1) of all of them.</summary>
    public double VolatilityHalfLife { get; init; } = 21;

    /// <summary>Size at which a return over its volatility is clipped.</summary>
    public double Clip { get; init; } = 3;

    /// <summary>How many observations the prior mean of 0 is worth: the mean of a run is, before data, within about
    /// 1/sqrt(strength) standard deviations of 0. 10 lets a mean that broke by a standard deviation be seen within some
    /// 40 observations and keeps a book that only has bad weeks; 252, an annualised Sharpe ratio of about 1 either
    /// way, needs some months.</summary>
    public double MeanStrength { get; init; } = 10;

    /// <summary>Shape, and scale, of the inverse-gamma prior of the variance of a run: the larger, the closer to 1.</summary>
    public double VarianceShape { get; init; } = 500;

    /// <summary>Longest run told apart, in observations; the cost is T x this.</summary>
    public int MaxRunLength { get; init; } = 2000;

    /// <summary>Every violated bound.</summary>
    public IReadOnlyList<Violation> Validate() => new ViolationList()
        .Within("meta_allocator.change_point.hazard", Hazard, 1e-6, 0.5)
        .Within("meta_allocator.change_point.volatility_half_life", VolatilityHalfLife, 0, 1e6)
        .Require(Clip > 0, "meta_allocator.change_point.clip", Clip, "a number above 0")
        .Within("meta_allocator.change_point.mean_strength", MeanStrength, 1e-6, 1e6)
        .Within("meta_allocator.change_point.variance_shape", VarianceShape, 1e-3, 1e5)
        .Within("meta_allocator.change_point.max_run_length", MaxRunLength, 10, 20_000)
        .Items;
}
