using FuturesSix.Core.Market;

namespace FuturesSix.Tests.Synthetic;

/// <summary>Plain batch statistics for the stylised facts, written apart from the library so that they check it.</summary>
internal static class SampleStatistics
{
    public static double[] Observed(ReadOnlySpan<double> column) => [.. column.ToArray().Where(double.IsFinite)];

    public static double Deviation(double[] x) => Math.Sqrt(x.Sum(v => (v - x.Average()) * (v - x.Average())) / (x.Length - 1));

    public static double Sharpe(double[] x) => x.Average() / Deviation(x) * Math.Sqrt(252);

    public static double ExcessKurtosis(double[] x)
    {
        var mean = x.Average();
        var variance = x.Average(v => (v - mean) * (v - mean));
        return (x.Average(v => Math.Pow(v - mean, 4)) / (variance * variance)) - 3;
    }

    public static double Autocorrelation(double[] x, int lag)
    {
        var mean = x.Average();
        var sum = 0.0;
        for (var t = lag; t < x.Length; t++)
        {
            sum += (x[t] - mean) * (x[t - lag] - mean);
        }

        return sum / x.Sum(v => (v - mean) * (v - mean));
    }

    public static double Correlation(double[] a, double[] b)
    {
        var (ma, mb) = (a.Average(), b.Average());
        var cross = a.Zip(b, (x, y) => (x - ma) * (y - mb)).Sum();
        return cross / Math.Sqrt(a.Sum(x => (x - ma) * (x - ma)) * b.Sum(y => (y - mb) * (y - mb)));
    }

    /// <summary>The columns that are no VX contracts; they come first.</summary>
    public static IEnumerable<int> Futures(MarketData market) => Enumerable.Range(0, market.Instruments.Count(i => i.AssetClass != "volatility"));

    /// <summary>Mean absolute correlation of instruments of different classes over some rows, missing returns as zero.</summary>
    public static double CrossClassCorrelation(MarketData market, IReadOnlyList<int> rows)
    {
        var columns = Futures(market)
            .Select(i => rows.Select(t => double.IsFinite(market.Returns[t, i]) ? market.Returns[t, i] : 0.0).ToArray())
            .ToArray();
        var pairs = from i in Futures(market)
                    from j in Enumerable.Range(0, i)
                    where market.Instruments[i].AssetClass != market.Instruments[j].AssetClass
                    select Math.Abs(Correlation(columns[i], columns[j]));
        return pairs.Average();
    }

    /// <summary>Daily returns of the plainest trend follower: each week the mean sign of the 3, 6 and 12 month change over
    /// volatility, earning from the day after the next.</summary>
    public static double[] TrendFollower(MarketData market)
    {
        const int warmup = 260;
        var pnl = new double[market.Rows - warmup - 2];
        foreach (var i in Futures(market))
        {
            var (level, variance, weight, next) = (new double[market.Rows], 0.0, 0.0, 0.0);
            for (var t = 1; t < market.Rows; t++)
            {
                var r = double.IsFinite(market.Returns[t, i]) ? market.Returns[t, i] : 0.0;
                level[t] = level[t - 1] + r;
                variance += 0.03 * ((r * r) - variance);
                if (t >= warmup + 2)
                {
                    pnl[t - warmup - 2] += weight * r;
                }

                weight = next;
                if (t >= warmup && t % 5 == 0)
                {
                    var signs = Math.Sign(level[t] - level[t - 63]) + Math.Sign(level[t] - level[t - 126]) + Math.Sign(level[t] - level[t - 252]);
                    next = signs / Math.Sqrt(variance);
                }
            }
        }

        return pnl;
    }
}
