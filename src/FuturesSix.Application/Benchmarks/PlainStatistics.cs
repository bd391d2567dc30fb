using FuturesSix.Core.Evaluation;
using FuturesSix.Core.Market;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Application.Benchmarks;

/// <summary>The twelve statistics of each series, one definition after the other.</summary>
internal static class PlainStatistics
{
    /// <summary>The statistics of every column, twelve after twelve.</summary>
    public static double[] Run(Panel returns) => [.. Enumerable.Range(0, returns.Columns.Count).SelectMany(i => Of(returns.Column(i)))];

    /// <summary>The same of a batch result.</summary>
    public static double[] Flatten(IEnumerable<SeriesStatistics> statistics) => [.. statistics.SelectMany(s => new[]
    {
        s.Cagr, s.Volatility, s.Sharpe, s.Sortino, s.Calmar, s.MaxDrawdown,
        s.ValueAtRisk95, s.ExpectedShortfall95, s.Skewness, s.Kurtosis, s.TailRatio, s.HitRate,
    })];

    private static double[] Of(ReadOnlySpan<double> x) =>
    [
        ReturnStatistics.Cagr(x), ReturnStatistics.Volatility(x), ReturnStatistics.Sharpe(x), ReturnStatistics.Sortino(x), ReturnStatistics.Calmar(x), ReturnStatistics.MaxDrawdown(x),
        ReturnStatistics.HistoricalValueAtRisk(x), ReturnStatistics.HistoricalExpectedShortfall(x), Moments.Skewness(x), Moments.Kurtosis(x), ReturnStatistics.TailRatio(x),
        ReturnStatistics.HitRate(x),
    ];
}
