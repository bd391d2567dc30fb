using FsCheck;
using FsCheck.Fluent;
using FuturesSix.Core.Allocator;
using FuturesSix.Core.Market;
using FuturesSix.Tests.Numerics;

namespace FuturesSix.Tests.Allocator;

public sealed class AllocatorStateTests
{
    private const double Tolerance = 1e-12;

    [Fact]
    public void Compute_random_books_equal_the_definition() => Prop.ForAll<int>(seed =>
    {
        var scene = AllocatorScene.Random(seed);
        var features = scene.Compute().Features;
        for (var t = 0; t < features.Rows; t++)
        {
            var expected = scene.Definition(t);
            for (var k = 0; k < expected.Length; k++)
            {
                Definitions.Close(expected[k], features[t, k], Tolerance * Math.Max(1, Math.Abs(expected[k])), $"{features.Columns[k]} row {t}");
            }
        }
    }).Holds();

    [Fact]
    public void Push_gives_the_bits_of_the_history() => Prop.ForAll<int>(seed =>
    {
        var scene = AllocatorScene.Random(seed);
        var features = scene.Compute().Features;
        var tracker = new AllocatorStateTracker(5, 5, 3, new AllocatorStateOptions());
        var row = new double[AllocatorStateRow.Count];
        for (var t = 0; t < features.Rows; t++)
        {
            Push(tracker, scene, t).CopyTo(row);
            Assert.Equal(Bits(RandomSeries.Row(features, t)), Bits(row));
        }
    }).Holds();

    [Fact]
    public void Compute_days_after_t_change_nothing_up_to_t() => Prop.ForAll<int, PositiveInt>((seed, at) =>
    {
        var scene = AllocatorScene.Random(seed);
        var last = at.Get % 139;
        var whole = scene.Compute().Features;
        var cut = scene.Until(last).Compute().Features;
        for (var t = 0; t <= last; t++)
        {
            Assert.Equal(Bits(RandomSeries.Row(whole, t)), Bits(RandomSeries.Row(cut, t)));
        }
    }).Holds();

    [Fact]
    public void Compute_permuted_instruments_leave_the_state_unchanged() => Prop.ForAll<int>(seed =>
    {
        var scene = AllocatorScene.Random(seed);
        int[] order = [3, 1, 4, 0, 2];
        var expected = scene.Compute().Features;
        var permuted = (scene with { Assets = scene.Assets.Select(order), Units = scene.Units.Select(order), Sleeves = scene.Sleeves.Select([2, 0, 1]) }).Compute().Features;
        for (var k = 0; k < expected.Values.Length; k++)
        {
            Definitions.Close(expected.Values[k], permuted.Values[k], Tolerance * Math.Max(1, Math.Abs(expected.Values[k])), $"value {k}");
        }
    }).Holds();

    [Fact]
    public void Compute_without_optional_panels_still_has_states()
    {
        var scene = Calm();
        var result = AllocatorState.Compute(scene.PortfolioReturns, scene.Equity, scene.Assets, null, null, new AllocatorStateOptions());

        Assert.Equal(Enumerable.Range(59, 61), result.StateRows);
        Assert.Equal((59, 120, 120), (result.DaysWithoutState, result.MissingDays[8], result.MissingDays[9]));
        Assert.Equal(scene.Assets.Dates[59], result.States.Dates[0]);
        Assert.Equal(result.Features[59, 2], result.VolatilityAcceleration[0]);
    }

    [Fact]
    public void Compute_zero_denominators_and_missing_inputs_have_no_state()
    {
        var scene = Calm();
        var flat = (scene with { PortfolioReturns = new double[120] }).Compute();
        var gap = scene.PortfolioReturns.ToArray();
        gap[100] = double.NaN;
        var broken = (scene with { PortfolioReturns = gap }).Compute();

        Assert.Empty(flat.StateRows);
        Assert.Equal(0, flat.Features[80, 0]);
        Assert.True(double.IsNaN(flat.Features[80, 2]));
        Assert.Equal(Enumerable.Range(59, 41), broken.StateRows);
    }

    [Fact]
    public void Breadth_missing_value_is_not_positive_but_counts()
    {
        var scene = Calm();
        var units = Enumerable.Repeat(0.001, 3 * 120).ToArray();
        units[30] = double.NaN;
        Array.Fill(units, -0.001, 240, 120);
        var features = (scene with { Units = RandomSeries.Panel(units, 3) }).Compute().Features;

        Assert.Equal((2.0 / 3, 1.0 / 3, 1.0 / 3, 2.0 / 3), (features[29, 8], features[30, 8], features[49, 8], features[50, 8]));
    }

    [Fact]
    public void Compute_other_windows_name_their_columns()
    {
        var options = new AllocatorStateOptions { ShortWindow = 10, LongWindow = 40, SlopeRows = 5 };
        var result = Calm().Compute(options);

        Assert.Equal("port_rvol_10d,port_rvol_40d,vol_accel,dd_level,dd_slope_5d,corr_10d,corr_40d,corr_shock,trend_breadth_10d,sleeve_concentration_40d", string.Join(',', result.States.Columns));
        Assert.Equal(39, result.StateRows[0]);
    }

    [Fact]
    public void Push_allocates_nothing()
    {
        var scene = AllocatorScene.Random(4);
        var tracker = new AllocatorStateTracker(5, 5, 3, new AllocatorStateOptions());
        double[][] assets = Rows(scene.Assets), units = Rows(scene.Units), sleeves = Rows(scene.Sleeves);
        tracker.Push(0, 1, assets[0], units[0], sleeves[0]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var t = 0; t < assets.Length; t++)
        {
            tracker.Push(scene.PortfolioReturns[t], scene.Equity[t], assets[t], units[t], sleeves[t]);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Impossible_inputs_throw_and_say_what_was_expected()
    {
        var scene = Calm();
        var tracker = new AllocatorStateTracker(5, 5, 3, new AllocatorStateOptions());

        Assert.Contains("120", Assert.Throws<ArgumentException>(() => (scene with { Equity = [1] }).Compute()).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => tracker.Push(0, 1, [0.1], new double[5], new double[3]));
        Assert.Throws<ArgumentException>(() => tracker.Push(0, 1, new double[5], [], new double[3]));
        Assert.Contains("allocator.state.long_window is 50", Assert.Throws<ArgumentException>(() => scene.Compute(new AllocatorStateOptions { LongWindow = 50 })).Message, StringComparison.Ordinal);
    }

    /// <summary>Complete data without disturbances.</summary>
    private static AllocatorScene Calm()
    {
        var random = new Random(5);
        double[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => (random.NextDouble() - 0.5) * 0.02)];
        var returns = Draw(120);
        double level = 1;
        return new AllocatorScene(
            returns, [.. returns.Select(r => level *= 1 + r)], RandomSeries.Panel(Draw(600), 5), RandomSeries.Panel(Draw(600), 5), RandomSeries.Panel(Draw(360), 3));
    }

    private static AllocatorStateRow Push(AllocatorStateTracker tracker, AllocatorScene scene, int t) => tracker.Push(
        scene.PortfolioReturns[t], scene.Equity[t], RandomSeries.Row(scene.Assets, t), RandomSeries.Row(scene.Units, t), RandomSeries.Row(scene.Sleeves, t));

    private static double[][] Rows(Panel panel) => [.. Enumerable.Range(0, panel.Rows).Select(t => RandomSeries.Row(panel, t))];

    private static long[] Bits(double[] values) => [.. values.Select(v => double.IsNaN(v) ? 0 : BitConverter.DoubleToInt64Bits(v))];
}
