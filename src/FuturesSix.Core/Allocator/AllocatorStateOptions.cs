using FuturesSix.Core.Market;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Allocator;

/// <summary>Options of the allocator's state: the windows of its features. The defaults are the canonical ones.</summary>
public sealed record AllocatorStateOptions
{
    /// <summary>Rows of the short window (volatility, correlation, breadth).</summary>
    public int ShortWindow { get; init; } = 20;

    /// <summary>Rows of the long window (volatility, correlation, concentration): a whole multiple of the short one.</summary>
    public int LongWindow { get; init; } = 60;

    /// <summary>Rows over which the drawdown's slope is taken.</summary>
    public int SlopeRows { get; init; } = 10;

    /// <summary>An instrument whose standard deviation in a window is at or below this is left out of that window's
    /// mean correlation; per row, not annualised.</summary>
    public double MinimumStd { get; init; } = 1e-10;

    /// <summary>The ten features' names in their fixed order, for example <c>port_rvol_20d</c>.</summary>
    public IReadOnlyList<string> Columns() =>
    [
        $"port_rvol_{ShortWindow}d", $"port_rvol_{LongWindow}d", "vol_accel", "dd_level", $"dd_slope_{SlopeRows}d",
        $"corr_{ShortWindow}d", $"corr_{LongWindow}d", "corr_shock",
        $"trend_breadth_{ShortWindow}d", $"sleeve_concentration_{LongWindow}d",
    ];

    /// <summary>Every violated bound.</summary>
    public IReadOnlyList<Violation> Validate() => new ViolationList()
        .Require(ShortWindow is >= 2 and <= 2520, "allocator.state.short_window", ShortWindow, "a whole number in [2, 2520]")
        .Require(
            ShortWindow >= 1 && LongWindow > ShortWindow && LongWindow % ShortWindow == 0,
            "allocator.state.long_window", LongWindow, "a whole multiple, at least 2, of short_window")
        .Require(SlopeRows is >= 1 and <= 2520, "allocator.state.slope_rows", SlopeRows, "a whole number in [1, 2520]")
        .Within("allocator.state.minimum_std", MinimumStd, 0, 1)
        .Items;

    internal PairwiseCorrelationWindows Windows => new(ShortWindow, LongWindow, MinimumStd);
}
