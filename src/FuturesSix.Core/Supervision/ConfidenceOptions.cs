using FuturesSix.Core.Market;

namespace FuturesSix.Core.Supervision;

/// <summary>Options of <see cref="ConfidenceDecay"/>. Errors and P&amp;L in basis points (bps).</summary>
public sealed record ConfidenceOptions
{
    /// <summary>Only rows of this horizon, in hours, are evidence.</summary>
    public double HorizonHours { get; init; } = 24;

    /// <summary>The last rows of the journal, of all agents together, that are evidence.</summary>
    public int LastRows { get; init; } = 8000;

    /// <summary>Of these, the last rows of one agent.</summary>
    public int LastRowsOfAgent { get; init; } = 250;

    /// <summary>Signals after which a row weighs half.</summary>
    public double HalfLifeSignals { get; init; } = 80;

    /// <summary>Days after which a row weighs half; null = age in days does not matter. With it an agent that went silent
    /// drifts back towards 1.</summary>
    public double? HalfLifeDays { get; init; }

    /// <summary>The absolute error that costs half of the penalty cap.</summary>
    public double ErrorScaleBps { get; init; } = 50;

    /// <summary>Most that one row can take, before the amplifier.</summary>
    public double PenaltyCap { get; init; } = 0.08;

    /// <summary>Factor of the penalty where money was lost.</summary>
    public double LossAmplifier { get; init; } = 1.3;

    /// <summary>A row is good when it earned and its absolute error is at most this.</summary>
    public double GoodErrorBps { get; init; } = 30;

    /// <summary>A row is bad when it lost and its absolute error is at least this.</summary>
    public double BadErrorBps { get; init; } = 60;

    /// <summary>Good rows, with no bad one, that earn the boost.</summary>
    public int MinGood { get; init; } = 10;

    /// <summary>The boost, as a fraction.</summary>
    public double Boost { get; init; } = 0.02;

    /// <summary>Lowest multiplier.</summary>
    public double Floor { get; init; } = 0.50;

    /// <summary>Highest multiplier.</summary>
    public double Ceiling { get; init; } = 1.10;

    /// <summary>Every violated bound.</summary>
    public IReadOnlyList<Violation> Validate() => new ViolationList()
        .Require(HorizonHours > 0 && double.IsFinite(HorizonHours), "confidence.horizon_hours", HorizonHours, "a number above 0")
        .Require(LastRows is >= 1 and <= 10_000_000, "confidence.last_rows", LastRows, "an integer in [1, 10000000]")
        .Require(LastRowsOfAgent is >= 1 and <= 1_000_000, "confidence.last_rows_of_agent", LastRowsOfAgent, "an integer in [1, 1000000]")
        .Require(HalfLifeSignals > 0 && double.IsFinite(HalfLifeSignals), "confidence.half_life_signals", HalfLifeSignals, "a number above 0")
        .Require(HalfLifeDays is null || (HalfLifeDays > 0 && double.IsFinite(HalfLifeDays.Value)), "confidence.half_life_days", HalfLifeDays, "a number above 0, or nothing")
        .Require(ErrorScaleBps > 0 && double.IsFinite(ErrorScaleBps), "confidence.error_scale_bps", ErrorScaleBps, "a number above 0")
        .Within("confidence.penalty_cap", PenaltyCap, 0, 0.5)
        .Within("confidence.loss_amplifier", LossAmplifier, 1, 2)
        .Within("confidence.good_error_bps", GoodErrorBps, 0, double.PositiveInfinity)
        .Within("confidence.bad_error_bps", BadErrorBps, 0, double.PositiveInfinity)
        .Require(MinGood >= 1, "confidence.min_good", MinGood, "an integer of at least 1")
        .Within("confidence.boost", Boost, 0, 1)
        .Within("confidence.floor", Floor, 0, 1)
        .Within("confidence.ceiling", Ceiling, 1, 10)
        .Items;
}
