using FsCheck.Fluent;
using FuturesSix.Core.Evaluation;
using FuturesSix.Core.MetaAllocation;
using FuturesSix.Core.Numerics;
using FuturesSix.Tests.Numerics;

namespace FuturesSix.Tests.MetaAllocation;

public sealed class SharpePosteriorTests
{
    private static readonly MetaAllocatorConfig Config = new() { Mode = MetaAllocatorMode.Bayes };
    private static readonly MetaAllocatorConfig Ungated = Config with { ChangePoint = new ChangePointOptions { Enabled = false } };

    [Fact]
    public void Of_figures_agrees_with_the_posterior_on_a_grid() =>
        Prop.ForAll(Gen.Choose(-3000, 4000).ToArbitrary(), Gen.Choose(10, 4000).ToArbitrary(), Gen.Choose(5, 300).ToArbitrary(), (sharpe, n, prior) =>
        {
            var config = Config with { PriorSharpeStd = prior / 100.0 };
            var perPeriod = sharpe / 1000.0 / Math.Sqrt(252);
            var posterior = SharpePosterior.Of(perPeriod, n, config);
            var sampling = (1 + (perPeriod * perPeriod / 2)) / n;
            var (mean, std, positive) = Grid(perPeriod, sampling, config.PriorSharpeStd / Math.Sqrt(252));

            Samples.Close(mean * Math.Sqrt(252), posterior.Mean, 1e-6);
            Samples.Close(std * Math.Sqrt(252), posterior.Std, 1e-6);
            Samples.Close(positive, posterior.ProbabilityPositive, 1e-6);
            Samples.Close(mean * Math.Sqrt(252) * positive, posterior.Score, 1e-6);
        }).Holds();

    [Fact]
    public void Of_returns_adjusts_the_sampling_variance_for_skewness_and_kurtosis()
    {
        double[] returns = [.. Sleeves.Normal(600, 3, 0.003, 0.01).Select((r, t) => t % 40 == 0 ? r - 0.08 : r)];
        var posterior = SharpePosterior.Of(returns, Ungated);
        var sharpe = ReturnStatistics.Sharpe(returns, 0, 1);
        var variance = (1 - (Moments.Skewness(returns) * sharpe) + ((Moments.Kurtosis(returns) - 1) / 4 * sharpe * sharpe)) / 600;

        Assert.True(Moments.Skewness(returns) < -1);
        Samples.Close(sharpe, posterior.SharpePerPeriod, 1e-14);
        Samples.Close(variance, posterior.SamplingVariance, 1e-14);
        Assert.Equal(600, posterior.Observations);
        Assert.NotEqual(SharpePosterior.Of(sharpe, 600, Ungated).SamplingVariance, posterior.SamplingVariance);
    }

    /// <summary>Draws the true Sharpe ratio from the prior and returns from it: the posterior must be right on average and
    /// its probabilities must come true.</summary>
    [Fact]
    public void Of_returns_drawn_from_the_prior_is_calibrated()
    {
        const int Trials = 3000;
        const int Rows = 300;
        var config = Ungated with { PriorSharpeStd = 2 };
        var random = new Random(7);
        var (error, square, z2, claimed, came) = (0.0, 0.0, 0.0, 0.0, 0);
        for (var k = 0; k < Trials; k++)
        {
            var truth = 2 / Math.Sqrt(252) * TestMarkets.Gauss(random);
            var posterior = SharpePosterior.Of(Sleeves.Normal(Rows, random.Next(), truth * 0.01, 0.01), config);
            var miss = (truth * Math.Sqrt(252)) - posterior.Mean;
            (error, square, z2) = (error + miss, square + (miss * miss), z2 + (miss * miss / (posterior.Std * posterior.Std)));
            claimed += posterior.ProbabilityPositive;
            came += truth > 0 ? 1 : 0;
        }

        var standardError = Math.Sqrt(square / Trials / Trials);
        Assert.InRange(error / Trials, -4 * standardError, 4 * standardError);
        Assert.InRange(z2 / Trials, 0.9, 1.1);
        Assert.InRange(claimed / Trials, ((double)came / Trials) - 0.02, ((double)came / Trials) + 0.02);
    }

    [Fact]
    public void Of_more_observations_believe_the_estimate_more()
    {
        var sharpe = 1 / Math.Sqrt(252);
        double[] means = [.. new[] { 10, 100, 1000, 10_000, 1_000_000 }.Select(n => SharpePosterior.Of(sharpe, n, Config).Mean)];

        Assert.Equal(means.Order(), means);
        Assert.True(means[0] < 0.01);
        Assert.True(means[^1] > 0.99);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(50)]
    public void Of_returns_that_say_nothing_is_the_prior(int rows)
    {
        var posterior = SharpePosterior.Of(Enumerable.Repeat(0.001, rows).ToArray(), Config);

        Assert.Equal(0, posterior.Mean);
        Assert.Equal(0.5, posterior.Std, 1e-15);
        Assert.Equal(0.5, posterior.ProbabilityPositive);
        Assert.Equal(0, posterior.Score);
        Assert.Equal(double.PositiveInfinity, posterior.SamplingVariance);
    }

    [Fact]
    public void Of_returns_at_another_scale_is_the_same()
    {
        var returns = Sleeves.Normal(700, 11, 0.0006, 0.01);
        var (one, other) = (SharpePosterior.Of(returns, Config), SharpePosterior.Of(returns.Select(r => r * 37).ToArray(), Config));

        Samples.Close(one.Mean, other.Mean, 1e-9);
        Samples.Close(one.ProbabilityPositive, other.ProbabilityPositive, 1e-9);
        Assert.Equal(one.Gate!.RunLength, other.Gate!.RunLength);
    }

    [Fact]
    public void Weighted_moments_with_weights_of_one_are_the_moments() =>
        Prop.ForAll(Samples.Series(4, 60).ToArbitrary(), x =>
        {
            var moments = WeightedMoments.Of(x, Enumerable.Repeat(1.0, x.Length).ToArray());
            Samples.Close(Moments.Mean(x), moments.Mean, 1e-12);
            Samples.Close(Moments.Variance(x), Moments.Count(x) < 2 ? double.NaN : moments.Variance, 1e-12);
            Samples.Close(Moments.Skewness(x), moments.Skewness, 1e-10);
            Samples.Close(Moments.Kurtosis(x), moments.Kurtosis, 1e-10);
            Samples.Close(Moments.Count(x) == 0 ? double.NaN : Moments.Count(x), moments.EffectiveObservations, 1e-12);
        }).Holds();

    [Fact]
    public void Weighted_moments_with_weights_of_zero_and_one_are_the_moments_of_the_rest()
    {
        var x = Samples.Noise(80, 5);
        double[] weights = [.. Enumerable.Range(0, 80).Select(t => t < 30 ? 0.0 : 1.0)];
        var moments = WeightedMoments.Of(x, weights);

        Samples.Close(Moments.Variance(x.AsSpan(30)), moments.Variance, 1e-14);
        Samples.Close(Moments.Kurtosis(x.AsSpan(30)), moments.Kurtosis, 1e-12);
        Samples.Close(50, moments.EffectiveObservations, 1e-12);
    }

    /// <summary>Mean, standard deviation and mass above 0 of prior x likelihood, by Simpson's rule over nine deviations.</summary>
    private static (double Mean, double Std, double Positive) Grid(double estimate, double sampling, double priorStd)
    {
        const int Steps = 20_000;
        var reach = 9 * Math.Max(priorStd, Math.Sqrt(sampling));
        var (low, high) = (Math.Min(0, estimate) - reach, Math.Max(0, estimate) + reach);
        double Density(double s) => Math.Exp((-0.5 * s * s / (priorStd * priorStd)) - (0.5 * (s - estimate) * (s - estimate) / sampling));
        var mass = Simpson(Density, low, high, Steps);
        var mean = Simpson(s => s * Density(s), low, high, Steps) / mass;
        var variance = Simpson(s => (s - mean) * (s - mean) * Density(s), low, high, Steps) / mass;
        return (mean, Math.Sqrt(variance), Simpson(Density, 0, high, Steps) / mass);
    }

    private static double Simpson(Func<double, double> f, double low, double high, int steps)
    {
        var (width, total) = ((high - low) / steps, 0.0);
        for (var k = 0; k <= steps; k++)
        {
            total += f(low + (k * width)) * (k == 0 || k == steps ? 1 : k % 2 == 1 ? 4 : 2);
        }

        return total * width / 3;
    }
}
