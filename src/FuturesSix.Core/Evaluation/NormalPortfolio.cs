using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Evaluation;

/// <summary>Value at risk and conditional value at risk of a portfolio of jointly normal returns, as losses (positive).
/// Rockafellar and Uryasev, "Optimization of conditional value-at-risk", Journal of Risk 2 (2000), section 3.</summary>
public static class NormalPortfolio
{
    /// <summary>VaR: -w'm + z(c) sqrt(w'Sw), z the normal quantile.</summary>
    /// <param name="weights">Weights w, length N.</param>
    /// <param name="mean">Mean returns m, length N.</param>
    /// <param name="covariance">Covariance S, N x N.</param>
    /// <param name="confidence">Confidence c in (0, 1), for example 0.95.</param>
    /// <exception cref="ArgumentException">The sizes do not fit.</exception>
    public static double ValueAtRisk(ReadOnlySpan<double> weights, ReadOnlySpan<double> mean, ReadOnlySpan<double> covariance, double confidence)
    {
        var (loss, deviation) = LossAndDeviation(weights, mean, covariance);
        return loss + (NormalDistribution.InverseCdf(confidence) * deviation);
    }

    /// <summary>CVaR, the mean loss beyond VaR: -w'm + pdf(z(c))/(1-c) sqrt(w'Sw).</summary>
    /// <inheritdoc cref="ValueAtRisk"/>
    public static double ConditionalValueAtRisk(ReadOnlySpan<double> weights, ReadOnlySpan<double> mean, ReadOnlySpan<double> covariance, double confidence)
    {
        var (loss, deviation) = LossAndDeviation(weights, mean, covariance);
        var density = NormalDistribution.Pdf(NormalDistribution.InverseCdf(confidence));
        return loss + (density / (1 - confidence) * deviation);
    }

    private static (double Loss, double Deviation) LossAndDeviation(ReadOnlySpan<double> weights, ReadOnlySpan<double> mean, ReadOnlySpan<double> covariance)
    {
        Guard.SameLength(weights.Length, mean.Length, nameof(mean));
        return (-Covariance.Dot(weights, mean), Math.Sqrt(Covariance.QuadraticForm(weights, covariance)));
    }
}
