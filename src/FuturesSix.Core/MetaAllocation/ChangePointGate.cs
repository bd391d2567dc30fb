using FuturesSix.Core.Numerics;
using FuturesSix.Core.Numerics.ChangePoint;

namespace FuturesSix.Core.MetaAllocation;

/// <summary>The most probable last change in a sleeve's returns, and what it did to the observations before it.</summary>
public sealed record ChangePointGate
{
    private const double LowestVarianceShare = 1.0 / 16;

    /// <summary>Row of the first return after the change; null when the most probable run reaches back to the start (or
    /// beyond the longest run told apart): no change. T when the change is after the last return.</summary>
    public int? Row { get; init; }

    /// <summary>The most probable run length: observations since the last change.</summary>
    public required int RunLength { get; init; }

    /// <summary>Probability that the current run is at most that long.</summary>
    public required double Probability { get; init; }

    /// <summary>Sum of the weights of the observations (n without a change).</summary>
    public required double WeightLeft { get; init; }

    /// <summary>Weighs the observations of one sleeve. Those of the most probable run weigh 1; an older one weighs the
    /// posterior probability that the run reaches back to it: near 0 after a clear change, near 1 while it is a
    /// guess. The detector reads returns over their volatility, clipped (see <see cref="ChangePointOptions"/>).</summary>
    /// <param name="returns">Returns, length T.</param>
    /// <param name="options">Hazard and prior.</param>
    /// <param name="weights">Length T; 0 where the return is missing.</param>
    /// <param name="cancel">Cancels between observations.</param>
    internal static ChangePointGate Weigh(ReadOnlySpan<double> returns, ChangePointOptions options, Span<double> weights, CancellationToken cancel)
    {
        var detector = new BayesianOnlineChangePoint(
            new NormalInverseGamma(0, options.MeanStrength, options.VarianceShape, options.VarianceShape),
            options.Hazard,
            Math.Max(1, Math.Min(options.MaxRunLength, returns.Length)));
        foreach (var z in Standardised(returns, options))
        {
            cancel.ThrowIfCancellationRequested();
            detector.Push(z);
        }

        return Spread(returns, detector, weights);
    }

    /// <summary>The observed returns in order, each over the volatility known before it: the root of the exponentially
    /// weighted mean of squares, started at the variance (n-1) of all and not below a quarter of its root.</summary>
    private static double[] Standardised(ReadOnlySpan<double> returns, ChangePointOptions options)
    {
        double[] observed = [.. returns.ToArray().Where(r => !double.IsNaN(r))];
        var variance = Moments.Variance(returns);
        double[] squares = [variance, .. observed.Select(r => r * r)];
        if (options.VolatilityHalfLife > 0)
        {
            Ewm.Mean(squares, Ewm.AlphaFromHalfLife(options.VolatilityHalfLife), squares);
        }
        else
        {
            Array.Fill(squares, variance);
        }

        for (var k = 0; k < observed.Length; k++)
        {
            var volatility = Math.Sqrt(Math.Max(squares[k], LowestVarianceShare * variance));
            observed[k] = Math.Clamp(observed[k] / volatility, -options.Clip, options.Clip);
        }

        return observed;
    }

    private static ChangePointGate Spread(ReadOnlySpan<double> returns, BayesianOnlineChangePoint detector, Span<double> weights)
    {
        var posterior = detector.RunLengthPosterior;
        var run = detector.MostLikelyRunLength;
        var changed = run < posterior.Length - 1;
        var reaches = 1 - detector.ProbabilityAtMost(run);
        var (age, row, left) = (0, returns.Length, 0.0);
        for (var t = returns.Length - 1; t >= 0; t--)
        {
            weights[t] = 0;
            if (double.IsNaN(returns[t]))
            {
                continue;
            }

            age++;
            weights[t] = age <= run || !changed ? 1 : Math.Clamp(reaches, 0, 1);
            reaches -= age > run && age < posterior.Length - 1 ? posterior[age] : 0;
            row = age == run ? t : row;
            left += weights[t];
        }

        return new ChangePointGate { Row = changed ? row : null, RunLength = run, Probability = detector.ProbabilityAtMost(run), WeightLeft = left };
    }
}
