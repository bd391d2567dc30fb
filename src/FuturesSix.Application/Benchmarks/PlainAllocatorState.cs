using FuturesSix.Core.Market;

namespace FuturesSix.Application.Benchmarks;

/// <summary>The allocator's ten features of one day as their definitions read, each over its own slice of the history:
/// the baseline of the incremental state.</summary>
internal static class PlainAllocatorState
{
    private const int Short = 20;
    private const int Long = 60;
    private const int Slope = 10;

    /// <summary>The features of <paramref name="row"/>, in the order of the state.</summary>
    public static double[] Row(AllocatorInput input, int row)
    {
        var (shortVolatility, longVolatility) = (Volatility(input.Returns, row, Short), Volatility(input.Returns, row, Long));
        var (shortCorrelation, longCorrelation) = (PlainCorrelation.Mean(input.Assets, row, Short), PlainCorrelation.Mean(input.Assets, row, Long));
        var drawdown = Drawdown(input.Equity, row);
        return
        [
            shortVolatility, longVolatility, longVolatility > 0 ? shortVolatility / longVolatility : double.NaN,
            drawdown, row >= Slope ? drawdown - Drawdown(input.Equity, row - Slope) : double.NaN,
            shortCorrelation, longCorrelation, shortCorrelation - longCorrelation,
            Breadth(input.Units, row), Concentration(input.Sleeves, row),
        ];
    }

    private static double Volatility(double[] x, int row, int window)
    {
        if (row < window - 1)
        {
            return double.NaN;
        }

        var slice = x.AsSpan(row - window + 1, window).ToArray();
        var mean = slice.Average();
        return Math.Sqrt(slice.Sum(v => (v - mean) * (v - mean)) / (window - 1)) * Math.Sqrt(252);
    }

    private static double Drawdown(double[] equity, int row)
    {
        var peak = equity[0];
        for (var t = 1; t <= row; t++)
        {
            peak = Math.Max(peak, equity[t]);
        }

        return (equity[row] / peak) - 1;
    }

    private static double Breadth(Panel units, int row)
    {
        var positive = 0;
        for (var i = 0; i < units.Columns.Count && row >= Short - 1; i++)
        {
            positive += Sum(units.Column(i), row, Short) > 0 ? 1 : 0;
        }

        return row >= Short - 1 ? positive / (double)units.Columns.Count : double.NaN;
    }

    private static double Concentration(Panel sleeves, int row)
    {
        if (row < Long - 1)
        {
            return double.NaN;
        }

        var sizes = Enumerable.Range(0, sleeves.Columns.Count).Select(s => Math.Abs(Sum(sleeves.Column(s), row, Long))).Where(v => !double.IsNaN(v)).ToArray();
        var total = sizes.Sum();
        return total > 0 ? sizes.Sum(v => v / total * (v / total)) : double.NaN;
    }

    private static double Sum(ReadOnlySpan<double> x, int row, int window)
    {
        var total = 0.0;
        foreach (var value in x.Slice(row - window + 1, window))
        {
            total += value;
        }

        return total;
    }
}
