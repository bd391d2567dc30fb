using FsCheck;
using FsCheck.Fluent;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Tests.Numerics;

public sealed class ZScoreTests
{
    [Fact]
    public void Rolling_equals_its_definition() => Prop.ForAll<int>(seed =>
    {
        var x = RandomSeries.Series(seed, 150);
        var z = new double[150];
        RollingZScore.Compute(x, 40, 15, 3, z);
        for (var t = 0; t < x.Length; t++)
        {
            var values = Definitions.Observed(x, t, 40);
            var std = Definitions.Std(values);
            var defined = values.Length >= 15 && std > 0 && !double.IsNaN(x[t]);
            var expected = defined ? Math.Clamp((x[t] - values.Average()) / std, -3, 3) : double.NaN;
            var conditioning = defined ? values.Max(Math.Abs) / std : 0;
            Definitions.Close(expected, z[t], 1e-12 + (1e-14 * conditioning), $"z {t}");
        }
    }).Holds();

    [Fact]
    public void Rolling_constant_window_and_missing_value_are_NaN()
    {
        double[] x = [1, 1, 1, double.NaN, 2];
        var z = new double[5];
        RollingZScore.Compute(x, 3, 2, 3, z);

        Assert.Equal([double.NaN, double.NaN, double.NaN, double.NaN], z[..4]);
        Assert.Equal(1 / Math.Sqrt(2), z[4], 1e-15);
    }

    [Fact]
    public void Cross_section_has_mean_0_and_std_1_and_keeps_the_order() => Prop.ForAll<int, PositiveInt>((seed, size) =>
    {
        var random = new Random(seed);
        double[] x = [.. Enumerable.Range(0, 3 + (size.Get % 30)).Select(k => k > 3 && random.Next(4) == 0 ? double.NaN : random.NextDouble())];
        var z = new double[x.Length];
        CrossSection.ZScore(x, double.PositiveInfinity, z);
        var seen = Definitions.Observed(z, z.Length - 1, z.Length);
        Assert.Equal(0, seen.Average(), 1e-12);
        Assert.Equal(1, Definitions.Std(seen), 1e-12);
        Assert.Equal(x.Select(double.IsNaN), z.Select(double.IsNaN));
        Assert.Equal(Enumerable.Range(0, x.Length).OrderBy(i => x[i]), Enumerable.Range(0, x.Length).OrderBy(i => z[i]));
    }).Holds();

    [Theory]
    [InlineData(new[] { 1.0, 2.0 })]
    [InlineData(new[] { 1.0, 2.0, double.NaN })]
    [InlineData(new[] { 1.0, 1.0, 1.0 })]
    [InlineData(new[] { 1.0, 1.0, 1.0 + 1e-13 })]
    public void Cross_section_too_few_or_too_close_is_all_NaN(double[] x)
    {
        var z = new double[x.Length];
        CrossSection.ZScore(x, 3, z);

        Assert.All(z, value => Assert.True(double.IsNaN(value)));
    }

    [Fact]
    public void Both_scores_are_clipped()
    {
        double[] x = [.. Enumerable.Range(0, 50).Select(k => k == 49 ? 1e6 : k % 2)];
        double[] rolling = new double[50], across = new double[50];
        RollingZScore.Compute(x, 50, 2, 3, rolling);
        CrossSection.ZScore(x, 3, across);

        Assert.Equal((3, 3), (rolling[49], across[49]));
    }
}
