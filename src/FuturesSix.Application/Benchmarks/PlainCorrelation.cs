using FuturesSix.Core.Market;

namespace FuturesSix.Application.Benchmarks;

/// <summary>The allocator's mean correlation of one day as its definition reads: every pair of instruments over the common
/// rows of the window, in two passes.</summary>
internal static class PlainCorrelation
{
    private const double MinimumStd = 1e-10;

    /// <summary>Mean off-diagonal correlation over the <paramref name="window"/> rows that end at <paramref name="row"/>; NaN
    /// without a pair or before the window is full.</summary>
    public static double Mean(Panel returns, int row, int window)
    {
        if (row < window - 1)
        {
            return double.NaN;
        }

        var columns = Enumerable.Range(0, returns.Columns.Count)
            .Select(i => returns.Column(i).Slice(row - window + 1, window).ToArray())
            .Where(x => Std(x) > MinimumStd)
            .ToArray();
        var (total, pairs) = (0.0, 0);
        for (var i = 0; i < columns.Length; i++)
        {
            for (var j = i + 1; j < columns.Length; j++)
            {
                var correlation = Pair(columns[i], columns[j]);
                total += double.IsNaN(correlation) ? 0 : correlation;
                pairs += double.IsNaN(correlation) ? 0 : 1;
            }
        }

        return pairs == 0 ? double.NaN : total / pairs;
    }

    private static double Std(double[] x)
    {
        var (sum, n) = (0.0, 0);
        foreach (var value in x)
        {
            sum += double.IsNaN(value) ? 0 : value;
            n += double.IsNaN(value) ? 0 : 1;
        }

        var squares = 0.0;
        foreach (var value in x)
        {
            squares += double.IsNaN(value) ? 0 : (value - (sum / n)) * (value - (sum / n));
        }

        return n < 2 ? 0 : Math.Sqrt(squares / (n - 1));
    }

    private static double Pair(double[] x, double[] y)
    {
        var (sumX, sumY, n) = (0.0, 0.0, 0);
        for (var t = 0; t < x.Length; t++)
        {
            if (!double.IsNaN(x[t]) && !double.IsNaN(y[t]))
            {
                sumX += x[t];
                sumY += y[t];
                n++;
            }
        }

        var (xx, yy, xy) = (0.0, 0.0, 0.0);
        for (var t = 0; t < x.Length; t++)
        {
            if (!double.IsNaN(x[t]) && !double.IsNaN(y[t]))
            {
                var (dx, dy) = (x[t] - (sumX / n), y[t] - (sumY / n));
                xx += dx * dx;
                yy += dy * dy;
                xy += dx * dy;
            }
        }

        return n < 2 || xx == 0 || yy == 0 ? double.NaN : xy / Math.Sqrt(xx * yy);
    }
}
