using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Evaluation;

/// <content>Dependence in time and the weight of the tails.</content>
public static partial class ReturnStatistics
{
    /// <summary>Fewest order statistics from which a tail index is estimated.</summary>
    private const int FewestInTail = 10;

    /// <summary>Sample autocorrelation: the sum over t of (x_t - m)(x_{t-lag} - m) over the sum of (x_t - m)^2, m the mean of
    /// all. Missing values are left out first, so the lag counts observations. NaN when constant or not longer than the
    /// lag.</summary>
    /// <param name="values">A series in order of time.</param>
    /// <param name="lag">Observations apart, 1 or more.</param>
    public static double Autocorrelation(ReadOnlySpan<double> values, int lag)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lag, 1);
        var x = Observed(values);
        var mean = Moments.Mean(x);
        var (cross, squares) = (0.0, 0.0);
        for (var t = 0; t < x.Length; t++)
        {
            var d = x[t] - mean;
            squares += d * d;
            cross += t >= lag ? d * (x[t - lag] - mean) : 0;
        }

        return x.Length > lag ? Ratio(cross, squares) : double.NaN;
    }

    /// <summary>Hill's estimate of the tail index of |r| (Hill, Annals of Statistics 3, 1975, p. 1163): k over the sum of
    /// ln(x_i / x_{k+1}) for the k largest sizes x_1 &gt;= x_2 &gt;= …, k = the tail's share of the n observations, rounded
    /// down. Daily returns of liquid markets have about 3: moments beyond it do not exist. NaN with fewer than 10 sizes in the
    /// tail, or when they are equal.</summary>
    /// <param name="returns">Returns per period; NaN = missing.</param>
    /// <param name="tail">Share of the observations that is the tail.</param>
    public static double HillTailIndex(ReadOnlySpan<double> returns, double tail = 0.05)
    {
        var size = Observed(returns);
        for (var i = 0; i < size.Length; i++)
        {
            size[i] = -Math.Abs(size[i]);
        }

        Array.Sort(size);
        var k = (int)(tail * size.Length);
        if (k < FewestInTail || k >= size.Length || size[k] == 0)
        {
            return double.NaN;
        }

        var sum = 0.0;
        for (var i = 0; i < k; i++)
        {
            sum += PortableMath.Log(size[i] / size[k]);
        }

        return Ratio(k, sum);
    }

    private static double[] Observed(ReadOnlySpan<double> values)
    {
        var x = new double[Moments.Count(values)];
        var n = 0;
        foreach (var value in values)
        {
            if (!double.IsNaN(value))
            {
                x[n++] = value;
            }
        }

        return x;
    }
}
