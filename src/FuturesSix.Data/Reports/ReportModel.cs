using FuturesSix.Core.Evaluation;
using FuturesSix.Core.Stack;
using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Reports;

/// <summary>Everything that the report of a run shows; report.json. A pure function of dataset, configuration and code, without
/// timestamps. NaN = missing.</summary>
public sealed record ReportModel
{
    /// <summary>The layout that this version writes and reads.</summary>
    public const int CurrentLayout = 1;

    /// <summary>Version of this layout.</summary>
    public int Layout { get; init; } = CurrentLayout;

    /// <summary>Id of the run.</summary>
    public required string RunId { get; init; }

    /// <summary>True when the data was generated, never traded.</summary>
    public required bool Synthetic { get; init; }

    /// <summary>What was run.</summary>
    public required ReportIdentity Identity { get; init; }

    /// <summary>The summary, as metrics.json has it.</summary>
    public required RunSummary Summary { get; init; }

    /// <summary>The book day by day.</summary>
    public required ReportDays Days { get; init; }

    /// <summary>What was decided at each rebalance.</summary>
    public required ReportRebalances Rebalances { get; init; }

    /// <summary>Stretches of one regime, ascending.</summary>
    public required IReadOnlyList<ReportRegime> Regimes { get; init; }

    /// <summary>The sleeves, in the book's order.</summary>
    public required IReadOnlyList<ReportSleeve> Sleeves { get; init; }

    /// <summary>Compounded returns of calendar months, by year, ascending.</summary>
    public required IReadOnlyList<ReportYear> Years { get; init; }

    /// <summary>The deepest drawdowns, deepest first.</summary>
    public required IReadOnlyList<ReportDrawdown> Drawdowns { get; init; }

    /// <summary>Costs by calendar year, ascending.</summary>
    public required IReadOnlyList<ReportCosts> Costs { get; init; }

    /// <summary>Why each position of the last rebalance is what it is; empty when nothing was decided.</summary>
    public required IReadOnlyList<PositionWaterfall> Positions { get; init; }
}

/// <summary>What a report is of.</summary>
public sealed record ReportIdentity
{
    /// <summary>The dataset.</summary>
    public required DatasetIdentity Dataset { get; init; }

    /// <summary>First day of the simulation.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>First rebalance that is not flat; null when there is none.</summary>
    public required DateOnly? EffectiveStart { get; init; }

    /// <summary>Last day of the simulation.</summary>
    public required DateOnly End { get; init; }

    /// <summary>The day equity reached zero; null when it did not.</summary>
    public required DateOnly? Ruin { get; init; }

    /// <summary>W-FRI and the like.</summary>
    public required string Rebalance { get; init; }

    /// <summary>Account currency.</summary>
    public required string AccountCurrency { get; init; }

    /// <summary>Starting equity in account currency.</summary>
    public required double Capital { get; init; }

    /// <summary>Instruments that an engine of the book can hold.</summary>
    public required int Instruments { get; init; }

    /// <summary>Target volatility, annualised.</summary>
    public required double TargetVolatility { get; init; }

    /// <summary>Cap of the leverage.</summary>
    public required double LeverageCap { get; init; }

    /// <summary>SHA-256 of the effective configuration without the dataset's path.</summary>
    public required string ConfigHash { get; init; }

    /// <summary>Version of the code.</summary>
    public required string CodeVersion { get; init; }

    /// <summary>SHA-256 of everything that determines the run.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The promotion of the base weights; null where none is in force.</summary>
    public required RunPromotion? Promotion { get; init; }

    /// <summary>Runs that decisions were taken from.</summary>
    public required IReadOnlyList<SourceRun> Sources { get; init; }
}

/// <summary>The book day by day, from the first rebalance that is not flat; every series has the length of the dates.</summary>
public sealed record ReportDays
{
    /// <summary>Dates; empty when the book was never active.</summary>
    public required DateOnly[] Dates { get; init; }

    /// <summary>Equity at the close, as equity_curve.csv has it.</summary>
    public required double[] Equity { get; init; }

    /// <summary>Equity of the book with the brake at 1; empty when neither brake nor other scalars act.</summary>
    public required double[] UnbrakedEquity { get; init; }

    /// <summary>Drawdown of compounded returns.</summary>
    public required double[] Drawdown { get; init; }

    /// <summary>Rows in the window of <see cref="Volatility"/>.</summary>
    public required int VolatilityWindow { get; init; }

    /// <summary>Rolling standard deviation (n-1) of the returns times sqrt(252); NaN before 21 of them.</summary>
    public required double[] Volatility { get; init; }

    /// <summary>Gross exposure as a multiple of equity, after fills.</summary>
    public required double[] Gross { get; init; }

    /// <summary>Net exposure as a multiple of equity, after fills.</summary>
    public required double[] Net { get; init; }

    /// <summary>Margin as a multiple of equity, after fills.</summary>
    public required double[] Margin { get; init; }
}

/// <summary>What was decided at each rebalance; every series has the length of the dates, NaN where a run that ended early
/// decided nothing.</summary>
public sealed record ReportRebalances
{
    /// <summary>The decisions' dates.</summary>
    public required DateOnly[] Dates { get; init; }

    /// <summary>Leverage; 0 when flat.</summary>
    public required double[] Leverage { get; init; }

    /// <summary>Annualised ex-ante volatility of the book after leverage and gates, before the brake.</summary>
    public required double[] BookVolatility { get; init; }

    /// <summary>The brake's scalar; what would have acted where the mode is off.</summary>
    public required double[] Scalar { get; init; }

    /// <summary>Policy multipliers, gates and factors together, of the engines that have any.</summary>
    public required IReadOnlyList<ReportSeries> Policy { get; init; }

    /// <summary>Scalars of the sleeves that have one of their own; what would have acted where the mode is off.</summary>
    public required IReadOnlyList<ReportSeries> SleeveScalars { get; init; }

    /// <summary>Notional of the convexity position over equity; empty without one.</summary>
    public required double[] Convexity { get; init; }

    /// <summary>Target gross exposure by asset class, in alphabetical order: multiples of equity after layer 7.</summary>
    public required IReadOnlyList<ReportSeries> Gross { get; init; }

    /// <summary>Target net exposure by asset class.</summary>
    public required IReadOnlyList<ReportSeries> Net { get; init; }
}

/// <summary>A named series.</summary>
/// <param name="Name">Name.</param>
/// <param name="Values">Values.</param>
public sealed record ReportSeries(string Name, double[] Values);

/// <summary>A stretch of days in one regime.</summary>
/// <param name="From">First day with a state.</param>
/// <param name="To">Last day with a state.</param>
/// <param name="Regime">NORMAL, ELEVATED, STRESS, CRISIS.</param>
/// <param name="Reason">Why it began, in words; null for the first.</param>
public sealed record ReportRegime(DateOnly From, DateOnly To, string Regime, string? Reason);

/// <summary>One sleeve of the book: its contributions to the book's daily return before costs.</summary>
/// <param name="Name">The engine, or <c>execution</c> or <c>cost</c>.</param>
/// <param name="Performance">Statistics of the contributions, as if they were the returns of a book of its own.</param>
/// <param name="Contribution">Sum of the contributions over the run.</param>
/// <param name="Correlation">Pearson correlation with the book's daily returns.</param>
/// <param name="Cumulative">Running sum of the contributions; one per day of <see cref="ReportDays"/>.</param>
public sealed record ReportSleeve(string Name, PerformanceSummary Performance, double Contribution, double Correlation, double[] Cumulative);

/// <summary>The months of a year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Months">Compounded return of January to December; NaN without an observation.</param>
/// <param name="Total">Compounded return of the year, or of what of it is in the run.</param>
public sealed record ReportYear(int Year, double[] Months, double Total);

/// <summary>A drawdown.</summary>
/// <param name="Depth">Wealth at the trough over the peak, less 1.</param>
/// <param name="Peak">Date of the peak.</param>
/// <param name="Trough">Date of the trough.</param>
/// <param name="Recovery">Date on which wealth was back at the peak; null when it is not.</param>
/// <param name="Days">Calendar days from the peak to the recovery, or to the last day.</param>
public sealed record ReportDrawdown(double Depth, DateOnly Peak, DateOnly Trough, DateOnly? Recovery, int Days);

/// <summary>Costs of a year, in account currency.</summary>
/// <param name="Year">The year.</param>
/// <param name="Slippage">Slippage.</param>
/// <param name="Commission">Commission.</param>
/// <param name="Roll">Cost of rolls.</param>
/// <param name="TradedNotional">Traded notional, rolls not included.</param>
/// <param name="Turnover">Sum of the daily traded notional over the equity of the day before.</param>
/// <param name="Drag">Sum of the daily cost over equity: what costs took from the year's return (negative).</param>
public sealed record ReportCosts(int Year, double Slippage, double Commission, double Roll, double TradedNotional, double Turnover, double Drag);
