using FsCheck.Fluent;
using FuturesSix.Core.Evaluation;
using FuturesSix.Core.Numerics;
using FuturesSix.Tests.Numerics;

namespace FuturesSix.Tests.Evaluation;

public sealed class BenchmarkStatisticsTests
{
    [Fact]
    public void Beta_and_Alpha_recover_a_line_through_any_benchmark() =>
        Prop.ForAll(Samples.Returns(4, 30).Where(b => Moments.Std(b) > 1e-4).ToArbitrary(), b =>
        {
            var r = b.Select(x => 0.001 + (0.7 * x)).ToArray();
            Samples.Close(0.7, ReturnStatistics.Beta(r, b), 1e-10);
            Samples.Close(0.252, ReturnStatistics.Alpha(r, b), 1e-9);
            Samples.Close(1, ReturnStatistics.Correlation(r, b), 1e-10);
        }).Holds();

    [Fact]
    public void Beta_only_rows_that_both_have_count()
    {
        double[] r = [0.01, 0.5, double.NaN, 0.03, -0.02], b = [0.02, double.NaN, 0.7, 0.06, -0.04];

        Assert.Equal(0.5, ReturnStatistics.Beta(r, b), 14);
        Assert.Equal(ReturnStatistics.InformationRatio([0.01, 0.03, -0.02], [0.02, 0.06, -0.04]), ReturnStatistics.InformationRatio(r, b), 14);
    }

    [Fact]
    public void Beta_constant_or_disjoint_benchmark_is_NaN()
    {
        Assert.True(double.IsNaN(ReturnStatistics.Beta([0.1, 0.2, 0.3], [0.1, 0.1, 0.1])));
        Assert.True(double.IsNaN(ReturnStatistics.Beta([0.1, double.NaN], [double.NaN, 0.1])));
        Assert.True(double.IsNaN(ReturnStatistics.UpCapture([0.1], [-0.1])));
        Assert.Throws<ArgumentException>(() => ReturnStatistics.Beta([0.1], [0.1, 0.2]));
    }

    [Fact]
    public void Capture_splits_by_the_sign_of_the_benchmark()
    {
        double[] r = [0.02, -0.01, 0.5, 0.02], b = [0.01, -0.02, 0, 0.03];

        Assert.Equal((Math.Sqrt(1.02 * 1.02) - 1) / (Math.Sqrt(1.01 * 1.03) - 1), ReturnStatistics.UpCapture(r, b, 1), 12);
        Assert.Equal(0.5, ReturnStatistics.DownCapture(r, b, 1), 12);
        Assert.Equal(1, ReturnStatistics.UpCapture(b, b), 14);
    }

    [Fact]
    public void NormalPortfolio_shortfall_is_the_average_of_the_quantiles_beyond()
    {
        double[] weights = [0.6, 0.4], mean = [0.01, 0.02], covariance = [0.04, 0.01, 0.01, 0.09];
        const int Steps = 20_000;
        var average = Enumerable.Range(0, Steps).Average(k => NormalPortfolio.ValueAtRisk(weights, mean, covariance, 0.95 + (0.05 * (k + 0.5) / Steps)));

        Assert.Equal(average, NormalPortfolio.ConditionalValueAtRisk(weights, mean, covariance, 0.95), 4);
        Assert.Throws<ArgumentException>(() => NormalPortfolio.ValueAtRisk(weights, [0.1], covariance, 0.95));
    }
}
