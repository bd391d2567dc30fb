using FsCheck.Fluent;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Tests.Numerics;

public sealed class MomentsTests
{
    [Fact]
    public void Moments_small_sample_gives_the_values_worked_by_hand()
    {
        double[] x = [1, 2, double.NaN, 3, 6];

        Assert.Equal(4, Moments.Count(x));
        Assert.Equal(3, Moments.Mean(x));
        Assert.Equal(14.0 / 3, Moments.Variance(x), 14);
        Assert.Equal(3.5, Moments.PopulationVariance(x), 14);
        Assert.Equal(18.0 / 4 / Math.Pow(3.5, 1.5), Moments.Skewness(x), 14);
        Assert.Equal(98.0 / 4 / (3.5 * 3.5), Moments.Kurtosis(x), 14);
        Assert.Equal(Moments.Skewness(x) * Math.Sqrt(12) / 2, Moments.SampleSkewness(x), 14);
        Assert.Equal(3.0 / 2 * ((5 * (2.0 - 3)) + 6), Moments.SampleExcessKurtosis(x), 12);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(-1e-7)]
    [InlineData(12345.678)]
    public void Moments_constant_sample_has_exactly_no_variance(double value)
    {
        var x = Enumerable.Repeat(value, 63).ToArray();

        Assert.Equal(value, Moments.Mean(x));
        Assert.Equal(0, Moments.Variance(x));
        Assert.True(double.IsNaN(Moments.Skewness(x)));
        Assert.True(double.IsNaN(Moments.Kurtosis(x)));
    }

    [Fact]
    public void Moments_too_few_observations_are_NaN()
    {
        Assert.True(double.IsNaN(Moments.Mean([])));
        Assert.True(double.IsNaN(Moments.PopulationVariance([double.NaN])));
        Assert.True(double.IsNaN(Moments.Std([1])));
        Assert.Equal(0, Moments.PopulationStd([1]));
        Assert.True(double.IsNaN(Moments.SampleSkewness([1, 2])));
        Assert.True(double.IsNaN(Moments.SampleExcessKurtosis([1, 2, 4])));
    }

    [Fact]
    public void Moments_shifted_and_scaled_sample_obeys_the_laws() =>
        Prop.ForAll(Samples.Series(4, 30).Where(x => Moments.Std(x) > 0.01).ToArbitrary(), x =>
        {
            var moved = x.Select(v => 7 - (2 * v)).ToArray();
            Samples.Close(7 - (2 * Moments.Mean(x)), Moments.Mean(moved), 1e-13);
            Samples.Close(2 * Moments.Std(x), Moments.Std(moved), 1e-12);
            Samples.Close(-Moments.Skewness(x), Moments.Skewness(moved), 1e-10);
            Samples.Close(Moments.Kurtosis(x), Moments.Kurtosis(moved), 1e-10);
        }).Holds();

    [Fact]
    public void Variance_large_offset_loses_nothing_to_cancellation()
    {
        var x = Enumerable.Range(0, 101).Select(k => 1e9 + k).ToArray();

        Assert.Equal(858.5, Moments.Variance(x), 9);
    }
}
