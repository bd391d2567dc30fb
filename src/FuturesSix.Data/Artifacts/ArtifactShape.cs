namespace FuturesSix.Data.Artifacts;

/// <summary>What a cell holds.</summary>
public enum CellKind
{
    /// <summary>yyyy-MM-dd.</summary>
    Date,

    /// <summary>A number as "R" writes it.</summary>
    Number,

    /// <summary>A number, or nothing where it is missing.</summary>
    OptionalNumber,

    /// <summary>A whole number, 0 or more.</summary>
    Count,

    /// <summary>Text that names what the row is about: engine, bet, sleeve or instrument.</summary>
    Key,

    /// <summary>Other text; may be empty.</summary>
    Text,
}

/// <summary>Which dates have rows.</summary>
public enum RowSet
{
    /// <summary>Every day of the book.</summary>
    Days,

    /// <summary>Every day of the unbraked book.</summary>
    UnbrakedDays,

    /// <summary>The days of the book from the effective start on.</summary>
    ActiveDays,

    /// <summary>The days of the unbraked book from the effective start on.</summary>
    ActiveUnbrakedDays,

    /// <summary>Every day of the market from the start on.</summary>
    MarketDays,

    /// <summary>The days that have a state.</summary>
    States,

    /// <summary>Every rebalance.</summary>
    Rebalances,

    /// <summary>Every rebalance that the book lived to see.</summary>
    Decisions,

    /// <summary>Some rebalances.</summary>
    SomeRebalances,

    /// <summary>Whatever dates; for files that this version does not know.</summary>
    Any,
}

/// <summary>The columns of a wide file after its date.</summary>
public enum WideColumns
{
    /// <summary>None: the columns are listed.</summary>
    None,

    /// <summary>The instruments of the universe.</summary>
    Universe,

    /// <summary>The universe, or nothing where the book has no sleeve of that kind.</summary>
    UniverseOrNone,

    /// <summary>The sleeves, then execution and cost.</summary>
    Sleeves,

    /// <summary>The features of the allocator's state.</summary>
    Features,

    /// <summary>Whatever; for files that this version does not know.</summary>
    Any,
}

/// <summary>One listed column.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Kind">What its cells hold.</param>
public sealed record ArtifactColumn(string Name, CellKind Kind);

/// <summary>The shape of one CSV artifact; docs/artifacts.md says the same in words.</summary>
/// <param name="Path">Path in the run's folder, with '/'.</param>
/// <param name="Stage">Where it stands in the pipeline.</param>
/// <param name="Rows">Which dates have rows.</param>
/// <param name="Columns">The listed columns, the date first.</param>
/// <param name="Wide">What follows them.</param>
/// <param name="WideKind">What the cells that follow hold.</param>
public sealed record ArtifactShape(
    string Path, RunStage Stage, RowSet Rows, IReadOnlyList<ArtifactColumn> Columns, WideColumns Wide = WideColumns.None, CellKind WideKind = CellKind.Number)
{
    /// <summary>True when a date has at most one row.</summary>
    public bool OneRowADate => Columns.All(c => c.Kind != CellKind.Key);

    /// <summary>True when the rows that are not there stand for zero or nothing.</summary>
    public bool Sparse => Rows == RowSet.SomeRebalances;

    /// <summary>What a column holds.</summary>
    public CellKind KindOf(int column) => column < Columns.Count ? Columns[column].Kind : WideKind;
}
