using FuturesSix.Core.Market;
using FuturesSix.Core.Stack;
using FuturesSix.Data.Reports;

namespace FuturesSix.Data.Runs;

/// <summary>A finished run with what it was made of: what the artifacts are written from.</summary>
/// <param name="RunId">Its id.</param>
/// <param name="Inputs">What determines it.</param>
/// <param name="Result">What the stack decided.</param>
/// <param name="Summary">The figures a reader looks at first.</param>
public sealed record RunOutput(string RunId, RunInputs Inputs, StackResult Result, RunSummary Summary)
{
    /// <summary>What its report shows; null = it is built when it is written.</summary>
    public ReportModel? Report { get; init; }

    /// <summary>Renders the report as a page, from the report and the determinism hash of the run; null = no page is written.</summary>
    public Func<ReportModel, string, byte[]>? Page { get; init; }

    /// <summary>Day of the simulation on which the first rebalance that is not flat was decided; the number of days when
    /// there is none.</summary>
    internal int FirstActiveDay(int days) => Result.FirstActiveRebalance is { } k
        ? Math.Min(Result.Schedule.Rows[k] - Result.Shadow.FirstRow, days)
        : days;

    /// <summary>Symbol of an instrument.</summary>
    internal string Symbol(int instrument) => Result.Market.Instruments[instrument].Symbol;

    /// <summary>The columns of the instruments that the book can hold.</summary>
    internal Panel OfUniverse(Panel panel) => panel.Select(Result.Universe);

    /// <summary>The columns of the instruments that the run can hold: with the convexity instrument, where there is one.</summary>
    internal Panel OfHoldable(Panel panel) => panel.Select(Result.Holdable);
}
