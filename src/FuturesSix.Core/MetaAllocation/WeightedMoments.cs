namespace FuturesSix.Core.MetaAllocation;

/// <summary>Moments of observations that carry weights in [0, 1]; with weights of 1 they are those of
/// <see cref="Numerics.Moments"/>. NaN observations are left out.</summary>
/// <param name="Mean">Weighted mean.</param>
/// <param name="Variance">Sum w d^2 over (W - sum w^2/W), W = sum w: n-1 where every weight is 1.</param>
/// <param name="Skewness">m3/m2^(3/2) of weighted central moments over W; NaN for a constant sample.</param>
/// <param name="Kurtosis">m4/m2^2 likewise, 3 for a normal distribution.</param>
/// <param name="EffectiveObservations">W^2 over sum w^2 (Kish, Survey Sampling, 1965, section 11.7): the number of
/// equally weighted observations whose mean is as precise.</param>
internal readonly record struct WeightedMoments(double Mean, double Variance, double Skewness, double Kurtosis, double EffectiveObservations)
{
    /// <summary>The moments of <paramref name="x"/> under <paramref name="weights"/> of the same length.</summary>
    public static WeightedMoments Of(ReadOnlySpan<double> x, ReadOnlySpan<double> weights)
    {
        var (total, squares, sum) = (0.0, 0.0, 0.0);
        for (var t = 0; t < x.Length; t++)
        {
            var w = double.IsNaN(x[t]) ? 0 : weights[t];
            total += w;
            squares += w * w;
            sum += w == 0 ? 0 : w * x[t];
        }

        var mean = sum / total;
        var (correction, m2, m3, m4) = Central(x, weights, mean);
        var variance = m2 / total;
        return new(
            mean + (correction / total),
            m2 / (total - (squares / total)),
            variance > 0 ? m3 / total / (variance * Math.Sqrt(variance)) : double.NaN,
            variance > 0 ? m4 / total / (variance * variance) : double.NaN,
            total * total / squares);
    }

    private static (double First, double Second, double Third, double Fourth) Central(ReadOnlySpan<double> x, ReadOnlySpan<double> weights, double mean)
    {
        var (m1, m2, m3, m4) = (0.0, 0.0, 0.0, 0.0);
        for (var t = 0; t < x.Length; t++)
        {
            if (!double.IsNaN(x[t]) && weights[t] > 0)
            {
                var d = x[t] - mean;
                m1 += weights[t] * d;
                m2 += weights[t] * d * d;
                m3 += weights[t] * d * d * d;
                m4 += weights[t] * (d * d) * (d * d);
            }
        }

        return (m1, m2, m3, m4);
    }
}
