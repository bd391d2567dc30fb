using FuturesSix.Core.Market;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Evaluation;

/// <summary>Twelve statistics of many series at once: sweeps, universes, bootstraps.</summary>
/// <remarks>Reads: simple returns per period [T x N], NaN = missing and left out. Writes: one record per column. The numbers
/// are those of <see cref="ReturnStatistics"/> up to rounding (1e-12), several times faster: moments in four lanes, one
/// pass over wealth, quantiles by selection among the tails instead of a sort. Series that are short, lose everything or hold
/// an infinity go through the definitions themselves. Fixed order: the same bytes on any processor and any number of threads.
/// </remarks>
public static class BatchStatistics
{
    private const int Chunk = 16;

    /// <summary>The statistics of every column.</summary>
    /// <param name="returns">Simple returns per period [T x N].</param>
    /// <param name="periodsPerYear">Annualisation; 252 for daily returns.</param>
    /// <param name="threads">Most threads to use; -1 = as many as there are processors.</param>
    /// <param name="cancel">Stops between columns.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is neither -1 nor positive.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static SeriesStatistics[] Compute(
        Panel returns, double periodsPerYear = ReturnStatistics.DaysPerYear, int threads = -1, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(returns);
        var result = new SeriesStatistics[returns.Columns.Count];
        var chunks = (result.Length + Chunk - 1) / Chunk;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel };
        Parallel.For(0, chunks, parallel, () => new SeriesEvaluator(returns.Rows), (chunk, _, evaluator) =>
        {
            for (var i = chunk * Chunk; i < Math.Min((chunk + 1) * Chunk, result.Length); i++)
            {
                result[i] = evaluator.Evaluate(returns.Column(i), periodsPerYear);
            }

            return evaluator;
        }, _ => { });
        return result;
    }

    /// <summary>The same by the definitions, one after the other.</summary>
    internal static SeriesStatistics ByDefinition(ReadOnlySpan<double> returns, double periodsPerYear) => new()
    {
        Observations = Moments.Count(returns),
        Cagr = ReturnStatistics.Cagr(returns, periodsPerYear),
        Volatility = ReturnStatistics.Volatility(returns, periodsPerYear),
        Sharpe = ReturnStatistics.Sharpe(returns, 0, periodsPerYear),
        Sortino = ReturnStatistics.Sortino(returns, 0, periodsPerYear),
        Calmar = ReturnStatistics.Calmar(returns, periodsPerYear),
        MaxDrawdown = ReturnStatistics.MaxDrawdown(returns),
        ValueAtRisk95 = ReturnStatistics.HistoricalValueAtRisk(returns),
        ExpectedShortfall95 = ReturnStatistics.HistoricalExpectedShortfall(returns),
        Skewness = Moments.Skewness(returns),
        Kurtosis = Moments.Kurtosis(returns),
        TailRatio = ReturnStatistics.TailRatio(returns),
        HitRate = ReturnStatistics.HitRate(returns),
    };
}
