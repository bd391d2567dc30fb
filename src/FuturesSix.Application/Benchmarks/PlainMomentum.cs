using FuturesSix.Core.Market;
using FuturesSix.Core.Research;

namespace FuturesSix.Application.Benchmarks;

/// <summary>The time-series-momentum rule written down as it reads, batch by batch: price paths, at every decision the full
/// covariance matrix in two passes, w'Sw, then every day from every position. The baseline that fast kernels are checked
/// and timed against: plain loops over arrays, nothing clever, nothing slow on purpose.</summary>
internal static class PlainMomentum
{
    /// <summary>Runs the book.</summary>
    public static TimeSeriesMomentumResult Run(Panel returns, IReadOnlyList<int> rebalanceRows, TimeSeriesMomentumOptions options)
    {
        var (rows, n) = (returns.Rows, returns.Columns.Count);
        var history = Math.Max(options.Lookback, options.Window);
        var decisions = rebalanceRows.Where(t => t >= history).ToArray();
        var (clean, prices, first) = Paths(returns);
        var weights = new double[decisions.Length * n];
        var nav = new double[rows];
        Array.Fill(nav, options.Capital);
        for (var k = 0; k < decisions.Length; k++)
        {
            var t = decisions[k];
            var w = Weights(clean, prices, first, t, history, options);
            for (var i = 0; i < n; i++)
            {
                weights[(i * decisions.Length) + k] = w[i];
            }

            var last = k + 1 < decisions.Length ? decisions[k + 1] : rows - 1;
            for (var s = t + 1; s <= last; s++)
            {
                nav[s] = nav[t];
                for (var i = 0; i < n; i++)
                {
                    nav[s] += w[i] * nav[t] / prices[i][t] * (prices[i][s] - prices[i][t]);
                }
            }
        }

        return new TimeSeriesMomentumResult(new Panel([.. decisions.Select(t => returns.Dates[t])], [.. returns.Columns], weights), nav);
    }

    private static (double[][] Returns, double[][] Prices, int[] First) Paths(Panel returns)
    {
        var n = returns.Columns.Count;
        var (clean, prices, first) = (new double[n][], new double[n][], new int[n]);
        for (var i = 0; i < n; i++)
        {
            clean[i] = new double[returns.Rows];
            prices[i] = new double[returns.Rows];
            first[i] = returns.Rows;
            var price = 1.0;
            for (var t = 0; t < returns.Rows; t++)
            {
                var r = returns[t, i];
                first[i] = first[i] == returns.Rows && !double.IsNaN(r) ? t : first[i];
                clean[i][t] = double.IsNaN(r) ? 0 : r;
                price *= 1 + clean[i][t];
                prices[i][t] = price;
            }
        }

        return (clean, prices, first);
    }

    private static double[] Weights(double[][] returns, double[][] prices, int[] first, int t, int history, TimeSeriesMomentumOptions options)
    {
        var n = returns.Length;
        var covariance = Covariance(returns, t, options.Window);
        var w = new double[n];
        for (var i = 0; i < n; i++)
        {
            var std = Math.Sqrt(covariance[i][i]);
            if (t - first[i] >= history && std > options.MinimumStd)
            {
                var momentum = (prices[i][t] / prices[i][t - options.Lookback]) - 1;
                w[i] = Math.Sign(momentum) / Math.Max(std * Math.Sqrt(252), options.VolatilityFloor);
            }
        }

        var variance = 0.0;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                variance += w[i] * covariance[i][j] * w[j];
            }
        }

        var scale = variance > 0 ? options.TargetVolatility / Math.Sqrt(variance * 252) : 0;
        for (var i = 0; i < n; i++)
        {
            w[i] *= scale;
        }

        return w;
    }

    /// <summary>Sample covariance (n - 1) of the window that ends at <paramref name="t"/>.</summary>
    private static double[][] Covariance(double[][] returns, int t, int window)
    {
        var n = returns.Length;
        var centred = new double[n][];
        for (var i = 0; i < n; i++)
        {
            centred[i] = returns[i].AsSpan(t - window + 1, window).ToArray();
            var mean = centred[i].Sum() / window;
            for (var s = 0; s < window; s++)
            {
                centred[i][s] -= mean;
            }
        }

        var covariance = new double[n][];
        for (var i = 0; i < n; i++)
        {
            covariance[i] = new double[n];
            for (var j = 0; j <= i; j++)
            {
                var total = 0.0;
                for (var s = 0; s < window; s++)
                {
                    total += centred[i][s] * centred[j][s];
                }

                covariance[i][j] = covariance[j][i] = total / (window - 1);
            }
        }

        return covariance;
    }
}
