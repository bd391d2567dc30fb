using FuturesSix.Core.Evaluation;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.MetaAllocation;

/// <summary>What is believed of a sleeve's Sharpe ratio: a normal prior of mean 0 updated with an estimate whose error is
/// normal with the asymptotic sampling variance. Conjugate: precision-weighted (Gelman et al., Bayesian Data Analysis,
/// 3rd ed. 2013, section 2.5).</summary>
public sealed record SharpePosterior
{
    /// <summary>Estimated Sharpe ratio per period (the gated one, where a gate acted).</summary>
    public required double SharpePerPeriod { get; init; }

    /// <summary>Observations n that the sampling variance divides by; the effective number where a gate acted.</summary>
    public required double Observations { get; init; }

    /// <summary>Skewness used; 0 where only figures are given.</summary>
    public required double Skewness { get; init; }

    /// <summary>Kurtosis used; 3 where only figures are given.</summary>
    public required double Kurtosis { get; init; }

    /// <summary>Sampling variance of <see cref="SharpePerPeriod"/>; infinite where the returns say nothing.</summary>
    public required double SamplingVariance { get; init; }

    /// <summary>Posterior mean, annualised.</summary>
    public required double Mean { get; init; }

    /// <summary>Posterior standard deviation, annualised.</summary>
    public required double Std { get; init; }

    /// <summary>Posterior probability that the Sharpe ratio is above 0.</summary>
    public required double ProbabilityPositive { get; init; }

    /// <summary>The change-point gate; null where only figures are given, or it is off.</summary>
    public ChangePointGate? Gate { get; init; }

    /// <summary>Posterior mean (annualised) times the probability of being positive.</summary>
    public double Score => Mean * ProbabilityPositive;

    /// <summary>The posterior from an estimate.</summary>
    /// <param name="sharpePerPeriod">Estimate per period.</param>
    /// <param name="observations">n, at least 2 for an estimate to count.</param>
    /// <param name="config">Prior and annualisation.</param>
    /// <param name="skewness">Skewness of the returns.</param>
    /// <param name="kurtosis">Kurtosis of the returns, 3 for a normal distribution.</param>
    public static SharpePosterior Of(double sharpePerPeriod, double observations, MetaAllocatorConfig config, double skewness = 0, double kurtosis = 3)
    {
        ArgumentNullException.ThrowIfNull(config);
        var prior = config.PriorSharpeStd * config.PriorSharpeStd / config.PeriodsPerYear;
        var sampling = ReturnStatistics.SharpeSamplingVariance(sharpePerPeriod, observations, skewness, kurtosis);
        var known = observations >= 2 && sampling >= 0;
        var weight = known ? prior / (prior + sampling) : 0;
        var mean = known ? weight * sharpePerPeriod : 0;
        var std = Math.Sqrt(known ? weight * sampling : prior);
        var annual = Math.Sqrt(config.PeriodsPerYear);
        return new SharpePosterior
        {
            SharpePerPeriod = sharpePerPeriod,
            Observations = observations,
            Skewness = skewness,
            Kurtosis = kurtosis,
            SamplingVariance = known ? sampling : double.PositiveInfinity,
            Mean = mean * annual,
            Std = std * annual,
            ProbabilityPositive = std > 0 ? NormalDistribution.Cdf(mean / std) : mean > 0 ? 1 : 0,
        };
    }

    /// <summary>The posterior from returns, weighed by the change-point gate; the prior itself where they are too few or
    /// constant.</summary>
    /// <param name="returns">Simple returns per period; NaN = missing.</param>
    /// <param name="config">Prior, annualisation, gate.</param>
    /// <param name="cancel">Cancels the gate.</param>
    public static SharpePosterior Of(ReadOnlySpan<double> returns, MetaAllocatorConfig config, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(config);
        if (!(Moments.Std(returns) > 0))
        {
            return Of(double.NaN, Moments.Count(returns), config);
        }

        var weights = new double[returns.Length];
        Array.Fill(weights, 1);
        var gate = config.ChangePoint.Enabled ? ChangePointGate.Weigh(returns, config.ChangePoint, weights, cancel) : null;
        var moments = WeightedMoments.Of(returns, weights);
        var sharpe = moments.Variance > 0 ? moments.Mean / Math.Sqrt(moments.Variance) : double.NaN;
        return Of(sharpe, moments.EffectiveObservations, config, moments.Skewness, moments.Kurtosis) with { Gate = gate };
    }
}
