using FuturesSix.Core.Market;
using FuturesSix.Core.Research;

namespace FuturesSix.Application.Benchmarks;

/// <summary>W1: weekly time-series momentum at a volatility target with the full covariance.</summary>
internal static class MomentumWorks
{
    private const string Title = "weekly time-series momentum, 20 % target";
    private const string Plain = "plain batch implementation";
    private const double Tolerance = 1e-9;

    /// <summary>The golden work, and generated ones.</summary>
    public static IReadOnlyList<Work> All { get; } =
    [
        new("w1-13", Title, Large: false, request => Golden(request) ?? Generated(13, 1493, target: 0.6)),
        new("w1-37-2500", Title, Large: true, _ => Generated(37, 2500)),
        new("w1-37-5000", Title, Large: true, _ => Generated(37, 5000)),
        new("w1-37", Title, Large: false, _ => Generated(37, 10000, target: 8)),
    ];

    /// <summary>The first golden work; null when there is none.</summary>
    public static MomentumCase? GoldenCase(BenchmarkRequest request)
    {
        var folder = request.Golden is null ? null : Path.Combine(request.Golden, "bench");
        var names = Directory.Exists(folder) ? MomentumCase.Names(folder) : [];
        return names.Count == 0 ? null : MomentumCase.Load(folder!, names[0]);
    }

    private static WorkCase? Golden(BenchmarkRequest request) => GoldenCase(request) is not { } golden ? null : Case(
        golden.Returns, golden.RebalanceRows, golden.Options, 0.6,
        () => new BenchmarkCheck($"golden {golden.Name}", golden.Difference(TimeSeriesMomentumBook.Run(golden.Returns, golden.RebalanceRows, golden.Options)), Tolerance));

    private static WorkCase Generated(int instruments, int days, double? target = null)
    {
        var returns = Markets.Returns(instruments, days);
        var (rows, options) = (MomentumSchedule.RowsOn(returns.Dates), new TimeSeriesMomentumOptions());
        return Case(returns, rows, options, target, () =>
        {
            var (expected, actual) = (PlainMomentum.Run(returns, rows, options), TimeSeriesMomentumBook.Run(returns, rows, options));
            var difference = Math.Max(Differences.Relative(expected.Nav, actual.Nav), Differences.Relative(expected.Weights.Values, actual.Weights.Values));
            return new BenchmarkCheck(Plain, difference, Tolerance);
        });
    }

    private static WorkCase Case(Panel returns, int[] rows, TimeSeriesMomentumOptions options, double? target, Func<BenchmarkCheck> check) => new()
    {
        Size = Sizes.Of(returns),
        Days = returns.Rows,
        Run = () => TimeSeriesMomentumBook.Run(returns, rows, options),
        Check = check,
        BaselineName = Plain,
        Baseline = () => PlainMomentum.Run(returns, rows, options),
        Target = target,
    };
}
