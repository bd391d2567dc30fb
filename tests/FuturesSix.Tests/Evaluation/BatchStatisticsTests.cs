using FsCheck.Fluent;
using FuturesSix.Core.Evaluation;
using FuturesSix.Core.Market;
using FuturesSix.Core.Numerics;
using FuturesSix.Tests.Numerics;

namespace FuturesSix.Tests.Evaluation;

public sealed class BatchStatisticsTests
{
    private const double Tolerance = 1e-12;

    [Fact]
    public void Compute_any_series_is_the_definitions() => Prop.ForAll(
        Samples.Returns(1, 400).ToArbitrary(), returns => Same(returns, 252)).Holds();

    [Theory]
    [InlineData(40)]
    [InlineData(41)]
    [InlineData(102)]
    [InlineData(2503)]
    public void Compute_ordinary_series_is_the_definitions(int rows)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var noise = Samples.Noise(rows, seed);
            noise[seed] = seed % 3 == 0 ? double.NaN : noise[seed];
            Same(noise, 252);
            Same(noise, 12);
        }
    }

    [Fact]
    public void Compute_unusual_series_is_the_definitions()
    {
        var random = new Random(5);
        double[][] series =
        [
            [],
            [.. Enumerable.Repeat(double.NaN, 80)],
            [.. Enumerable.Repeat(0.0, 80)],
            [.. Enumerable.Repeat(0.01, 80)],
            [.. Enumerable.Range(0, 80).Select(t => 0.01 + (t * 1e-12))],
            [.. Enumerable.Range(0, 80).Select(t => 0.001 * (1 + t))],
            [.. Enumerable.Range(0, 80).Select(t => -0.001 * (1 + t))],
            [.. Enumerable.Range(0, 80).Select(t => t == 40 ? -1.0 : 0.02)],
            [.. Enumerable.Range(0, 80).Select(t => t == 40 ? -1.5 : 0.02)],
            [.. Enumerable.Range(0, 80).Select(t => t == 40 ? double.PositiveInfinity : 0.02)],
            [.. Enumerable.Range(0, 80).Select(t => t % 20 == 0 ? 0.05 : 0)],
            [.. Enumerable.Range(0, 800).Select(t => t % 2 == 0 ? 1e3 : 0.5)],
            [.. Enumerable.Range(0, 300).Select(t => t < 3 ? -0.9 : 0.0001 * random.NextDouble())],
            [.. Enumerable.Range(0, 300).Select(t => t < 30 ? 0.3 : -0.0001 * random.NextDouble())],
            [.. Enumerable.Range(0, 300).Select(t => Math.Round(random.NextDouble() - 0.5, 1) / 10)],
        ];

        Assert.All(series, s => Same(s, 252));
    }

    [Fact]
    public void Compute_on_any_number_of_threads_gives_the_same_bits()
    {
        var panel = RandomSeries.Panel(3, 70, 500);

        var one = BatchStatistics.Compute(panel, threads: 1);

        Assert.Equal(one, BatchStatistics.Compute(panel, threads: 4));
        Assert.Equal(one[33], BatchStatistics.Compute(panel.Select([33]))[0]);
    }

    [Fact]
    public void Evaluator_once_made_allocates_nothing()
    {
        var noise = Samples.Noise(1000, 3);
        noise[17] = double.NaN;
        var evaluator = new SeriesEvaluator(1000);
        evaluator.Evaluate(noise, 252);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var statistics = evaluator.Evaluate(noise, 252);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(999, statistics.Observations);
    }

    [Fact]
    public void Select_any_rank_is_the_sorted_value_and_splits_the_rest() => Prop.ForAll(
        Gen.Choose(-20, 20).ArrayOf().Where(a => a.Length > 0).ToArbitrary(),
        Gen.Choose(0, 1 << 20).ToArbitrary(),
        (values, seed) =>
        {
            double[] work = [.. values.Select(v => (double)v), .. Samples.Noise(seed % 60, seed)];
            var sorted = work.Order().ToArray();
            var rank = seed % work.Length;

            var value = OrderStatistics.Select(work, rank);

            return value == sorted[rank]
                && work[..rank].All(v => v <= value) && work[rank..].All(v => v >= value)
                && work.Order().SequenceEqual(sorted);
        }).Holds();

    [Fact]
    public void Select_rank_outside_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => OrderStatistics.Select(new double[3], 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => OrderStatistics.Select(new double[3], -1));
    }

    private static void Same(double[] returns, double periodsPerYear)
    {
        var panel = new Panel([.. Enumerable.Range(0, returns.Length).Select(t => new DateOnly(2000, 1, 1).AddDays(t))], ["S"], returns);
        var actual = BatchStatistics.Compute(panel, periodsPerYear)[0];
        var expected = BatchStatistics.ByDefinition(returns, periodsPerYear);
        Assert.Equal(expected.Observations, actual.Observations);
        foreach (var property in typeof(SeriesStatistics).GetProperties().Where(p => p.PropertyType == typeof(double)))
        {
            Close(property.Name, (double)property.GetValue(expected)!, (double)property.GetValue(actual)!);
        }
    }

    private static void Close(string name, double expected, double actual) => Assert.True(
        expected.Equals(actual) || Math.Abs(expected - actual) <= Tolerance * Math.Max(1, Math.Abs(expected)),
        $"{name}: expected {expected:R}, got {actual:R}");
}
