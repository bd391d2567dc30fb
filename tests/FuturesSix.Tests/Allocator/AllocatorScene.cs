using FuturesSix.Core.Allocator;
using FuturesSix.Core.Market;
using FuturesSix.Tests.Numerics;

namespace FuturesSix.Tests.Allocator;

/// <summary>Random inputs of the allocator's state, and the ten features by their definitions.</summary>
internal sealed record AllocatorScene(double[] PortfolioReturns, double[] Equity, Panel Assets, Panel Units, Panel Sleeves)
{
    public static AllocatorScene Random(int seed, int instruments = 5, int rows = 140)
    {
        var returns = RandomSeries.Series(seed, rows).Select(r => Math.Clamp(r, -0.2, 0.2)).ToArray();
        var equity = new double[rows];
        var level = 100.0;
        for (var t = 0; t < rows; t++)
        {
            level *= 1 + (double.IsNaN(returns[t]) ? 0 : returns[t]);
            equity[t] = double.IsNaN(returns[t]) && seed % 2 == 0 ? double.NaN : level;
        }

        return new AllocatorScene(returns, equity, RandomSeries.Panel(seed + 1, instruments, rows), RandomSeries.Panel(seed + 2, instruments, rows), RandomSeries.Panel(seed + 3, 3, rows));
    }

    public AllocatorStateResult Compute(AllocatorStateOptions? options = null) =>
        AllocatorState.Compute(PortfolioReturns, Equity, Assets, Units, Sleeves, options ?? new AllocatorStateOptions());

    /// <summary>The days up to and including <paramref name="last"/>.</summary>
    public AllocatorScene Until(int last) => new(
        PortfolioReturns[..(last + 1)], Equity[..(last + 1)], Assets.Slice(0, last + 1), Units.Slice(0, last + 1), Sleeves.Slice(0, last + 1));

    /// <summary>The ten features of one day, from nothing but the definitions.</summary>
    public double[] Definition(int t)
    {
        var (shortVol, longVol) = (Volatility(t, 20), Volatility(t, 60));
        var (shortCorr, longCorr) = (Correlation(t, 20), Correlation(t, 60));
        return
        [
            shortVol, longVol, longVol > 0 ? shortVol / longVol : double.NaN,
            Drawdown(t), t >= 10 ? Drawdown(t) - Drawdown(t - 10) : double.NaN,
            shortCorr, longCorr, shortCorr - longCorr, Breadth(t), Concentration(t),
        ];
    }

    private double Volatility(int t, int window)
    {
        var values = Definitions.Observed(PortfolioReturns, t, window);
        return values.Length == window ? Definitions.Std(values) * Math.Sqrt(252) : double.NaN;
    }

    private double Drawdown(int t)
    {
        var seen = Equity[..(t + 1)].Where(e => !double.IsNaN(e)).ToArray();
        return seen.Length > 0 ? (Equity[t] / seen.Max()) - 1 : double.NaN;
    }

    private double Correlation(int t, int window) => t < window - 1 ? double.NaN : Definitions.MeanCorrelation(
        [.. Enumerable.Range(0, Assets.Columns.Count).Select(i => Assets.Column(i).Slice(t - window + 1, window).ToArray())], 1e-10);

    private double Breadth(int t) => t < 19 ? double.NaN
        : Enumerable.Range(0, Units.Columns.Count).Count(i => Units.Column(i).Slice(t - 19, 20).ToArray().Sum() > 0) / (double)Units.Columns.Count;

    private double Concentration(int t)
    {
        if (t < 59)
        {
            return double.NaN;
        }

        double[] sums = [.. Enumerable.Range(0, Sleeves.Columns.Count)
            .Select(i => Math.Abs(Sleeves.Column(i).Slice(t - 59, 60).ToArray().Sum())).Where(sum => !double.IsNaN(sum))];
        return sums.Sum() > 0 ? sums.Sum(sum => sum / sums.Sum() * (sum / sums.Sum())) : double.NaN;
    }
}
