using FuturesSix.Core.Research;

namespace FuturesSix.Tests.Research;

public sealed class TimeSeriesMomentumSweepTests
{
    private static readonly TimeSeriesMomentumSweepOptions Grid = new() { Lookbacks = [10, 63, 40, 252], Windows = [21, 5, 130], Book = new() { TargetVolatility = 0.1 } };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Run_on_any_number_of_threads_is_the_single_runs_to_the_bit(int threads)
    {
        var market = TestMarkets.Random(12, 700, 6, missing: 0.05);
        var rows = MomentumSchedule.RowsOn(market.Dates);

        var sweep = TimeSeriesMomentumSweep.Run(market.Returns, rows, Grid with { Threads = threads });

        Assert.Equal(12, sweep.Settings.Count);
        for (var s = 0; s < sweep.Settings.Count; s++)
        {
            var (lookback, window) = sweep.Settings[s];
            var single = TimeSeriesMomentumBook.Run(market.Returns, rows, Grid.Book with { Lookback = lookback, Window = window });
            Assert.Equal($"L{lookback}_W{window}", sweep.Nav.Columns[s]);
            Assert.Equal(single.Nav, sweep.Nav.Column(s).ToArray());
        }
    }

    [Fact]
    public void Run_settings_give_different_books()
    {
        var market = TestMarkets.Random(12, 700, 6);

        var sweep = TimeSeriesMomentumSweep.Run(market.Returns, MomentumSchedule.RowsOn(market.Dates), Grid);

        Assert.Equal(12, Enumerable.Range(0, 12).Select(s => sweep.Nav[699, s]).Distinct().Count());
    }

    [Fact]
    public void Run_options_out_of_bounds_name_every_violation()
    {
        var market = TestMarkets.Random(12, 100, 2);

        var error = Assert.Throws<ArgumentException>(() => TimeSeriesMomentumSweep.Run(market.Returns, [], new() { Lookbacks = [5, 5, 0], Windows = [], Threads = 0 }));

        Assert.All(["lookbacks is 5, 5, 0", "windows is ", "threads is 0", "lookback is 0"], part => Assert.Contains(part, error.Message));
    }

    [Fact]
    public void Run_cancelled_stops()
    {
        var market = TestMarkets.Random(12, 100, 2);
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.Throws<OperationCanceledException>(() => TimeSeriesMomentumSweep.Run(market.Returns, [60], Grid, stop.Token));
    }
}
