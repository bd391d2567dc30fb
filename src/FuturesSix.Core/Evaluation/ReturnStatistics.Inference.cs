using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Evaluation;

/// <content>How sure one can be of a Sharpe ratio.</content>
public static partial class ReturnStatistics
{
    private const double EulerMascheroni = 0.577215664901532860606512;

    /// <summary>Probabilistic Sharpe ratio of a series: see
    /// <see cref="ProbabilisticSharpe(double, double, double, double, double)"/>, with the Sharpe ratio per period
    /// (n-1) and population skewness and kurtosis.</summary>
    /// <param name="returns">Returns per period.</param>
    /// <param name="benchmarkSharpe">The Sharpe ratio per period to beat.</param>
    public static double ProbabilisticSharpe(ReadOnlySpan<double> returns, double benchmarkSharpe = 0) =>
        ProbabilisticSharpe(Sharpe(returns, 0, 1), benchmarkSharpe, Moments.Count(returns), Moments.Skewness(returns), Moments.Kurtosis(returns));

    /// <summary>Probability that the true Sharpe ratio exceeds a benchmark: the normal distribution function at
    /// (SR - SR*) sqrt(n-1)/sqrt(1 - skew SR + (kurtosis-1)/4 SR^2). Bailey and Lopez de Prado, "The Sharpe ratio
    /// efficient frontier", Journal of Risk 15 (2012). NaN where that variance is not positive.</summary>
    /// <param name="sharpe">Estimated Sharpe ratio per period.</param>
    /// <param name="benchmarkSharpe">Benchmark SR*, per period.</param>
    /// <param name="observations">n.</param>
    /// <param name="skewness">Skewness of the returns.</param>
    /// <param name="kurtosis">Kurtosis of the returns, 3 for a normal distribution.</param>
    public static double ProbabilisticSharpe(double sharpe, double benchmarkSharpe, double observations, double skewness, double kurtosis)
    {
        var variance = SharpeVarianceFactor(sharpe, skewness, kurtosis);
        return variance > 0
            ? NormalDistribution.Cdf((sharpe - benchmarkSharpe) * Math.Sqrt(observations - 1) / Math.Sqrt(variance))
            : double.NaN;
    }

    /// <summary>Asymptotic sampling variance of an estimated Sharpe ratio of independent returns: (1 - skew SR +
    /// (kurtosis-1)/4 SR^2)/n; with skewness 0 and kurtosis 3 it is Lo's (1 + SR^2/2)/n. Lo, Financial Analysts Journal 58
    /// (2002), equation 9; Mertens, "Comments on variance of the IID estimator in Lo" (2002); Opdyke, Journal of Asset
    /// Management 8 (2007), p. 308 ff.</summary>
    /// <param name="sharpe">Estimated Sharpe ratio per period.</param>
    /// <param name="observations">n.</param>
    /// <param name="skewness">Skewness of the returns.</param>
    /// <param name="kurtosis">Kurtosis of the returns, 3 for a normal distribution.</param>
    public static double SharpeSamplingVariance(double sharpe, double observations, double skewness = 0, double kurtosis = 3) =>
        SharpeVarianceFactor(sharpe, skewness, kurtosis) / observations;

    private static double SharpeVarianceFactor(double sharpe, double skewness, double kurtosis) =>
        1 - (skewness * sharpe) + ((kurtosis - 1) / 4 * sharpe * sharpe);

    /// <summary>Expected highest Sharpe ratio of independent trials without skill: sqrt(V) ((1-g) z(1-1/N) +
    /// g z(1-1/(N e))), g the Euler-Mascheroni constant, z the normal quantile; 0 for a single trial. Bailey and Lopez de
    /// Prado, "The deflated Sharpe ratio", Journal of Portfolio Management 40 (2014), equation 1.</summary>
    /// <param name="varianceOfTrials">Variance V of the trials' Sharpe ratios, per period.</param>
    /// <param name="trials">Number of independent trials N.</param>
    public static double ExpectedMaximumSharpe(double varianceOfTrials, double trials) => trials <= 1
        ? 0
        : Math.Sqrt(varianceOfTrials) * (((1 - EulerMascheroni) * NormalDistribution.InverseCdf(1 - (1 / trials)))
            + (EulerMascheroni * NormalDistribution.InverseCdf(1 - (1 / (trials * Math.E)))));

    /// <summary>Deflated Sharpe ratio: the probabilistic Sharpe ratio against the expected maximum of the trials. Bailey
    /// and Lopez de Prado (2014).</summary>
    /// <param name="sharpe">Estimated Sharpe ratio of the selected trial, per period.</param>
    /// <param name="observations">n.</param>
    /// <param name="skewness">Skewness of its returns.</param>
    /// <param name="kurtosis">Kurtosis of its returns, 3 for a normal distribution.</param>
    /// <param name="varianceOfTrials">Variance of the trials' Sharpe ratios, per period.</param>
    /// <param name="trials">Number of independent trials.</param>
    public static double DeflatedSharpe(double sharpe, double observations, double skewness, double kurtosis, double varianceOfTrials, double trials) =>
        ProbabilisticSharpe(sharpe, ExpectedMaximumSharpe(varianceOfTrials, trials), observations, skewness, kurtosis);
}
