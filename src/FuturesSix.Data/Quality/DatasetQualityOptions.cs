namespace FuturesSix.Data.Quality;

/// <summary>From where on the quality check speaks up. Shares are of the instrument's own rows.</summary>
public sealed record DatasetQualityOptions
{
    /// <summary>Lowest median correlation inside the rest of an asset class at which a stranger is noticed.</summary>
    public double MinClassCorrelation { get; init; } = 0.5;

    /// <summary>How far an instrument's median correlation with its peers may lie below the class's.</summary>
    public double MaxCorrelationGap { get; init; } = 0.4;

    /// <summary>Common returns needed for a correlation to count.</summary>
    public int MinCommonReturns { get; init; } = 126;

    /// <summary>Full-sample standard deviations by which the class must have moved for an unmoved member to be noticed.</summary>
    public double PeerMoveSigmas { get; init; } = 4;

    /// <summary>Full-sample standard deviations below which the member counts as unmoved.</summary>
    public double UnmovedSigmas { get; init; } = 0.5;

    /// <summary>Share of a weekday's trading days below which an otherwise observed instrument has a weekday hole.</summary>
    public double MinWeekdayCoverage { get; init; } = 0.5;

    /// <summary>Largest share of unobserved trading days between first and last.</summary>
    public double MaxMissingShare { get; init; } = 0.1;

    /// <summary>Largest share of returns that are exactly zero.</summary>
    public double MaxZeroShare { get; init; } = 0.1;

    /// <summary>Consecutive zero returns that make a stale run.</summary>
    public int StaleRun { get; init; } = 5;

    /// <summary>Calendar days between two observations that make a long gap.</summary>
    public int LongGapDays { get; init; } = 10;

    /// <summary>Calendar days before the end of the dataset at which a series ends early.</summary>
    public int EndsEarlyDays { get; init; } = 30;
}
