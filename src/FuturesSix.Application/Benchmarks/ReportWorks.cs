using FuturesSix.Application.Reporting;
using FuturesSix.Core.Allocator;
using FuturesSix.Core.Engines;
using FuturesSix.Core.Evaluation;
using FuturesSix.Core.Stack;
using FuturesSix.Data.Configuration;
using FuturesSix.Data.Reports;
using FuturesSix.Data.Runs;

namespace FuturesSix.Application.Benchmarks;

/// <summary>The report of a finished run: the figures from the stack's result, report.json, report.html, in memory.</summary>
internal static class ReportWorks
{
    private const string Title = "report: figures, JSON, page";

    /// <summary>On both real datasets, brake on.</summary>
    public static IReadOnlyList<Work> All { get; } =
    [
        new("report-futures13", Title, Large: false, request => Case(StackWorks.Sample(request, "futures13"))),
        new("report-legacy37", Title, Large: false, request => Case(StackWorks.Sample(request, "legacy37"))),
    ];

    private static WorkCase Case(string file)
    {
        var run = Run(file);
        return new WorkCase
        {
            Size = Sizes.Of(run.Result.Market.Returns),
            Days = run.Result.Market.Rows,
            Run = () => Write(run),
            Check = () => Check(run),
            Target = 500,
        };
    }

    private static RunOutput Run(string file)
    {
        var configuration = ConfigurationReader.Read(new ConfigurationRequest { Dataset = file, Sets = ["allocator.mode=compute"] });
        var dataset = RunDataset.Open(configuration.Dataset);
        var inputs = RunStack.Inputs(configuration, dataset, PrecomputedRuns.Load(new RunStore(Path.GetTempPath()), configuration, dataset.Identity));
        var result = RunStack.Run(new StackInput(dataset.Market, configuration.Options, EngineRegistry.BuiltIn), null, CancellationToken.None);
        return new RunOutput("bench", inputs, result, RunSummarizer.Summarize(result, inputs));
    }

    private static (ReportModel Report, long Json, long Page) Write(RunOutput run)
    {
        var report = ReportBuilder.Build(run);
        using var json = new MemoryStream();
        ReportJson.Write(json, report);
        return (report, json.Length, ReportPage.Render(report, new ReportEvidence("bench")).Length);
    }

    /// <summary>The sleeves' contributions sum to the book's returns; the deepest drawdown is that of the metrics.</summary>
    private static BenchmarkCheck Check(RunOutput run)
    {
        var report = Write(run).Report;
        var first = run.Result.Book.Days - report.Days.Dates.Length + 1;
        double[] sums = [report.Sleeves.Sum(s => s.Contribution), report.Days.Drawdown.Min()];
        double[] plain = [run.Result.Book.Returns[first..].Sum(), ReturnStatistics.MaxDrawdown(run.Result.Book.Returns.AsSpan(first))];
        return new BenchmarkCheck("sums of returns, maximum drawdown", Differences.Relative(plain, sums), 1e-9);
    }
}
