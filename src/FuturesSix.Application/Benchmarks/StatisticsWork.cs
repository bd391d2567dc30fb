using FuturesSix.Core.Evaluation;

namespace FuturesSix.Application.Benchmarks;

/// <summary>Twelve performance statistics of many series.</summary>
internal static class StatisticsWork
{
    /// <summary>The work at one size.</summary>
    public static Work Of(int series, int days, double target) => new($"statistics-{series}", "12 performance statistics", Large: false, _ =>
    {
        // Instruments of a synthetic market in stretches of equal length.
        const int instruments = 500;
        var stretches = series / instruments;
        var market = Markets.Returns(instruments, days * stretches);
        var returns = new Core.Market.Panel([.. market.Dates.Take(days)], [.. Enumerable.Range(0, series).Select(i => $"S{i}")], market.Values.ToArray());
        return new WorkCase
        {
            Size = Sizes.Of(series, days),
            Run = () => BatchStatistics.Compute(returns, threads: 1),
            Check = () => new BenchmarkCheck("ReturnStatistics", Differences.Relative(PlainStatistics.Run(returns), PlainStatistics.Flatten(BatchStatistics.Compute(returns, threads: 1))), 1e-12),
            BaselineName = "ReturnStatistics, one after the other",
            Baseline = () => PlainStatistics.Run(returns),
            Target = target,
        };
    });
}
