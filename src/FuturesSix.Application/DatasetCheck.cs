using FuturesSix.Data.Quality;
using FuturesSix.Data.Runs;

namespace FuturesSix.Application;

/// <summary>What a check of a dataset found.</summary>
public sealed record DatasetCheck
{
    /// <summary>The dataset as it was named.</summary>
    public required string Dataset { get; init; }

    /// <summary>True when it can be loaded and has no error among its findings.</summary>
    public bool Passed => Error is null && (Report is null || Report.Passed);

    /// <summary>Why it cannot be loaded: file, line, symbol, date; null when it can.</summary>
    public string? Error { get; init; }

    /// <summary>Name, hash, whether it is synthetic; null when it cannot be loaded.</summary>
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

    /// <summary>Counts and findings; null when loading failed.</summary>
    public DatasetQualityReport? Report { get; init; }
}
