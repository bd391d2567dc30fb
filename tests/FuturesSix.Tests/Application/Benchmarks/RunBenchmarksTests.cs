using FuturesSix.Application.Benchmarks;
using FuturesSix.Core.Research;
using FuturesSix.Data;

namespace FuturesSix.Tests.Application.Benchmarks;

public sealed class RunBenchmarksTests
{
    [Fact]
    public void Execute_output_that_is_right_is_timed_with_ratio_and_allocations()
    {
        var kept = new List<byte[]>();
        var report = new RunBenchmarks([Planted.Work("good", run: () => { kept.Clear(); kept.Add(new byte[1 << 20]); })])
            .Execute(new BenchmarkRequest());

        var figure = Assert.Single(report.Figures);
        Assert.True(report.Passed);
        Assert.Equal((BenchmarkStatus.Timed, "2 x 3", "plain"), (figure.Status, figure.Size, figure.Baseline!.Name));
        Assert.InRange(figure.Timing!.Minimum, 1e-6, figure.Timing.Median);
        Assert.True(figure.Timing.Repetitions >= 3);
        Assert.Equal(figure.Baseline.Timing.Minimum / figure.Timing.Minimum, figure.Ratio);
        Assert.InRange(figure.AllocatedBytes!.Value, 1 << 20, 8 << 20);
        Assert.Equal(1000 * figure.Timing.Minimum / 3, figure.MicrosecondsPerDay);
    }

    [Fact]
    public void Execute_output_that_differs_from_its_baseline_has_no_timing_and_fails()
    {
        var report = new RunBenchmarks([Planted.Work("wrong", difference: 2e-9), Planted.Work("good")]).Execute(new BenchmarkRequest());

        Assert.False(report.Passed);
        Assert.Equal([BenchmarkStatus.Failed, BenchmarkStatus.Timed], report.Figures.Select(f => f.Status));
        Assert.Null(report.Figures[0].Timing);
        Assert.Contains("2.0E-009 away from the plain implementation", report.Figures[0].Reason);
    }

    [Fact]
    public void Execute_momentum_against_a_wrong_baseline_fails()
    {
        var market = TestMarkets.Random(2, 400, 4);
        var rows = MomentumSchedule.RowsOn(market.Dates);
        var (actual, wrong) = (new TimeSeriesMomentumOptions { Lookback = 60 }, new TimeSeriesMomentumOptions { Lookback = 61 });
        var work = Planted.Work("w1", difference: Differences.Relative(
            PlainMomentum.Run(market.Returns, rows, wrong).Nav, TimeSeriesMomentumBook.Run(market.Returns, rows, actual).Nav));

        Assert.False(new RunBenchmarks([work]).Execute(new BenchmarkRequest()).Passed);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Execute_difference_that_is_no_number_fails(double difference) =>
        Assert.False(new RunBenchmarks([Planted.Work("odd", difference)]).Execute(new BenchmarkRequest()).Passed);

    [Fact]
    public void Execute_missing_input_is_skipped_with_its_reason_and_broken_input_fails()
    {
        var report = new RunBenchmarks(
        [
            new Work("missing", "t", false, _ => throw new MissingInputException("no ../shared/data")),
            new Work("broken", "t", false, _ => throw new RequestException("w1_nav.csv line 7 has 2 fields; expected 3.")),
        ]).Execute(new BenchmarkRequest());

        Assert.Equal([(BenchmarkStatus.Skipped, "no ../shared/data"), (BenchmarkStatus.Failed, "w1_nav.csv line 7 has 2 fields; expected 3.")], report.Figures.Select(f => (f.Status, f.Reason!)));
    }

    [Fact]
    public void Execute_large_works_take_part_when_full_or_named()
    {
        var benchmarks = new RunBenchmarks([Planted.Work("small"), Planted.Work("large", large: true)]);

        Assert.Equal(["small"], Names(new BenchmarkRequest()));
        Assert.Equal(["large"], Names(new BenchmarkRequest { Works = ["large"] }));
        Assert.Equal(["small", "large"], new RunBenchmarks([Planted.Work("small", difference: 1), Planted.Work("large", difference: 1, large: true)])
            .Execute(new BenchmarkRequest { Full = true }).Figures.Select(f => f.Name));

        IEnumerable<string> Names(BenchmarkRequest request) => benchmarks.Execute(request).Figures.Select(f => f.Name);
    }

    [Fact]
    public void Execute_unknown_name_lists_the_known_ones()
    {
        var benchmarks = new RunBenchmarks();

        var error = Assert.Throws<RequestException>(() => benchmarks.Execute(new BenchmarkRequest { Works = ["w1-14"] }));

        Assert.Contains("'w1-14'", error.Message);
        Assert.All(benchmarks.Names, name => Assert.Contains(name, error.Message));
    }

    [Fact]
    public void Names_are_unique_and_every_goal_of_the_project_is_there()
    {
        var names = new RunBenchmarks().Names;

        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.All(
            ["w1-13", "w1-37", "sweep-13", "sweep-37", "state-13", "state-37", "state-200", "statistics-1000", "stack-futures13", "stack-futures13-all", "stack-legacy37", "stack-200", "start-futures13"],
            name => Assert.Contains(name, names));
    }

    [Fact]
    public void Execute_cancelled_stops()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.Throws<OperationCanceledException>(() => new RunBenchmarks([Planted.Work("good")]).Execute(new BenchmarkRequest(), cancel: stop.Token));
    }
}
