using FuturesSix.Core.Market;
using FuturesSix.Core.Research;

namespace FuturesSix.Application.Benchmarks;

/// <summary>200 settings of W1: twenty look-backs by ten windows.</summary>
internal static class SweepWorks
{
    private const string Title = "200 settings of it";

    /// <summary>On the golden work's returns, and on generated ones.</summary>
    public static IReadOnlyList<Work> All { get; } =
    [
        new("sweep-13", Title, Large: false, request => Case(MomentumWorks.GoldenCase(request)?.Returns ?? Markets.Returns(13, 1493), 18)),
        new("sweep-37", Title, Large: true, _ => Case(Markets.Returns(37, 10000), 340)),
    ];

    private static WorkCase Case(Panel returns, double target)
    {
        var rows = MomentumSchedule.RowsOn(returns.Dates);
        var options = new TimeSeriesMomentumSweepOptions { Threads = 1 };
        return new WorkCase
        {
            Size = Sizes.Of(returns),
            Days = returns.Rows,
            Run = () => TimeSeriesMomentumSweep.Run(returns, rows, options),
            Check = () => Check(returns, rows, options),
            BaselineName = "200 single runs, one after the other",
            Baseline = () => Singles(returns, rows, options),
            Target = target,
        };
    }

    /// <summary>Every setting against its single run, to the bit; the first and the last against the plain implementation.</summary>
    private static BenchmarkCheck Check(Panel returns, int[] rows, TimeSeriesMomentumSweepOptions options)
    {
        var sweep = TimeSeriesMomentumSweep.Run(returns, rows, options);
        var singles = Singles(returns, rows, options);
        for (var s = 0; s < singles.Length; s++)
        {
            if (!sweep.Nav.Column(s).SequenceEqual(singles[s]))
            {
                return new BenchmarkCheck($"the single run {sweep.Nav.Columns[s]}, to the bit", Differences.Relative(singles[s], sweep.Nav.Column(s)), 0);
            }
        }

        var difference = new[] { 0, singles.Length - 1 }.Max(s => Differences.Relative(
            PlainMomentum.Run(returns, rows, Setting(options, sweep.Settings[s])).Nav, sweep.Nav.Column(s)));
        return new BenchmarkCheck("200 single runs to the bit, plain batch implementation", difference, 1e-9);
    }

    private static double[][] Singles(Panel returns, int[] rows, TimeSeriesMomentumSweepOptions options) =>
        [.. options.Windows.SelectMany(w => options.Lookbacks.Select(l => TimeSeriesMomentumBook.Run(returns, rows, Setting(options, new(l, w))).Nav))];

    private static TimeSeriesMomentumOptions Setting(TimeSeriesMomentumSweepOptions options, TimeSeriesMomentumSetting setting) =>
        options.Book with { Lookback = setting.Lookback, Window = setting.Window };
}
