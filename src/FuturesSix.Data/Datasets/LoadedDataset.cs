using FuturesSix.Core.Market;

namespace FuturesSix.Data.Datasets;

/// <summary>Which dataset to load.</summary>
/// <param name="Path">The dataset file (YAML).</param>
public sealed record DatasetRequest(string Path)
{
    /// <summary>Replaces the <c>root</c> that the dataset file declares; null = the environment variable FSIX_DATA, and
    /// without it the declared root. A dataset file without a <c>root</c> is never redirected.</summary>
    public string? DataRoot { get; init; }
}

/// <summary>A dataset, loaded.</summary>
public sealed record LoadedDataset
{
    /// <summary>The market in memory.</summary>
    public required MarketData Market { get; init; }

    /// <summary>What was merged, skipped, carried, missing.</summary>
    public required DataQualityCounts Quality { get; init; }

    /// <summary>Every return larger than 8 trailing sigmas, by instrument and date.</summary>
    public required IReadOnlyList<PriceJump> Jumps { get; init; }

    /// <summary>SHA-256 (lower-case hex) of the dataset file and every input file: names relative to the root, and content.</summary>
    public required string Hash { get; init; }

    /// <summary>What a reader should know: ignored columns and rows, root in use, degradations.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
