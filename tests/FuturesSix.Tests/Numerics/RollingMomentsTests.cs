using FsCheck;
using FsCheck.Fluent;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Tests.Numerics;

public sealed class RollingMomentsTests
{
    [Fact]
    public void Sum_mean_and_std_equal_their_definitions() => Prop.ForAll<int, PositiveInt>((seed, size) =>
    {
        var x = RandomSeries.Series(seed, 150);
        var window = 1 + (size.Get % 70);
        var needed = 1 + (size.Get % window);
        double[] sum = new double[150], mean = new double[150], std = new double[150];
        RollingMoments.Sum(x, window, needed, sum);
        RollingMoments.Mean(x, window, needed, mean);
        RollingMoments.Std(x, window, needed, std);
        for (var t = 0; t < x.Length; t++)
        {
            var values = Definitions.Observed(x, t, window);
            var enough = values.Length >= needed;
            var scale = values.Length == 0 ? 1 : values.Max(Math.Abs);
            Definitions.Close(enough ? values.Sum() : double.NaN, sum[t], 1e-12 * scale, $"sum {t}");
            Definitions.Close(enough ? values.Average() : double.NaN, mean[t], 1e-12 * scale, $"mean {t}");
            var expected = enough ? Definitions.Std(values) : double.NaN;
            Definitions.Close(expected, std[t], 1e-12 * expected, $"std {t}");
            Assert.Equal(expected == 0, std[t] == 0);
        }
    }).Holds();

    [Theory]
    [InlineData(0.1)]
    [InlineData(1e17)]
    [InlineData(-3e-9)]
    public void Std_constant_window_is_exactly_zero(double level)
    {
        var std = new double[100];
        RollingMoments.Std(Enumerable.Repeat(level, 100).ToArray(), 20, 2, std);

        Assert.All(std.Skip(1), value => Assert.Equal(0, value));
        Assert.True(double.IsNaN(std[0]));
    }

    [Fact]
    public void Std_one_unit_in_the_last_place_is_not_zero()
    {
        var x = new double[50];
        Array.Fill(x, 1);
        x[30] = Math.BitIncrement(1);
        var std = new double[50];
        RollingMoments.Std(x, 20, 2, std);

        for (var t = 1; t < 50; t++)
        {
            Assert.Equal(t is < 30 or >= 50, std[t] == 0);
        }
    }

    [Fact]
    public void All_huge_value_that_has_left_leaves_no_residue()
    {
        var clean = RandomSeries.Series(3, 200).Select(v => double.IsNaN(v) ? 0.001 : v).ToArray();
        var spiked = clean.ToArray();
        spiked[57] = 1e15;
        double[] a = new double[200], b = new double[200];
        foreach (var statistic in new Statistic[] { RollingMoments.Sum, RollingMoments.Mean, RollingMoments.Std })
        {
            statistic(clean, 20, 2, a);
            statistic(spiked, 20, 2, b);
            Assert.Equal(a[77..], b[77..]);
            Assert.NotEqual(a[76], b[76]);
        }
    }

    [Theory]
    [InlineData(0, 1, 5)]
    [InlineData(5, 0, 5)]
    [InlineData(5, 6, 5)]
    [InlineData(5, 5, 4)]
    public void Mean_impossible_arguments_throw(int window, int needed, int resultLength) =>
        Assert.ThrowsAny<ArgumentException>(() => RollingMoments.Mean(new double[5], window, needed, new double[resultLength]));

    [Fact]
    public void Push_allocates_nothing()
    {
        var moments = new RollingMomentsWindow(20);
        moments.Push(1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var t = 0; t < 500; t++)
        {
            moments.Push(t % 7 == 0 ? double.NaN : t);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private delegate void Statistic(ReadOnlySpan<double> x, int window, int minObservations, Span<double> result);
}
