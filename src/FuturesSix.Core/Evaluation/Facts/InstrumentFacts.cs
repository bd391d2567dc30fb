namespace FuturesSix.Core.Evaluation.Facts;

/// <summary>The stylised facts of one instrument's daily simple returns; NaN where it is too short.</summary>
public sealed record InstrumentFacts
{
    /// <summary>Symbol.</summary>
    public required string Symbol { get; init; }

    /// <summary>Asset class.</summary>
    public required string AssetClass { get; init; }

    /// <summary>Returns observed.</summary>
    public required double Observations { get; init; }

    /// <summary>Standard deviation (n-1) times sqrt(252).</summary>
    public required double AnnualVolatility { get; init; }

    /// <summary>Excess kurtosis, corrected for bias; 0 for a normal distribution.</summary>
    public required double ExcessKurtosis { get; init; }

    /// <summary>Skewness, corrected for bias.</summary>
    public required double Skewness { get; init; }

    /// <summary>Hill's tail index of the largest 5 % of |r|.</summary>
    public required double TailIndex { get; init; }

    /// <summary>Autocorrelation of r at lag 1.</summary>
    public required double Autocorrelation { get; init; }

    /// <summary>Autocorrelation of |r| at lag 1.</summary>
    public required double AbsoluteAutocorrelation1 { get; init; }

    /// <summary>Autocorrelation of |r| at lag 10.</summary>
    public required double AbsoluteAutocorrelation10 { get; init; }

    /// <summary>Autocorrelation of |r| at lag 50.</summary>
    public required double AbsoluteAutocorrelation50 { get; init; }

    /// <summary>Deepest drawdown of a position held throughout, compounded (negative).</summary>
    public required double MaxDrawdown { get; init; }

    /// <summary>Returns above 8 trailing sigmas per 1,000 observations.</summary>
    public required double JumpsPerThousand { get; init; }
}
