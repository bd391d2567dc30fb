using FuturesSix.Data.Datasets;
using FuturesSix.Data.Runs;

namespace FuturesSix.Application;

/// <summary>What a check of a dataset found.</summary>
public sealed record DatasetCheck
{
    /// <summary>The dataset as it was named.</summary>
    public required string Dataset { get; init; }

    /// <summary>True when it can be used.</summary>
    public bool Usable => Error is null;

    /// <summary>Why it cannot be used: file, line, symbol, date; null when it can.</summary>
    public string? Error { get; init; }

    /// <summary>Name, hash, whether it is synthetic; null when it cannot be used.</summary>
    public DatasetIdentity? Identity { get; init; }

    /// <summary>First trading day.</summary>
    public DateOnly? First { get; init; }

    /// <summary>Last trading day.</summary>
    public DateOnly? Last { get; init; }

    /// <summary>Number of trading days.</summary>
    public int Rows { get; init; }

    /// <summary>Symbols of the instruments.</summary>
    public IReadOnlyList<string> Instruments { get; init; } = [];

    /// <summary>Names of the auxiliary series.</summary>
    public IReadOnlyList<string> Auxiliary { get; init; } = [];

    /// <summary>Counts of what was merged, skipped, carried or missing; null for the synthetic market.</summary>
    public DataQualityCounts? Quality { get; init; }

    /// <summary>Every return larger than 8 trailing sigmas.</summary>
    public IReadOnlyList<PriceJump> Jumps { get; init; } = [];

    /// <summary>What a reader should know.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
