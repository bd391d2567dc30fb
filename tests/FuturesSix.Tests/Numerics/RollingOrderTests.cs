using FsCheck;
using FsCheck.Fluent;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Tests.Numerics;

/// <summary>Quantiles, extrema and ranks.</summary>
public sealed class RollingOrderTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 1.75)]
    [InlineData(0.5, 2.5)]
    [InlineData(0.95, 3.85)]
    [InlineData(1, 4)]
    public void Linear_interpolates_between_order_statistics(double q, double expected) =>
        Assert.Equal(expected, Quantile.Linear([4, double.NaN, 1, 3, 2], q), 1e-15);

    [Fact]
    public void Linear_nothing_observed_is_NaN() => Assert.True(double.IsNaN(Quantile.Linear([double.NaN], 0.5)));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Linear_probability_outside_the_unit_interval_throws(double q) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantile.Linear([1, 2], q));

    [Fact]
    public void Linear_is_monotone_in_q_and_within_the_sample() => Prop.ForAll<int, byte, byte>((seed, a, b) =>
    {
        var x = RandomSeries.Series(seed, 300);
        var observed = Definitions.Observed(x, 299, 300);
        var (low, high) = (Quantile.Linear(x, Math.Min(a, b) / 255.0), Quantile.Linear(x, Math.Max(a, b) / 255.0));
        return observed.Length == 0 ? double.IsNaN(low) : observed.Min() <= low && low <= high && high <= observed.Max();
    }).Holds();

    [Fact]
    public void Rolling_extrema_and_quantiles_equal_their_definitions() => Prop.ForAll<int, PositiveInt>((seed, size) =>
    {
        var x = RandomSeries.Series(seed, 150);
        var window = 1 + (size.Get % 70);
        var needed = 1 + (size.Get % window);
        double[] min = new double[150], max = new double[150], quantile = new double[150];
        RollingExtrema.Min(x, window, needed, min);
        RollingExtrema.Max(x, window, needed, max);
        RollingQuantile.Linear(x, window, 0.9, needed, quantile);
        for (var t = 0; t < x.Length; t++)
        {
            var values = Definitions.Observed(x, t, window);
            var enough = values.Length >= needed;
            Assert.Equal(enough ? values.Min() : double.NaN, min[t]);
            Assert.Equal(enough ? values.Max() : double.NaN, max[t]);
            Assert.Equal(enough ? Quantile.Linear(values, 0.9) : double.NaN, quantile[t]);
        }
    }).Holds();

    [Fact]
    public void Ranks_equal_their_definitions() => Prop.ForAll<int, PositiveInt>((seed, size) =>
    {
        var x = RandomSeries.Series(seed, 120).Select(v => Math.Round(v, 3)).ToArray();
        var window = 2 + (size.Get % 40);
        foreach (var method in Enum.GetValues<RankMethod>())
        {
            var rank = new double[x.Length];
            RollingRank.Compute(x, window, 2, method, rank);
            for (var t = 0; t < x.Length; t++)
            {
                Definitions.Close(Rank(Definitions.Observed(x, t, window), x[t], method), rank[t], 1e-15, $"{method} {t}");
            }
        }
    }).Holds();

    [Fact]
    public void Compute_no_minimum_needs_the_whole_window()
    {
        var rank = new double[4];
        RollingRank.Compute([1, double.NaN, 3, 2], 2, null, RankMethod.Average, rank);

        Assert.Equal([double.NaN, double.NaN, double.NaN, 0.5], rank);
    }

    private static double Rank(double[] values, double last, RankMethod method)
    {
        if (values.Length < 2 || (double.IsNaN(last) && method != RankMethod.ShareAtOrBelow))
        {
            return double.NaN;
        }

        double below = values.Count(v => v < last), ties = values.Count(v => v == last);
        return method switch
        {
            RankMethod.Average => Enumerable.Range(1, (int)ties).Average(k => below + k) / values.Length,
            RankMethod.Min => (below + 1) / values.Length,
            RankMethod.PercentileOfScoreMean => ((below / values.Length) + ((below + ties) / values.Length)) / 2,
            _ => (below + ties) / values.Length,
        };
    }
}
