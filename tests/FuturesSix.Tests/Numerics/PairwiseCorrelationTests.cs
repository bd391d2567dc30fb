using FsCheck;
using FsCheck.Fluent;
using FuturesSix.Core.Market;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Tests.Numerics;

public sealed class PairwiseCorrelationTests
{
    private const double Tolerance = 1e-12;

    [Fact]
    public void MeanOverHistory_random_panels_equal_the_definition() => Prop.ForAll<int, PositiveInt>((seed, size) =>
        AssertDefinition(RandomSeries.Panel(seed, 2 + (size.Get % 9), 130), new PairwiseCorrelationWindows())).Holds();

    [Theory]
    [InlineData(2, 2)]
    [InlineData(2, 6)]
    [InlineData(7, 14)]
    [InlineData(5, 40)]
    public void MeanOverHistory_other_windows_equal_the_definition(int shortRows, int longRows) =>
        AssertDefinition(RandomSeries.Panel(11, 6, 120), new PairwiseCorrelationWindows(shortRows, longRows));

    [Fact]
    public void Push_gives_the_bits_of_the_history() => Prop.ForAll<int, PositiveInt>((seed, size) =>
    {
        var panel = RandomSeries.Panel(seed, 1 + (size.Get % 9), 200);
        var windows = new PairwiseCorrelationWindows();
        double[] shortMean = new double[200], longMean = new double[200];
        PairwiseCorrelation.MeanOverHistory(panel, windows, shortMean, longMean);
        var tracker = new PairwiseCorrelationTracker(panel.Columns.Count, windows);
        for (var t = 0; t < panel.Rows; t++)
        {
            tracker.Push(RandomSeries.Row(panel, t));
            Assert.Equal(BitConverter.DoubleToInt64Bits(shortMean[t]), BitConverter.DoubleToInt64Bits(tracker.ShortMean));
            Assert.Equal(BitConverter.DoubleToInt64Bits(longMean[t]), BitConverter.DoubleToInt64Bits(tracker.LongMean));
        }
    }).Holds();

    [Theory]
    [InlineData(1, 64)]
    [InlineData(3, 64)]
    [InlineData(2, 1)]
    [InlineData(4, 333)]
    public void Run_in_pieces_on_any_number_of_threads_gives_the_bits_of_the_whole(int threads, int pieceRows)
    {
        var panel = RandomSeries.Panel(23, 9, 1000);
        foreach (var windows in new[] { new PairwiseCorrelationWindows(), new PairwiseCorrelationWindows(5, 40), new PairwiseCorrelationWindows(7, 7) })
        {
            var whole = new PairwiseCorrelationHistory(panel, windows, threads: 1);
            whole.Run(threads: 1, pieceRows: 1000);
            var pieces = new PairwiseCorrelationHistory(panel, windows, threads);
            pieces.Run(threads, pieceRows);

            Assert.Equal(whole.ShortMean.Select(BitConverter.DoubleToInt64Bits), pieces.ShortMean.Select(BitConverter.DoubleToInt64Bits));
            Assert.Equal(whole.LongMean.Select(BitConverter.DoubleToInt64Bits), pieces.LongMean.Select(BitConverter.DoubleToInt64Bits));
        }
    }

    [Fact]
    public void Push_once_made_allocates_nothing()
    {
        var panel = RandomSeries.Panel(23, 9, 200);
        var rows = Enumerable.Range(0, 200).Select(t => RandomSeries.Row(panel, t)).ToArray();
        var tracker = new PairwiseCorrelationTracker(9, new PairwiseCorrelationWindows());
        tracker.Push(rows[0]);

        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var row in rows)
        {
            tracker.Push(row);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.05, 1e-10)]
    [InlineData(1e4, 1e-3)]
    [InlineData(1e-9, 1e9)]
    public void Pair_any_conditioning_equals_exact_arithmetic(double level, double scale) => Prop.ForAll<int, PositiveInt>((seed, size) =>
    {
        var random = new Random(seed);
        var rows = 2 + (size.Get % 60);
        double[] x = [.. Enumerable.Range(0, rows).Select(_ => level + (scale * (random.NextDouble() - 0.5)))];
        double[] y = [.. x.Select(u => (u * 0.3) + (scale * (random.NextDouble() - 0.5)))];

        Definitions.Close(Definitions.ExactCorrelation(x, y), PairwiseCorrelation.Pair(x, y), Tolerance, $"{rows} rows");
    }).Holds();

    [Theory]
    [InlineData(1e6)]
    [InlineData(-1e15)]
    [InlineData(1e100)]
    public void MeanOverHistory_huge_value_that_has_left_leaves_no_residue(double huge)
    {
        var clean = Clean(5, 160);
        var spiked = clean.Values.ToArray();
        spiked[(2 * 160) + 50] = huge;
        var (shortClean, longClean) = Means(clean);
        var (shortSpiked, longSpiked) = Means(RandomSeries.Panel(spiked, 5));

        Assert.Equal(shortClean[70..], shortSpiked[70..]);
        Assert.Equal(longClean[110..], longSpiked[110..]);
        Assert.NotEqual(longClean[109], longSpiked[109]);
    }

    [Fact]
    public void MeanOverHistory_constant_over_the_common_rows_leaves_the_pair_out()
    {
        var values = Clean(3, 60).Values.ToArray();
        for (var t = 0; t < 60; t++)
        {
            values[t] = t % 2 == 0 ? 0.1 : values[t];
            values[60 + t] = t % 2 == 0 ? values[60 + t] : double.NaN;
        }

        var panel = RandomSeries.Panel(values, 3);
        var expected = (Definitions.Correlation(panel.Column(0), panel.Column(2)) + Definitions.Correlation(panel.Column(1), panel.Column(2))) / 2;

        Assert.True(double.IsNaN(PairwiseCorrelation.Pair(panel.Column(0), panel.Column(1))));
        Assert.Equal(expected, Means(panel).Long[59], Tolerance);
    }

    [Theory]
    [InlineData(0.999999, false)]
    [InlineData(1.000001, true)]
    public void MeanOverHistory_std_at_the_cut_off_decides_who_takes_part(double factor, bool takesPart)
    {
        var values = Clean(3, 60).Values.ToArray();
        var half = 1e-10 * factor * Math.Sqrt(59.0 / 60.0);
        for (var t = 0; t < 60; t++)
        {
            values[t] = 0.01 + (t % 2 == 0 ? half : -half);
        }

        var panel = RandomSeries.Panel(values, 3);
        double[] pairs = [.. new[] { (0, 1), (0, 2), (1, 2) }.Select(p => PairwiseCorrelation.Pair(panel.Column(p.Item1), panel.Column(p.Item2)))];

        Assert.Equal(takesPart ? pairs.Average() : pairs[2], Means(panel).Long[59], Tolerance);
    }

    [Fact]
    public void MeanOverHistory_level_far_above_the_deviations_is_still_exact()
    {
        var values = Clean(4, 100).Values.ToArray();
        for (var k = 0; k < values.Length; k++)
        {
            values[k] = 1000 + (values[k] * 1e-4);
        }

        AssertDefinition(RandomSeries.Panel(values, 4), new PairwiseCorrelationWindows());
    }

    [Fact]
    public void MeanOverHistory_is_a_correlation_and_ignores_order_and_scale() => Prop.ForAll<int>(seed =>
    {
        var panel = RandomSeries.Panel(seed, 7, 90);
        var (shortMean, longMean) = Means(panel);
        var (shortPermuted, longPermuted) = Means(panel.Select([4, 2, 6, 0, 5, 1, 3]));
        for (var t = 0; t < panel.Rows; t++)
        {
            Assert.False(Math.Abs(shortMean[t]) > 1 || Math.Abs(longMean[t]) > 1);
            Definitions.Close(shortMean[t], shortPermuted[t], Tolerance, $"short {t}");
            Definitions.Close(longMean[t], longPermuted[t], Tolerance, $"long {t}");
        }
    }).Holds();

    [Fact]
    public void Push_allocates_nothing()
    {
        var panel = RandomSeries.Panel(1, 9, 200);
        double[][] rows = [.. Enumerable.Range(0, 200).Select(t => RandomSeries.Row(panel, t))];
        var tracker = new PairwiseCorrelationTracker(9, new PairwiseCorrelationWindows());
        tracker.Push(rows[0]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var row in rows)
        {
            tracker.Push(row);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(1, 60)]
    [InlineData(20, 50)]
    [InlineData(20, 10)]
    public void Windows_that_do_not_fit_throw(int shortRows, int longRows) =>
        Assert.Throws<ArgumentException>(() => new PairwiseCorrelationTracker(3, new PairwiseCorrelationWindows(shortRows, longRows)));

    private static Panel Clean(int instruments, int rows)
    {
        var random = new Random(17);
        return RandomSeries.Panel([.. Enumerable.Range(0, instruments * rows).Select(_ => random.NextDouble() - 0.5)], instruments);
    }

    private static (double[] Short, double[] Long) Means(Panel panel)
    {
        double[] shortMean = new double[panel.Rows], longMean = new double[panel.Rows];
        PairwiseCorrelation.MeanOverHistory(panel, new PairwiseCorrelationWindows(), shortMean, longMean);
        return (shortMean, longMean);
    }

    private static void AssertDefinition(Panel panel, PairwiseCorrelationWindows windows)
    {
        double[] shortMean = new double[panel.Rows], longMean = new double[panel.Rows];
        PairwiseCorrelation.MeanOverHistory(panel, windows, shortMean, longMean);
        for (var t = 0; t < panel.Rows; t++)
        {
            Definitions.Close(Definition(panel, t, windows.ShortRows, windows.MinimumStd), shortMean[t], Tolerance, $"short {t}");
            Definitions.Close(Definition(panel, t, windows.LongRows, windows.MinimumStd), longMean[t], Tolerance, $"long {t}");
        }
    }

    private static double Definition(Panel panel, int row, int window, double minimumStd) => row < window - 1
        ? double.NaN
        : Definitions.MeanCorrelation(
            [.. Enumerable.Range(0, panel.Columns.Count).Select(i => panel.Column(i).Slice(row - window + 1, window).ToArray())], minimumStd);
}
