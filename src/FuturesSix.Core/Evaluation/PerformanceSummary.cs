namespace FuturesSix.Core.Evaluation;

/// <summary>What one daily return series earned and risked, annualised with 252. Every number is NaN where the series
/// cannot say (see each field); an empty series has 0 observations, no dates and NaN elsewhere.</summary>
public sealed record PerformanceSummary
{
    /// <summary>Returns observed (not NaN), n.</summary>
    public required int Observations { get; init; }

    /// <summary>Date of the first observation; null when there is none.</summary>
    public required DateOnly? FirstDate { get; init; }

    /// <summary>Date of the last observation; null when there is none.</summary>
    public required DateOnly? LastDate { get; init; }

    /// <summary>Product of (1+r) less 1; later returns no longer count once wealth is at or below zero.</summary>
    public required double TotalReturn { get; init; }

    /// <summary>(1 + total return)^(252/n) - 1; -1 after a total loss.</summary>
    public required double Cagr { get; init; }

    /// <summary>Standard deviation (n-1) times sqrt(252); NaN below two observations.</summary>
    public required double Volatility { get; init; }

    /// <summary>Mean over standard deviation (n-1) times sqrt(252), no risk-free rate; NaN for a constant series.</summary>
    public required double Sharpe { get; init; }

    /// <summary>252 mean over the annualised root of the mean of min(r, 0)^2 over all n; NaN without a loss.</summary>
    public required double Sortino { get; init; }

    /// <summary>CAGR over the size of the maximum drawdown; NaN without a drawdown.</summary>
    public required double Calmar { get; init; }

    /// <summary>Lowest wealth over its running maximum (start 1 included) less 1; 0 when wealth never falls.</summary>
    public required double MaxDrawdown { get; init; }

    /// <summary>Date of the peak before the maximum drawdown (the first date of the series when the peak is the start);
    /// null without a drawdown.</summary>
    public required DateOnly? MaxDrawdownStart { get; init; }

    /// <summary>Date of the trough of the maximum drawdown; null without one.</summary>
    public required DateOnly? MaxDrawdownTrough { get; init; }

    /// <summary>Date on which wealth was back at the peak; null when it is not, or without a drawdown.</summary>
    public required DateOnly? MaxDrawdownRecovery { get; init; }

    /// <summary>Rows from that peak to the recovery, or to the last row; 0 without a drawdown.</summary>
    public required int MaxDrawdownRows { get; init; }

    /// <summary>Calendar days from that peak to the recovery, or to the last row; 0 without a drawdown.</summary>
    public required int MaxDrawdownDays { get; init; }

    /// <summary>5 % quantile of the returns, linear interpolation (a loss is negative).</summary>
    public required double ValueAtRisk95 { get; init; }

    /// <summary>Mean of the returns at or below <see cref="ValueAtRisk95"/>.</summary>
    public required double ExpectedShortfall95 { get; init; }

    /// <summary>mean + z s, z the normal 5 % quantile, s the population standard deviation (n).</summary>
    public required double GaussianValueAtRisk95 { get; init; }

    /// <summary>mean - s pdf(z)/0.05, s the population standard deviation (n).</summary>
    public required double GaussianExpectedShortfall95 { get; init; }

    /// <summary>Population skewness m3/m2^(3/2); NaN for a constant series.</summary>
    public required double Skewness { get; init; }

    /// <summary>Population kurtosis m4/m2^2, 3 for a normal distribution; NaN for a constant series.</summary>
    public required double Kurtosis { get; init; }

    /// <summary>Size of the 95 % quantile over size of the 5 % quantile; NaN when the latter is 0.</summary>
    public required double TailRatio { get; init; }

    /// <summary>Positive returns over returns that are not zero; NaN when all are zero.</summary>
    public required double HitRate { get; init; }

    /// <summary>Highest daily return.</summary>
    public required double BestDay { get; init; }

    /// <summary>Lowest daily return.</summary>
    public required double WorstDay { get; init; }

    /// <summary>Lowest compounded return of a calendar month (partial first and last months count).</summary>
    public required double WorstMonth { get; init; }

    /// <summary>Lowest compounded return of a calendar quarter (partial first and last quarters count).</summary>
    public required double WorstQuarter { get; init; }

    /// <summary>Root of the mean squared drawdown.</summary>
    public required double UlcerIndex { get; init; }

    /// <summary>Probability that the true Sharpe ratio is above 0, allowing for skewness, kurtosis and n (Bailey and Lopez
    /// de Prado 2012); NaN for a constant series.</summary>
    public required double ProbabilisticSharpe { get; init; }
}
