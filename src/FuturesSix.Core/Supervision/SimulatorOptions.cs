using FuturesSix.Core.Market;

namespace FuturesSix.Core.Supervision;

/// <summary>Options of the simulator model.</summary>
public sealed record SimulatorOptions
{
    /// <summary>Fewer rows of the past: linear in the score.</summary>
    public int MinRows { get; init; } = 50;

    /// <summary>The training window: the last rows of the past that enter.</summary>
    public int WindowRows { get; init; } = 5000;

    /// <summary>Hours between versions, counted from Monday 1970-01-05 00:00 UTC; 168 = every Monday.</summary>
    public double RetrainHours { get; init; } = 168;

    /// <summary>Folds of the forward-chaining cross-validation of lambda.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>Expected P&amp;L of a score of 1 before there is any evidence, in bps.</summary>
    public double ScoreBps { get; init; } = 10;

    /// <summary>How many rows of score 1 that belief is worth.</summary>
    public double ScorePriorRows { get; init; } = 50;

    /// <summary>Every violated bound.</summary>
    public IReadOnlyList<Violation> Validate() => new ViolationList()
        .Require(MinRows is >= 10 and <= 1_000_000, "model.min_rows", MinRows, "an integer in [10, 1000000]")
        .Require(WindowRows is >= 10 and <= 1_000_000 && WindowRows >= MinRows, "model.window_rows", WindowRows, "an integer in [10, 1000000], at least min_rows")
        .Require(RetrainHours >= 1 && RetrainHours <= 100_000, "model.retrain_hours", RetrainHours, "a number in [1, 100000]")
        .Require(Folds is >= 2 and <= 50, "model.folds", Folds, "an integer in [2, 50]")
        .Require(double.IsFinite(ScoreBps), "model.score_bps", ScoreBps, "a number")
        .Require(ScorePriorRows > 0 && double.IsFinite(ScorePriorRows), "model.score_prior_rows", ScorePriorRows, "a number above 0")
        .Items;
}
