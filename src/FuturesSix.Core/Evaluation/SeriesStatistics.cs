namespace FuturesSix.Core.Evaluation;

/// <summary>Twelve statistics of one series of simple returns; each defined by the member of
/// <see cref="ReturnStatistics"/> (or Numerics) named in its comment. NaN where undefined.</summary>
public readonly record struct SeriesStatistics
{
    /// <summary>Observations n; missing rows do not count.</summary>
    public required int Observations { get; init; }

    /// <summary>Compound annual growth rate, <see cref="ReturnStatistics.Cagr"/>.</summary>
    public required double Cagr { get; init; }

    /// <summary>Annualised standard deviation (n - 1), <see cref="ReturnStatistics.Volatility"/>.</summary>
    public required double Volatility { get; init; }

    /// <summary>Annualised, risk-free return 0, <see cref="ReturnStatistics.Sharpe"/>.</summary>
    public required double Sharpe { get; init; }

    /// <summary>Annualised, required return 0, <see cref="ReturnStatistics.Sortino"/>.</summary>
    public required double Sortino { get; init; }

    /// <summary>CAGR over the size of the maximum drawdown, <see cref="ReturnStatistics.Calmar"/>.</summary>
    public required double Calmar { get; init; }

    /// <summary>Depth of the deepest drawdown (negative), <see cref="ReturnStatistics.MaxDrawdown"/>.</summary>
    public required double MaxDrawdown { get; init; }

    /// <summary>5 % quantile of the returns, <see cref="ReturnStatistics.HistoricalValueAtRisk"/>.</summary>
    public required double ValueAtRisk95 { get; init; }

    /// <summary>Mean of the returns at or below it, <see cref="ReturnStatistics.HistoricalExpectedShortfall"/>.</summary>
    public required double ExpectedShortfall95 { get; init; }

    /// <summary>Population skewness, <see cref="Numerics.Moments.Skewness"/>.</summary>
    public required double Skewness { get; init; }

    /// <summary>Population kurtosis, 3 for a normal distribution, <see cref="Numerics.Moments.Kurtosis"/>.</summary>
    public required double Kurtosis { get; init; }

    /// <summary>95 % quantile over the size of the 5 % quantile, <see cref="ReturnStatistics.TailRatio"/>.</summary>
    public required double TailRatio { get; init; }

    /// <summary>Positive returns over returns that are not zero, <see cref="ReturnStatistics.HitRate"/>.</summary>
    public required double HitRate { get; init; }
}
