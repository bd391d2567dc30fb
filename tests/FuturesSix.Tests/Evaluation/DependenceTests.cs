using FsCheck.Fluent;
using FuturesSix.Core.Evaluation;

namespace FuturesSix.Tests.Evaluation;

public sealed class DependenceTests
{
    private const double NaN = double.NaN;

    [Fact]
    public void Autocorrelation_by_hand()
    {
        // Deviations from the mean 3: -2, -1, 0, 1, 2; lag 1: 2 + 0 + 0 + 2 over 10.
        Assert.Equal(0.4, ReturnStatistics.Autocorrelation([1, 2, 3, 4, 5], 1), 1e-15);
        Assert.Equal(-0.1, ReturnStatistics.Autocorrelation([1, 2, 3, 4, 5], 2), 1e-15);
        Assert.Equal(0.4, ReturnStatistics.Autocorrelation([1, NaN, 2, 3, NaN, NaN, 4, 5], 1), 1e-15);
    }

    [Fact]
    public void Autocorrelation_constant_or_short_is_missing()
    {
        Assert.True(double.IsNaN(ReturnStatistics.Autocorrelation([2, 2, 2, 2], 1)));
        Assert.True(double.IsNaN(ReturnStatistics.Autocorrelation([1, 2, 3], 3)));
        Assert.True(double.IsNaN(ReturnStatistics.Autocorrelation([], 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReturnStatistics.Autocorrelation([1, 2], 0));
    }

    [Fact]
    public void Autocorrelation_of_an_autoregression_is_its_coefficient()
    {
        var random = new Random(3);
        var x = new double[50_000];
        for (var t = 1; t < x.Length; t++)
        {
            x[t] = (0.6 * x[t - 1]) + TestMarkets.Gauss(random);
        }

        Assert.Equal(0.6, ReturnStatistics.Autocorrelation(x, 1), 0.02);
        Assert.Equal(0.36, ReturnStatistics.Autocorrelation(x, 2), 0.02);
    }

    [Fact]
    public void HillTailIndex_of_a_pareto_sample_is_its_index_whatever_the_signs()
    {
        var random = new Random(4);
        double[] pareto = [.. Enumerable.Range(0, 100_000).Select(i => (i % 2 == 0 ? 1 : -1) * Math.Pow(1 - random.NextDouble(), -1.0 / 3))];

        Assert.Equal(3, ReturnStatistics.HillTailIndex(pareto), 0.15);
        Assert.Equal(3, ReturnStatistics.HillTailIndex(pareto, 0.2), 0.1);
    }

    [Fact]
    public void HillTailIndex_by_hand_and_too_short()
    {
        // 200 sizes: the ten largest are 8, the eleventh is 2, so the index is 1/ln 4.
        double[] sizes = [.. Enumerable.Repeat(-8.0, 10), .. Enumerable.Repeat(2.0, 190)];

        Assert.Equal(1 / Math.Log(4), ReturnStatistics.HillTailIndex(sizes), 1e-14);
        Assert.True(double.IsNaN(ReturnStatistics.HillTailIndex(sizes.AsSpan(0, 199))));
        Assert.True(double.IsNaN(ReturnStatistics.HillTailIndex(Enumerable.Repeat(1.0, 500).ToArray())));
        Assert.True(double.IsNaN(ReturnStatistics.HillTailIndex(new double[500])));
    }

    [Fact]
    public void Dependence_does_not_hang_on_the_unit() =>
        Prop.ForAll(ArbMap.Default.GeneratorFor<int>().ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            double[] x = [.. Enumerable.Range(0, 400).Select(_ => TestMarkets.Gauss(random))];
            double[] scaled = [.. x.Select(v => v * 1024)];
            Assert.Equal(ReturnStatistics.Autocorrelation(x, 3), ReturnStatistics.Autocorrelation(scaled, 3), 1e-13);
            Assert.Equal(ReturnStatistics.HillTailIndex(x), ReturnStatistics.HillTailIndex(scaled), 1e-12);
            Assert.InRange(ReturnStatistics.Autocorrelation(x, 1), -1, 1);
        }).Holds(30);
}
