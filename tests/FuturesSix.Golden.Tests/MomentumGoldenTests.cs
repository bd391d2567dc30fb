using FuturesSix.Application.Benchmarks;
using FuturesSix.Core.Research;

namespace FuturesSix.Golden.Tests;

public sealed class MomentumGoldenTests(ITestOutputHelper output)
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void Run_published_works_give_the_published_weights_and_nav()
    {
        var folder = Repository.GoldenOrSkip("bench");
        var names = MomentumCase.Names(folder);
        Assert.SkipWhen(names.Count == 0, "skipped: golden/bench holds no w1_* work");
        foreach (var name in names)
        {
            var work = MomentumCase.Load(folder, name);

            var result = TimeSeriesMomentumBook.Run(work.Returns, work.RebalanceRows, work.Options);

            var difference = work.Difference(result);
            Assert.True(difference <= Tolerance, $"{name}: weights or NAV are {difference:E2} away, at most {Tolerance:E0}");
            output.WriteLine($"{name}: {work.Weights.Rows} decisions x {work.Returns.Columns.Count}, {work.Nav.Length} days, largest difference {difference:E1}");
        }
    }

    [Fact]
    public void Run_sweep_over_a_published_work_holds_its_nav_to_the_bit()
    {
        var folder = Repository.GoldenOrSkip("bench");
        Assert.SkipWhen(MomentumCase.Names(folder).Count == 0, "skipped: golden/bench holds no w1_* work");
        var work = MomentumCase.Load(folder, MomentumCase.Names(folder)[0]);
        var grid = new TimeSeriesMomentumSweepOptions { Lookbacks = [21, work.Options.Lookback], Windows = [42, work.Options.Window, 126], Book = work.Options };

        var sweep = TimeSeriesMomentumSweep.Run(work.Returns, work.RebalanceRows, grid);

        var single = TimeSeriesMomentumBook.Run(work.Returns, work.RebalanceRows, work.Options);
        Assert.Equal(single.Nav, sweep.Nav.Column($"L{work.Options.Lookback}_W{work.Options.Window}").ToArray());
    }
}
