namespace FuturesSix.Data.Datasets;

/// <summary>What was merged, skipped, carried or missing while a dataset was loaded. Part of a run's meta.json.</summary>
public sealed record DataQualityCounts
{
    /// <summary>One entry per instrument, in column order.</summary>
    public required IReadOnlyList<InstrumentQuality> Instruments { get; init; }

    /// <summary>One entry per auxiliary series, in the order of the dataset file.</summary>
    public required IReadOnlyList<AuxiliaryQuality> Auxiliary { get; init; }

    /// <summary>Rows and cells left out under <c>on_bad_row: skip</c>, with their places.</summary>
    public required IReadOnlyList<SkippedRow> Skipped { get; init; }

    /// <summary>Rows of the instrument and cost tables for instruments of which the dataset has no series.</summary>
    public int IgnoredConfigRows { get; init; }

    /// <summary>Columns, symbols and files that the dataset file does not describe.</summary>
    public int IgnoredSeries { get; init; }

    /// <summary>Saturday and Sunday rows that were merged into the next business day.</summary>
    public int MergedWeekendRows => Instruments.Sum(i => i.MergedWeekendRows);

    /// <summary>Rows that were unobserved between an instrument's first and last observation.</summary>
    public int Missing => Instruments.Sum(i => i.Missing);

    /// <summary>Roll jumps whose return was kept.</summary>
    public int RollJumpsKept => Instruments.Sum(i => i.RollJumpsKept);

    /// <summary>Roll jumps whose return was made missing.</summary>
    public int RollJumpsMissing => Instruments.Sum(i => i.RollJumpsMissing);

    /// <summary>Observed rows without an FX rate.</summary>
    public int MissingFx => Instruments.Sum(i => i.MissingFx);

    /// <summary>Rows of auxiliary series filled with an earlier value.</summary>
    public int CarriedAuxiliary => Auxiliary.Sum(a => a.Carried);
}

/// <summary>What was found in one instrument's series.</summary>
public sealed record InstrumentQuality
{
    /// <summary>Symbol.</summary>
    public required string Symbol { get; init; }

    /// <summary>First observed row; null when there is none.</summary>
    public DateOnly? First { get; init; }

    /// <summary>Last observed row; null when there is none.</summary>
    public DateOnly? Last { get; init; }

    /// <summary>Observed rows.</summary>
    public int Observed { get; init; }

    /// <summary>Trading days between the first and the last observation on which it was not observed.</summary>
    public int Missing { get; init; }

    /// <summary>Saturday and Sunday rows merged into the next business day.</summary>
    public int MergedWeekendRows { get; init; }

    /// <summary>Rows and cells of this instrument left out under <c>on_bad_row: skip</c>.</summary>
    public int SkippedRows { get; init; }

    /// <summary>Rows treated as unobserved because the declared raw price was missing or not positive.</summary>
    public int RowsWithoutRaw { get; init; }

    /// <summary>Adjusted closes of zero or less: ordinary under <c>difference</c>, refused under <c>ratio</c>.</summary>
    public int NonPositiveCloses { get; init; }

    /// <summary>Rows of a raw, volume or carry file on days without a close; they are not used.</summary>
    public int UnmatchedCompanionRows { get; init; }

    /// <summary>Runs of at least five consecutive observed returns of exactly zero.</summary>
    public int StaleStretches { get; init; }

    /// <summary>Gaps of more calendar days than <c>max_stale_days</c> between two observations.</summary>
    public int LongGaps { get; init; }

    /// <summary>Returns larger than 8 trailing sigmas.</summary>
    public int Jumps { get; init; }

    /// <summary>Jumps on the day of a contract change whose return was kept.</summary>
    public int RollJumpsKept { get; init; }

    /// <summary>Jumps on the day of a contract change whose return was made missing.</summary>
    public int RollJumpsMissing { get; init; }

    /// <summary>Observed rows without an FX rate.</summary>
    public int MissingFx { get; init; }

    /// <summary>Observed rows whose FX rate is more than <c>max_stale_days</c> calendar days old.</summary>
    public int StaleFx { get; init; }
}

/// <summary>What was found in one auxiliary series.</summary>
public sealed record AuxiliaryQuality
{
    /// <summary>Name of the series.</summary>
    public required string Name { get; init; }

    /// <summary>Date of the first value in the file; null when there is none.</summary>
    public DateOnly? First { get; init; }

    /// <summary>Date of the last value in the file; null when there is none.</summary>
    public DateOnly? Last { get; init; }

    /// <summary>Trading days with a value of that day.</summary>
    public int Observed { get; init; }

    /// <summary>Trading days filled with an earlier value, at most <c>max_stale_days</c> calendar days old.</summary>
    public int Carried { get; init; }

    /// <summary>Trading days after the first value without one fresh enough: missing.</summary>
    public int Stale { get; init; }
}

/// <summary>A return larger than 8 trailing sigmas (<see cref="Core.Market.TrailingSigma"/>).</summary>
/// <param name="Symbol">Instrument.</param>
/// <param name="Date">Row.</param>
/// <param name="Return">The simple return as the data gives it.</param>
/// <param name="Sigmas">The return over the trailing sigma, with its sign.</param>
/// <param name="RawMove">Change of the raw price over the raw price of the row before it; NaN without a raw price.</param>
/// <param name="ContractChanged">True when the traded contract changed on that row; null when the dataset does not say.</param>
/// <param name="MadeMissing">True when <c>on_roll_jump: missing</c> removed the return.</param>
public sealed record PriceJump(string Symbol, DateOnly Date, double Return, double Sigmas, double RawMove, bool? ContractChanged, bool MadeMissing);
