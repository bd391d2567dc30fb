using FuturesSix.Core.Market;

namespace FuturesSix.Application.Benchmarks;

/// <summary>Annualised ex-ante volatility sqrt(252 w'Sw) as it reads: S entry by entry, each pair over its common rows.</summary>
internal static class PlainVolatility
{
    /// <summary>The volatility of weights [N] over <paramref name="rows"/> rows of a panel; undefined pairs count as 0.</summary>
    public static double Of(Panel returns, int start, int rows, double[] weights)
    {
        var columns = Enumerable.Range(0, weights.Length).Select(i => returns.Column(i).Slice(start, rows).ToArray()).ToArray();
        var variance = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            for (var j = 0; j <= i && weights[i] != 0; j++)
            {
                variance += weights[j] == 0 ? 0 : (i == j ? 1 : 2) * weights[i] * Covariance(columns[i], columns[j]) * weights[j];
            }
        }

        return Math.Sqrt(252 * Math.Max(0, variance));
    }

    private static double Covariance(double[] x, double[] y)
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

        var products = 0.0;
        for (var t = 0; t < x.Length; t++)
        {
            if (!double.IsNaN(x[t]) && !double.IsNaN(y[t]))
            {
                products += (x[t] - (sumX / n)) * (y[t] - (sumY / n));
            }
        }

        return n < 2 ? 0 : products / (n - 1);
    }
}
