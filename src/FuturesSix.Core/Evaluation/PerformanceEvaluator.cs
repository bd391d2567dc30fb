using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Evaluation;

/// <summary>Evaluates one dated return series.</summary>
public static class PerformanceEvaluator
{
    /// <summary>The summary of a series of simple returns per period. Reads dates and returns of length T; NaN = missing
    /// (left out). A degenerate series (empty, constant, total loss) gives NaN fields as each says, never an exception.</summary>
    /// <param name="dates">Dates of the rows, ascending.</param>
    /// <param name="returns">Simple returns.</param>
    /// <param name="periodsPerYear">Annualisation; 252 for daily returns.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static PerformanceSummary Evaluate(ReadOnlySpan<DateOnly> dates, ReadOnlySpan<double> returns, double periodsPerYear = ReturnStatistics.DaysPerYear)
    {
        Guard.SameLength(dates.Length, returns.Length, nameof(returns));
        var (first, last) = Ends(returns);
        var drawdown = ReturnStatistics.WorstDrawdown(returns);
        return new PerformanceSummary
        {
            Observations = Moments.Count(returns),
            FirstDate = DateAt(dates, first),
            LastDate = DateAt(dates, last),
            TotalReturn = ReturnStatistics.TotalReturn(returns),
            Cagr = ReturnStatistics.Cagr(returns, periodsPerYear),
            Volatility = ReturnStatistics.Volatility(returns, periodsPerYear),
            Sharpe = ReturnStatistics.Sharpe(returns, 0, periodsPerYear),
            Sortino = ReturnStatistics.Sortino(returns, 0, periodsPerYear),
            Calmar = ReturnStatistics.Calmar(returns, periodsPerYear),
            MaxDrawdown = ReturnStatistics.MaxDrawdown(returns),
            MaxDrawdownStart = DateAt(dates, drawdown is { } d ? Math.Max(d.PeakRow, 0) : null),
            MaxDrawdownTrough = DateAt(dates, drawdown?.TroughRow),
            MaxDrawdownRecovery = DateAt(dates, drawdown?.RecoveryRow),
            MaxDrawdownRows = drawdown?.Rows ?? 0,
            MaxDrawdownDays = drawdown?.CalendarDays(dates) ?? 0,
            ValueAtRisk95 = ReturnStatistics.HistoricalValueAtRisk(returns),
            ExpectedShortfall95 = ReturnStatistics.HistoricalExpectedShortfall(returns),
            GaussianValueAtRisk95 = ReturnStatistics.GaussianValueAtRisk(returns),
            GaussianExpectedShortfall95 = ReturnStatistics.GaussianExpectedShortfall(returns),
            Skewness = Moments.Skewness(returns),
            Kurtosis = Moments.Kurtosis(returns),
            TailRatio = ReturnStatistics.TailRatio(returns),
            HitRate = ReturnStatistics.HitRate(returns),
            BestDay = ReturnStatistics.Best(returns),
            WorstDay = ReturnStatistics.Worst(returns),
            WorstMonth = Lowest(ReturnStatistics.MonthlyReturns(dates, returns)),
            WorstQuarter = Lowest(ReturnStatistics.QuarterlyReturns(dates, returns)),
            UlcerIndex = ReturnStatistics.UlcerIndex(returns),
            ProbabilisticSharpe = ReturnStatistics.ProbabilisticSharpe(returns),
        };
    }

    private static DateOnly? DateAt(ReadOnlySpan<DateOnly> dates, int? row) => row is { } r ? dates[r] : null;

    private static (int? First, int? Last) Ends(ReadOnlySpan<double> returns)
    {
        int? first = null, last = null;
        for (var t = 0; t < returns.Length; t++)
        {
            if (!double.IsNaN(returns[t]))
            {
                first ??= t;
                last = t;
            }
        }

        return (first, last);
    }

    private static double Lowest(IReadOnlyList<(DateOnly Start, double Return)> periods)
    {
        var lowest = double.NaN;
        foreach (var (_, value) in periods)
        {
            lowest = value >= lowest ? lowest : value;
        }

        return lowest;
    }
}
