using FsCheck.Fluent;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Tests.Numerics;

public sealed class EwmTests
{
    [Fact]
    public void Alpha_known_parameters_give_known_factors()
    {
        Assert.Equal(0.5, Ewm.AlphaFromSpan(3), 15);
        Assert.Equal(1 - Math.Sqrt(0.5), Ewm.AlphaFromHalfLife(2), 15);
        Assert.Equal(0.25, Ewm.AlphaFromCenterOfMass(3), 15);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.1)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void Mean_alpha_outside_unit_interval_throws(double alpha) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Ewm.Mean([1, 2], alpha, new double[2]));

    [Fact]
    public void Mean_result_of_another_length_throws() =>
        Assert.Throws<ArgumentException>(() => Ewm.Mean([1, 2], 0.5, new double[3]));

    [Fact]
    public void Mean_missing_row_carries_and_ages_unless_ignored()
    {
        var (aged, ignored) = (new double[3], new double[3]);
        Ewm.Mean([1, double.NaN, 3], 0.5, aged);
        Ewm.Mean([1, double.NaN, 3], 0.5, ignored, ignoreMissing: true);

        Assert.Equal([1, 1], aged[..2]);
        Assert.Equal(((0.25 * 1) + (0.5 * 3)) / 0.75, aged[2], 14);
        Assert.Equal([1, 1, 2], ignored);
    }

    [Fact]
    public void Mean_in_place_equals_mean_into_another_span()
    {
        double[] x = [3, 1, double.NaN, 4, 1, 5];
        var apart = new double[x.Length];
        Ewm.Mean(x, 0.3, apart);
        Ewm.Mean(x, 0.3, x);

        Assert.Equal(apart, x);
    }

    [Fact]
    public void Variance_constant_series_is_exactly_zero()
    {
        var result = new double[50];
        Ewm.Variance(Enumerable.Repeat(0.1, 50).ToArray(), 0.06, result);

        Assert.True(double.IsNaN(result[0]));
        Assert.All(result[1..], value => Assert.Equal(0, value));
    }

    [Fact]
    public void Variance_one_observation_then_gaps_stays_undefined()
    {
        var result = new double[400];
        var x = new double[400];
        Array.Fill(x, double.NaN, 1, 399);
        Ewm.Variance(x, 0.06, result, adjust: true);

        Assert.All(result, value => Assert.True(double.IsNaN(value)));
    }

    [Fact]
    public void Std_is_the_root_of_the_variance()
    {
        double[] x = [1, -2, 4, 0.5];
        var (variance, deviation) = (new double[4], new double[4]);
        Ewm.Variance(x, 0.2, variance);
        Ewm.Std(x, 0.2, deviation);

        Assert.Equal(variance.Select(Math.Sqrt), deviation);
    }

    [Fact]
    public void Incremental_any_series_equals_the_weighted_sums_of_the_definition() =>
        Prop.ForAll(
            Samples.Series(1, 40).ToArbitrary(),
            Gen.Choose(1, 100).ToArbitrary(),
            Gen.Choose(0, 7).ToArbitrary(),
            (x, percent, flags) =>
            {
                var options = new EwmOptions(percent / 100.0, (flags & 1) > 0, (flags & 2) > 0, 1, (flags & 4) > 0);
                var state = new EwmState(options);
                for (var t = 0; t < x.Length; t++)
                {
                    state.Push(x[t]);
                    var (mean, variance) = Definition(x.AsSpan(0, t + 1), options);

                    // At alpha = 1 a missing row takes all weight from what was before it; then the last observation is carried.
                    var carried = percent == 100 ? x.Take(t + 1).LastOrDefault(v => !double.IsNaN(v), double.NaN) : mean;
                    Samples.Close(carried, state.Mean, 1e-11);
                    if (percent < 100)
                    {
                        Samples.Close(variance, state.Variance, 1e-10);
                    }
                }
            }).Holds();

    [Fact]
    public void Incremental_later_rows_never_change_earlier_results() =>
        Prop.ForAll(Samples.Series(2, 40).ToArbitrary(), x =>
        {
            var (all, half) = (new double[x.Length], new double[x.Length / 2]);
            Ewm.Std(x, 0.1, all);
            Ewm.Std(x.AsSpan(0, half.Length), 0.1, half);
            Assert.Equal(half, all[..half.Length]);
        }).Holds();

    /// <summary>Explicit weights: (1-a)^k by rows or by observations since; not adjusted, every observation but the first
    /// has its weight times a and the total is renormalised at each observation.</summary>
    private static (double Mean, double Variance) Definition(ReadOnlySpan<double> x, EwmOptions o)
    {
        var weights = new List<(double Weight, double Value)>();
        foreach (var value in x)
        {
            var missing = double.IsNaN(value);
            var decay = missing && o.IgnoreMissing ? 1 : 1 - o.Alpha;
            weights = [.. weights.Select(w => (w.Weight * decay, w.Value))];
            if (!missing)
            {
                weights.Add((o.Adjust || weights.Count == 0 ? 1 : o.Alpha, value));
                var sum = o.Adjust ? 1 : weights.Sum(w => w.Weight);
                weights = [.. weights.Select(w => (w.Weight / sum, w.Value))];
            }
        }

        var total = weights.Sum(w => w.Weight);
        var mean = weights.Sum(w => w.Weight * w.Value) / total;
        var biased = weights.Sum(w => w.Weight * (w.Value - mean) * (w.Value - mean)) / total;
        var cross = weights.Select((w, i) => w.Weight * (weights.Take(i).Sum(v => v.Weight) + weights.Skip(i + 1).Sum(v => v.Weight))).Sum();
        var correction = o.Bias ? 1 : weights.Count < 2 ? double.NaN : total * total / cross;
        return (mean, biased * correction);
    }
}
