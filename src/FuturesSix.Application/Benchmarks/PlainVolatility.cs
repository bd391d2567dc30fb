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
            for (var j = 0; j < weights.Length; j++)
            {
                variance += weights[i] == 0 || weights[j] == 0 ? 0 : weights[i] * Covariance(columns[i], columns[j]) * weights[j];
            }
        }

        return Math.Sqrt(252 * Math.Max(0, variance));
    }

    private static double Covariance(double[] x, double[] y)
    {
        var common = Enumerable.Range(0, x.Length).Where(t => !double.IsNaN(x[t]) && !double.IsNaN(y[t])).ToArray();
        if (common.Length < 2)
        {
            return 0;
        }

        var (meanX, meanY) = (common.Average(t => x[t]), common.Average(t => y[t]));
        return common.Sum(t => (x[t] - meanX) * (y[t] - meanY)) / (common.Length - 1);
    }
}
