using FuturesSix.Core.Allocator;

namespace FuturesSix.Application.Benchmarks;

/// <summary>The allocator's state: ten features a day, over returns with gaps.</summary>
internal static class AllocatorWorks
{
    private const string Title = "allocator state, 10 features, gaps";
    private const string Plain = "plain batch implementation";

    /// <summary>Three sizes, and the middle one at three lengths.</summary>
    public static IReadOnlyList<Work> All { get; } =
    [
        new("state-13", Title, Large: false, _ => Case(13, 1819, everyRow: true, target: 3)),
        new("state-37-2500", Title, Large: true, _ => Case(37, 2500, everyRow: false)),
        new("state-37-5000", Title, Large: true, _ => Case(37, 5000, everyRow: false)),
        new("state-37", Title, Large: false, _ => Case(37, 10000, everyRow: false, target: 90)),
        new("state-200", Title, Large: true, _ => Case(200, 10000, everyRow: false, target: 2000)),
    ];

    /// <summary>Largest difference of the features of every <paramref name="step"/>th day from their definitions.</summary>
    public static double Difference(AllocatorInput input, AllocatorStateResult actual, int step)
    {
        var largest = 0.0;
        for (var t = input.Assets.Rows - 1; t >= 0; t -= step)
        {
            var row = Enumerable.Range(0, actual.Features.Columns.Count).Select(k => actual.Features[t, k]).ToArray();
            largest = Math.Max(largest, Differences.Absolute(PlainAllocatorState.Row(input, t), row));
        }

        return largest;
    }

    private static WorkCase Case(int instruments, int days, bool everyRow, double? target = null)
    {
        var input = AllocatorInput.Generate(instruments, days);
        var step = everyRow ? 1 : days / 100;
        return new WorkCase
        {
            Size = Sizes.Of(instruments, days),
            Days = days,
            Run = () => Compute(input),
            Check = () => new BenchmarkCheck(everyRow ? Plain : $"{Plain}, every {step}th day", Difference(input, Compute(input), step), 1e-9),
            BaselineName = Plain,
            Baseline = everyRow ? () => Difference(input, Compute(input), 1) : null,
            Target = target,
        };
    }

    private static AllocatorStateResult Compute(AllocatorInput input) =>
        AllocatorState.Compute(input.Returns, input.Equity, input.Assets, input.Units, input.Sleeves, new AllocatorStateOptions(), threads: 1);
}
