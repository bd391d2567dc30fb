using System.Globalization;
using FuturesSix.Application.Benchmarks;
using Spectre.Console;

namespace FuturesSix.Cli.Views;

/// <summary>Timings as a table.</summary>
internal static class BenchView
{
    /// <summary>Runs <paramref name="work"/> and says on standard error which work begins.</summary>
    public static BenchmarkReport WithProgress(Func<IProgress<BenchmarkProgress>, BenchmarkReport> work) => work(new Lines());

    public static void Write(IAnsiConsole console, BenchmarkReport report)
    {
        var table = Tables.Create("work", ">size", ">min ms", ">median", ">allocated", ">baseline", ">faster", ">target");
        table.Columns[0].NoWrap();
        foreach (var figure in report.Figures.Where(f => f.Timing is not null))
        {
            Tables.Add(table, Cells(figure, figure.Timing!));
        }

        console.Write(table);
        foreach (var figure in report.Figures.Where(f => f.Timing is null))
        {
            console.MarkupLineInterpolated($" {figure.Name} {figure.Status.ToString().ToLowerInvariant()}: {figure.Reason}");
        }

        foreach (var figure in report.Figures.Where(f => f.Check is { Passed: true }))
        {
            console.MarkupLineInterpolated($"[grey] {figure.Name} is {figure.Check!.Difference:E1} from {figure.Check.Against}[/]");
        }

        var machine = report.Machine;
        console.MarkupLineInterpolated($"[grey] {machine.Processors} processors, {machine.Runtime}, {machine.Code}; baseline: plain C# in this process[/]");
    }

    private static string[] Cells(BenchmarkFigure figure, BenchmarkTiming timing) =>
    [
        figure.Name, figure.Size ?? "", BenchmarkMarkdown.Milliseconds(timing.Minimum), BenchmarkMarkdown.Milliseconds(timing.Median),
        figure.AllocatedBytes is { } bytes ? BenchmarkMarkdown.Bytes(bytes) : "",
        figure.Baseline is { } baseline ? BenchmarkMarkdown.Milliseconds(baseline.Timing.Minimum) : "",
        figure.Ratio is { } ratio ? $"{ratio.ToString("N1", CultureInfo.InvariantCulture)}x" : "",
        figure.Target is { } target ? $"{BenchmarkMarkdown.Milliseconds(target)} {(figure.OnTarget == true ? "ok" : "missed")}" : "",
    ];

    /// <summary>One line when a work begins.</summary>
    private sealed class Lines : IProgress<BenchmarkProgress>
    {
        public void Report(BenchmarkProgress value) =>
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.Number,2}/{value.Count} {value.Name}"));
    }
}
