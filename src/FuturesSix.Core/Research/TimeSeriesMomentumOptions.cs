using FuturesSix.Core.Market;

namespace FuturesSix.Core.Research;

/// <summary>Options of a time-series-momentum book; the defaults are the textbook case.</summary>
public sealed record TimeSeriesMomentumOptions
{
    /// <summary>Longest look-back and window, in rows.</summary>
    public const int MaxRows = 5040;

    /// <summary>Rows over which the trend's sign is taken.</summary>
    public int Lookback { get; init; } = 252;

    /// <summary>Rows of volatilities and covariances.</summary>
    public int Window { get; init; } = 63;

    /// <summary>Annualised ex-ante volatility of the book.</summary>
    public double TargetVolatility { get; init; } = 0.20;

    /// <summary>Least annualised volatility an instrument is sized with.</summary>
    public double VolatilityFloor { get; init; } = 0.01;

    /// <summary>An instrument whose standard deviation in the window is at or below this is left out; per row, not
    /// annualised.</summary>
    public double MinimumStd { get; init; } = 1e-5;

    /// <summary>Net asset value at the start, in any currency unit.</summary>
    public double Capital { get; init; } = 100;

    /// <summary>Every violated bound.</summary>
    public IReadOnlyList<Violation> Validate() => new ViolationList()
        .Require(Lookback is >= 1 and <= MaxRows, "lookback", Lookback, $"a whole number in [1, {MaxRows}]")
        .Require(Window is >= 2 and <= MaxRows, "window", Window, $"a whole number in [2, {MaxRows}]")
        .Within("target_volatility", TargetVolatility, 0, 10)
        .Within("volatility_floor", VolatilityFloor, 1e-6, 10)
        .Within("minimum_std", MinimumStd, 0, 1)
        .Within("capital", Capital, 1e-6, 1e15)
        .Items;
}
