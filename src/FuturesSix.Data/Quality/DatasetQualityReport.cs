using FuturesSix.Data.Datasets;

namespace FuturesSix.Data.Quality;

/// <summary>What the quality check says about one instrument.</summary>
public sealed record InstrumentReport
{
    /// <summary>What loading counted: first, last, missing, merged weekend rows, stale stretches, jumps.</summary>
    public required InstrumentQuality Counts { get; init; }

    /// <summary>Asset class.</summary>
    public required string AssetClass { get; init; }

    /// <summary>Standard deviation of its daily returns (n-1) times the root of 252; NaN with fewer than two.</summary>
    public double AnnualVolatility { get; init; }

    /// <summary>Share of its returns that are exactly zero; NaN without returns.</summary>
    public double ZeroShare { get; init; }

    /// <summary>Most consecutive returns of exactly zero.</summary>
    public int LongestStaleRun { get; init; }

    /// <summary>Most calendar days between two observations.</summary>
    public int LongestGapDays { get; init; }

    /// <summary>Share of trading days observed between first and last, Monday to Friday.</summary>
    public required IReadOnlyList<double> WeekdayCoverage { get; init; }

    /// <summary>Median correlation with the other instruments of its asset class; NaN without peers.</summary>
    public double PeerCorrelation { get; init; } = double.NaN;

    /// <summary>Median correlation among those other instruments; NaN with fewer than two.</summary>
    public double ClassCorrelation { get; init; } = double.NaN;
}

/// <summary>The result of a quality check.</summary>
public sealed record DatasetQualityReport
{
    /// <summary>Name of the dataset.</summary>
    public required string Dataset { get; init; }

    /// <summary>Hash of the dataset (<see cref="LoadedDataset.Hash"/>).</summary>
    public required string Hash { get; init; }

    /// <summary>First trading day.</summary>
    public DateOnly First { get; init; }

    /// <summary>Last trading day.</summary>
    public DateOnly Last { get; init; }

    /// <summary>Number of trading days.</summary>
    public int Rows { get; init; }

    /// <summary>One entry per instrument, in column order.</summary>
    public required IReadOnlyList<InstrumentReport> Instruments { get; init; }

    /// <summary>What loading counted, in total, per auxiliary series, and every skipped row.</summary>
    public required DataQualityCounts Counts { get; init; }

    /// <summary>Every return larger than 8 trailing sigmas.</summary>
    public required IReadOnlyList<PriceJump> Jumps { get; init; }

    /// <summary>Findings with which results would be wrong.</summary>
    public required IReadOnlyList<QualityFinding> Errors { get; init; }

    /// <summary>Findings to look at.</summary>
    public required IReadOnlyList<QualityFinding> Warnings { get; init; }

    /// <summary>What loading left out, merged or filled, in words.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>True without errors.</summary>
    public bool Passed => Errors.Count == 0;
}
