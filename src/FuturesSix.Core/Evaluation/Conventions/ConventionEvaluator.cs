using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Evaluation.Conventions;

/// <summary>Evaluates one dated return series by another package's formulas.</summary>
/// <remarks>Starts from <see cref="PerformanceEvaluator"/> and replaces what the package defines otherwise; a statistic that it
/// does not have stays as it is. Reads dates and returns of length T; NaN = missing (left out).</remarks>
public static class ConventionEvaluator
{
    /// <summary>The summary of a series of simple returns per period.</summary>
    /// <param name="dates">Dates of the rows, ascending.</param>
    /// <param name="returns">Simple returns.</param>
    /// <param name="convention">Whose formulas.</param>
    /// <param name="periodsPerYear">Annualisation; 252 for daily returns.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static PerformanceSummary Evaluate(
        ReadOnlySpan<DateOnly> dates, ReadOnlySpan<double> returns, StatisticsConvention convention, double periodsPerYear = ReturnStatistics.DaysPerYear)
    {
        var summary = PerformanceEvaluator.Evaluate(dates, returns, periodsPerYear);
        return convention switch
        {
            StatisticsConvention.Fsix => summary,
            StatisticsConvention.Empyrical => summary with
            {
                ExpectedShortfall95 = EmpyricalConventions.ConditionalValueAtRisk(returns),
                Kurtosis = summary.Kurtosis - 3,
            },
            StatisticsConvention.QuantStats => QuantStats(summary, returns),
            StatisticsConvention.PerformanceAnalytics => summary with
            {
                Sharpe = PerformanceAnalyticsConventions.Sharpe(returns, periodsPerYear),
                Sortino = PerformanceAnalyticsConventions.Sortino(returns),
                ValueAtRisk95 = PerformanceAnalyticsConventions.ModifiedValueAtRisk(returns),
                ExpectedShortfall95 = PerformanceAnalyticsConventions.ModifiedExpectedShortfall(returns),
                Kurtosis = PerformanceAnalyticsConventions.Kurtosis(returns),
            },
            _ => throw new ArgumentOutOfRangeException(nameof(convention), convention, "Not a convention."),
        };
    }

    private static PerformanceSummary QuantStats(PerformanceSummary summary, ReadOnlySpan<double> returns)
    {
        var gaussian = QuantStatsConventions.ValueAtRisk(returns);
        return summary with
        {
            ValueAtRisk95 = gaussian,
            GaussianValueAtRisk95 = gaussian,
            ExpectedShortfall95 = QuantStatsConventions.ConditionalValueAtRisk(returns),
            Skewness = Moments.SampleSkewness(returns),
            Kurtosis = Moments.SampleExcessKurtosis(returns),
            UlcerIndex = QuantStatsConventions.UlcerIndex(returns),
            ProbabilisticSharpe = QuantStatsConventions.ProbabilisticSharpe(returns),
        };
    }
}
