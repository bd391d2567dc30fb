using FsCheck;
using FsCheck.Fluent;
using FuturesSix.Core.Numerics;
using FuturesSix.Core.Policy;

namespace FuturesSix.Tests.Policy;

public sealed class ImpairmentTests
{
    private static readonly ImpairmentOptions Options = new() { Engine = "trend" };
    private static readonly PolicyOptions Policy = new();

    [Fact]
    public void Statistic_is_the_t_statistic_of_the_trailing_window()
    {
        var unit = Series(1, 600, 0.0002);
        unit[500] = double.NaN;
        var window = unit[348..];
        var observed = window.Where(r => !double.IsNaN(r)).ToArray();

        Assert.Equal(251, observed.Length);
        Assert.Equal(observed.Average() / Moments.Std(observed) * Math.Sqrt(251), Impairment.Statistic(unit, Options), 1e-12);
        Assert.True(double.IsNaN(Impairment.Statistic(unit.AsSpan(0, 125), Options)));
        Assert.True(double.IsNaN(Impairment.Statistic(new double[300], Options)));
    }

    [Fact]
    public void Decide_reads_the_unit_return_up_to_the_rebalance_before_only()
    {
        var (unit, rows) = (Series(2, 600, -0.0005), Enumerable.Range(1, 100).Select(k => (5 * k) + 90).ToArray());
        double[] corrupted = [.. unit.Select((r, t) => t <= rows[60] ? r : 99)];

        var full = Impairment.Decide(unit, rows, Options, Policy);

        Assert.Equal(full.Multiplier[..62], Impairment.Decide(corrupted, rows, Options, Policy).Multiplier[..62]);
        Assert.Equal(full.Multiplier[..62], Impairment.Decide(unit.AsSpan(0, rows[60] + 1), rows.AsSpan(0, 62), Options, Policy).Multiplier);
        Assert.NotEqual(full.Value[62..], Impairment.Decide(corrupted, rows, Options, Policy).Value[62..]);
    }

    [Fact]
    public void Decide_only_reduces_and_a_worse_return_never_raises_it() => Prop.ForAll<int, NormalFloat>((seed, loss) =>
    {
        var unit = Series(seed, 400, 0.002 * Math.Sin(seed));
        var shift = Math.Min(Math.Abs(loss.Get), 0.01);
        double[] worse = [.. unit.Select(r => r - shift)];
        int[] rows = [.. Enumerable.Range(0, 40).Select(k => (10 * k) + 5)];

        var (before, after) = (Impairment.Decide(unit, rows, Options, Policy), Impairment.Decide(worse, rows, Options, Policy));
        Assert.All(before.Multiplier.Concat(after.Multiplier), m => Assert.InRange(m, 0.25, 1));
        Assert.All(Enumerable.Range(0, rows.Length), k => Assert.True(after.Multiplier[k] <= before.Multiplier[k] + 1e-9, $"{after.Multiplier[k]} > {before.Multiplier[k]}"));
    }).Holds(50);

    [Fact]
    public void Decide_falls_while_the_engine_loses_and_recovers_completely_afterwards()
    {
        double[] unit = [.. Series(3, 300, 0.0005), .. Series(4, 300, -0.003), .. Series(5, 400, 0.003)];
        int[] rows = [.. Enumerable.Range(0, 199).Select(k => (5 * k) + 4)];

        var multiplier = Impairment.Decide(unit, rows, Options, Policy).Multiplier;

        Assert.Equal(1, multiplier[59]);
        Assert.Equal(0.25, multiplier[120]);
        Assert.Equal(1, multiplier[^1]);
        Assert.Contains(multiplier, m => m is > 0.3 and < 0.9);
    }

    [Fact]
    public void Decide_without_enough_history_is_missing_and_counted()
    {
        var factor = Impairment.Decide(Series(6, 200, -0.01), [100, 130, 140], Options, Policy with { ApplyMissingMultiplierAs = 0.5 });

        Assert.Equal(2, factor.Missing);
        Assert.Equal([0.5, 0.5], factor.Multiplier[..2]);
        Assert.Equal(0.25, factor.Multiplier[2]);
    }

    private static double[] Series(int seed, int count, double mean)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => mean + (0.005 * TestMarkets.Gauss(random)))];
    }
}
