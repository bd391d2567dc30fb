using FuturesSix.Core.Market;

namespace FuturesSix.Core.Allocator;

/// <summary>Thresholds of the regime rule. Each signal has a level at which it is entered and a milder one beyond which
/// it is still counted when a better regime is considered.</summary>
public sealed record AllocatorRegimeOptions
{
    /// <summary>Volatility acceleration at or above which the signal is entered.</summary>
    public double VolatilityEnter { get; init; } = 1.30;

    /// <summary>Volatility acceleration at or above which the signal still counts.</summary>
    public double VolatilityExit { get; init; } = 1.15;

    /// <summary>Correlation shock at or above which the signal is entered.</summary>
    public double CorrelationEnter { get; init; } = 0.10;

    /// <summary>Correlation shock at or above which the signal still counts.</summary>
    public double CorrelationExit { get; init; } = 0.05;

    /// <summary>Drawdown level at or below which the signal is entered.</summary>
    public double DrawdownEnter { get; init; } = -0.10;

    /// <summary>Drawdown level at or below which the signal still counts.</summary>
    public double DrawdownExit { get; init; } = -0.06;

    /// <summary>Drawdown slope at or below which the signal is entered.</summary>
    public double SlopeEnter { get; init; } = -0.06;

    /// <summary>Drawdown slope at or below which the signal still counts.</summary>
    public double SlopeExit { get; init; } = -0.03;

    /// <summary>Drawdown level at or below which the regime is at least STRESS.</summary>
    public double StressDrawdown { get; init; } = -0.12;

    /// <summary>Drawdown level at or below which the regime is CRISIS.</summary>
    public double CrisisDrawdown { get; init; } = -0.20;

    /// <summary>Rows in a regime, its first counted, before a better one may follow.</summary>
    public int MinimumRows { get; init; } = 5;

    /// <summary>Every violated bound.</summary>
    public IReadOnlyList<Violation> Validate() => new ViolationList()
        .Within("allocator.regime.vol_enter", VolatilityEnter, 0, 100)
        .Within("allocator.regime.vol_exit", VolatilityExit, 0, VolatilityEnter)
        .Within("allocator.regime.corr_enter", CorrelationEnter, -2, 2)
        .Within("allocator.regime.corr_exit", CorrelationExit, -2, CorrelationEnter)
        .Within("allocator.regime.dd_enter", DrawdownEnter, -1, 0)
        .Within("allocator.regime.dd_exit", DrawdownExit, DrawdownEnter, 0)
        .Within("allocator.regime.slope_enter", SlopeEnter, -1, 0)
        .Within("allocator.regime.slope_exit", SlopeExit, SlopeEnter, 0)
        .Within("allocator.regime.stress_dd", StressDrawdown, -1, DrawdownEnter)
        .Within("allocator.regime.crisis_dd", CrisisDrawdown, -1, StressDrawdown)
        .Require(MinimumRows is >= 1 and <= 252, "allocator.regime.min_rows", MinimumRows, "a whole number in [1, 252]")
        .Items;
}
