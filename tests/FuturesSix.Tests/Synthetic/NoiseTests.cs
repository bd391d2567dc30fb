using FuturesSix.Data.Synthetic;

namespace FuturesSix.Tests.Synthetic;

public sealed class NoiseTests
{
    private const int Draws = 100_000;

    [Theory]
    [InlineData(0.5, 0.0)]
    [InlineData(0.975, 1.9599639845400545)]
    [InlineData(0.95, 1.6448536269514722)]
    [InlineData(0.99, 2.3263478740408408)]
    [InlineData(0.9, 1.2815515655446004)]
    [InlineData(1e-9, -5.9978070150076869)]
    [InlineData(1e-20, -9.2623400897984083)]
    public void NormalQuantile_published_values_to_fifteen_digits(double p, double expected) =>
        Assert.Equal(expected, NormalQuantile.Of(p), 14.0 * 1e-15 * Math.Max(1, Math.Abs(expected)));

    [Fact]
    public void NormalQuantile_is_odd_and_inverts_the_distribution()
    {
        for (var i = 1; i < 1000; i++)
        {
            var p = i / 1000.0;
            var x = NormalQuantile.Of(p);

            Assert.Equal(-x, NormalQuantile.Of(1 - p), 1e-13);
            Assert.Equal(p, MathNet.Numerics.Distributions.Normal.CDF(0, 1, x), 1e-13);
        }
    }

    [Fact]
    public void Uniform_and_Normal_have_their_moments()
    {
        var stream = new NoiseStream(6, "test");
        var uniform = Enumerable.Range(0, Draws).Select(stream.Uniform).ToArray();
        var normal = Enumerable.Range(0, Draws).Select(stream.Normal).ToArray();

        Assert.All(uniform, u => Assert.True(u is > 0 and < 1));
        Assert.Equal(0.5, uniform.Average(), 0.004);
        Assert.Equal(0.0, normal.Average(), 0.015);
        Assert.Equal(1.0, normal.Average(x => x * x), 0.02);
        Assert.Equal(3.0, normal.Average(x => x * x * x * x), 0.15);
    }

    [Fact]
    public void Shock_has_variance_one_and_fat_tails()
    {
        var (stream, tail) = (new NoiseStream(6, "shock"), new NoiseStream(6, "tail"));
        var shocks = Enumerable.Range(0, Draws).Select(t => stream.Shock(t, tail)).ToArray();

        Assert.Equal(1.0, shocks.Average(x => x * x), 0.03);
        Assert.Equal(5.4, shocks.Average(x => x * x * x * x), 0.5);
        Assert.All(shocks, x => Assert.InRange(x, -6.2, 6.2));
    }

    [Fact]
    public void Streams_of_other_names_seeds_or_indices_and_successive_draws_are_uncorrelated()
    {
        NoiseStream[] streams = [new(6, "a"), new(6, "b"), new(7, "a"), new(6, "a", 1), new(-6, "a")];
        var columns = streams.Select(s => Enumerable.Range(0, Draws).Select(s.Normal).ToArray()).ToArray();

        for (var i = 0; i < columns.Length; i++)
        {
            Assert.Equal(0, SampleStatistics.Autocorrelation(columns[i], 1), 0.015);
            for (var j = 0; j < i; j++)
            {
                Assert.Equal(0, SampleStatistics.Correlation(columns[i], columns[j]), 0.015);
            }
        }
    }

    [Theory]
    [InlineData(2016, 3, 9, -18, 12 * 2016 + 6)]
    [InlineData(2016, 3, 9, 9, 12 * 2016 + 3)]
    [InlineData(2016, 3, 10, 9, 12 * 2016 + 6)]
    [InlineData(2016, 12, 31, -4, 12 * 2017 + 3)]
    public void ContractCalendar_rolls_on_the_declared_day(int year, int month, int day, int offset, int expected) =>
        Assert.Equal(expected, ContractCalendar.Traded(new DateOnly(year, month, day), offset));
}
