using FuturesSix.Core.Evaluation;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Tests.Evaluation;

public sealed class SharpeInferenceTests
{
    [Fact]
    public void ProbabilisticSharpe_normal_returns_reduce_to_the_textbook_error()
    {
        const double Sharpe = 0.1;
        var error = Math.Sqrt((1 + (0.5 * Sharpe * Sharpe)) / 499);

        Assert.Equal(NormalDistribution.Cdf(Sharpe / error), ReturnStatistics.ProbabilisticSharpe(Sharpe, 0, 500, 0, 3), 14);
        Assert.Equal(0.5, ReturnStatistics.ProbabilisticSharpe(Sharpe, Sharpe, 500, -1, 7), 14);
    }

    [Fact]
    public void ProbabilisticSharpe_falls_with_negative_skew_and_fat_tails_and_rises_with_evidence()
    {
        var plain = ReturnStatistics.ProbabilisticSharpe(0.1, 0, 250, 0, 3);

        Assert.True(ReturnStatistics.ProbabilisticSharpe(0.1, 0, 250, -2, 3) < plain);
        Assert.True(ReturnStatistics.ProbabilisticSharpe(0.1, 0, 250, 0, 12) < plain);
        Assert.True(ReturnStatistics.ProbabilisticSharpe(0.1, 0, 1000, 0, 3) > plain);
    }

    [Fact]
    public void ProbabilisticSharpe_impossible_moments_are_NaN() =>
        Assert.True(double.IsNaN(ReturnStatistics.ProbabilisticSharpe(1, 0, 100, 5, 3)));

    [Fact]
    public void DeflatedSharpe_more_trials_deflate_and_one_trial_does_not()
    {
        var single = ReturnStatistics.DeflatedSharpe(0.1, 1000, 0, 3, 0.002, 1);

        Assert.Equal(ReturnStatistics.ProbabilisticSharpe(0.1, 0, 1000, 0, 3), single);
        Assert.True(ReturnStatistics.DeflatedSharpe(0.1, 1000, 0, 3, 0.002, 10) < single);
        Assert.True(ReturnStatistics.ExpectedMaximumSharpe(0.002, 100) > ReturnStatistics.ExpectedMaximumSharpe(0.002, 10));
    }

    [Fact]
    public void ExpectedMaximumSharpe_agrees_with_the_simulated_maximum_of_normal_trials()
    {
        var random = new Random(11);
        var total = 0.0;
        const int Draws = 20_000, Trials = 50;
        for (var draw = 0; draw < Draws; draw++)
        {
            // The maximum of N uniforms is U^(1/N); its normal quantile is the maximum of N normals.
            total += NormalDistribution.InverseCdf(Math.Pow(random.NextDouble(), 1.0 / Trials));
        }

        Assert.InRange(ReturnStatistics.ExpectedMaximumSharpe(1, Trials) / (total / Draws), 0.98, 1.02);
    }
}
