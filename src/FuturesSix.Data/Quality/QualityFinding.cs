namespace FuturesSix.Data.Quality;

/// <summary>How bad a finding is.</summary>
public enum QualitySeverity
{
    /// <summary>Look at it before trusting results.</summary>
    Warning,

    /// <summary>Results on this dataset would be wrong: <c>fsix data check</c> exits 1.</summary>
    Error,
}

/// <summary>What a finding is about.</summary>
public enum QualityKind
{
    /// <summary>The instrument has no return at all.</summary>
    NoReturns,

    /// <summary>A jump on the day of a contract change: an unadjusted roll. An error when its return was kept.</summary>
    RollJump,

    /// <summary>Another return larger than 8 trailing sigmas.</summary>
    Jump,

    /// <summary>Far less correlated with its asset class than the class within itself.</summary>
    LowPeerCorrelation,

    /// <summary>Days on which its asset class moved hard and it did not.</summary>
    UnmovedWithPeers,

    /// <summary>Mostly unobserved on one weekday.</summary>
    WeekdayHole,

    /// <summary>Unobserved on many trading days between its first and last.</summary>
    Sparse,

    /// <summary>A long gap between two observations.</summary>
    LongGap,

    /// <summary>Ends well before the dataset does, without a declared last trading date.</summary>
    EndsEarly,

    /// <summary>The same price for days.</summary>
    StaleRun,

    /// <summary>Many returns are exactly zero.</summary>
    ZeroReturns,

    /// <summary>Observed rows without an FX rate. An error when all are.</summary>
    MissingFx,

    /// <summary>Observed rows with an FX rate older than <c>max_stale_days</c>.</summary>
    StaleFx,

    /// <summary>Rows without a positive raw price, treated as unobserved.</summary>
    NoRawPrice,

    /// <summary>Rows or cells left out under <c>on_bad_row: skip</c>.</summary>
    SkippedRows,

    /// <summary>Something was observed on declared closures: a rebalance would look through an open day.</summary>
    OpenOnHolidays,

    /// <summary>Nothing was observed on weekdays that are no declared closures: a rebalance cannot see them coming.</summary>
    UndeclaredClosures,

    /// <summary>An auxiliary series is older than <c>max_stale_days</c> on some rows.</summary>
    StaleAuxiliary,
}

/// <summary>Something a reader of the dataset should know.</summary>
/// <param name="Severity">Warning or error.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Symbol">Instrument or series; null when it concerns the dataset.</param>
/// <param name="Date">The day, or the first of several; null when it is not about days.</param>
/// <param name="Value">The figure found.</param>
/// <param name="Reference">What it was held against.</param>
/// <param name="Message">The finding in a sentence, with its figures.</param>
public sealed record QualityFinding(
    QualitySeverity Severity, QualityKind Kind, string? Symbol, DateOnly? Date, double Value, double Reference, string Message);
