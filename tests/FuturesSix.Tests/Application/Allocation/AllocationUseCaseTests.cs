using FuturesSix.Application;
using FuturesSix.Application.Allocation;
using FuturesSix.Core.Evaluation;
using FuturesSix.Core.MetaAllocation;
using FuturesSix.Data;
using FuturesSix.Data.Allocations;
using FuturesSix.Tests.Data.Allocations;

namespace FuturesSix.Tests.Application.Allocation;

public sealed class AllocationUseCaseTests : IDisposable
{
    private static readonly string Sample = Path.Combine(Repository.Root, "docs", "samples", "sleeves.json");
    private readonly AllocationFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(MetaAllocatorMode.Ewma)]
    [InlineData(MetaAllocatorMode.Bayes)]
    [InlineData(MetaAllocatorMode.Equal)]
    public void Propose_committed_sample_works_in_every_mode(MetaAllocatorMode mode)
    {
        var proposal = ProposeAllocation.Execute(Request(Sample, mode));

        Assert.Equal(mode, proposal.Allocation.Config.Mode);
        Assert.Equal(0.4, proposal.Allocation.Config.MaxWeight);
        Assert.Equal(1, proposal.Allocation.Weights().Values.Sum(), 1e-12);
        Assert.NotEmpty(proposal.Allocation.GovernorHits);
        Assert.NotNull(proposal.Allocation.Turnover);
    }

    [Fact]
    public void Propose_settings_of_the_request_win_over_those_of_the_file()
    {
        var proposal = ProposeAllocation.Execute(Request(Sample) with { Settings = new() { MaxWeight = 0.3, TurnoverPenalty = 0.5 } });

        Assert.Equal((0.3, 0.02, 0.5), (proposal.Allocation.Config.MaxWeight, proposal.Allocation.Config.MinWeight, proposal.Allocation.Config.TurnoverPenalty));
    }

    [Fact]
    public void Propose_bad_input_names_file_sleeve_and_field()
    {
        var path = _folder.Write("in.json", """{ "metrics": { "A": { "sharpe": 1, "dd": -0.2 }, "B": { "sharpe": 1 } } }""");

        Assert.Equal(
            "X: sleeves.A.dd is -0.2; expected a positive fraction in [0, 1]: 0.2 is a drawdown of 20 %\nX: sleeves.B.dd is missing; expected dd or returns, which mode ewma needs",
            Assert.ThrowsAny<InputException>(() => ProposeAllocation.Execute(Request(path))).Message.Replace(path, "X", StringComparison.Ordinal));
    }

    [Fact]
    public void Propose_source_that_is_not_there_is_named() =>
        Assert.StartsWith("nowhere: there is no such file, folder or run", Assert.ThrowsAny<InputException>(() => ProposeAllocation.Execute(Request("nowhere"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Propose_run_by_id_reads_its_sleeves()
    {
        _folder.Write("runs/synthetic_x/sleeve_returns.csv", Returns());
        var byId = ProposeAllocation.Execute(Request("synthetic_x", MetaAllocatorMode.Bayes));
        var byFolder = ProposeAllocation.Execute(Request(Path.Combine(_folder.Path, "runs", "synthetic_x"), MetaAllocatorMode.Bayes));

        Assert.Equal(["csmom", "trend"], byId.Allocation.Sleeves.Select(s => s.Name));
        Assert.Equal(byFolder.InputsSha256, byId.InputsSha256);
        Assert.Equal(byFolder.Allocation.Weights(), byId.Allocation.Weights());
        Assert.NotNull(byId.Allocation.Sleeves[0].Score.Posterior!.Gate);
        Assert.Single(byId.Allocation.Correlations);
    }

    [Fact]
    public void Propose_every_published_run_is_computed_from_its_sleeves()
    {
        var checks = 0;
        foreach (var run in Directory.GetDirectories(Repository.GoldenOrSkip("runs")).Where(d => File.Exists(Path.Combine(d, "sleeve_returns.csv"))))
        {
            var proposal = ProposeAllocation.Execute(Request(run));
            foreach (var (sleeve, input) in proposal.Allocation.Sleeves.Zip(proposal.Input.Input.Sleeves.OrderBy(s => s.Name, StringComparer.Ordinal)))
            {
                Assert.Equal(input.Name, sleeve.Name);
                Assert.Equal(ReturnStatistics.Sharpe(input.Returns!.Value.Span), sleeve.Score.Sharpe);
                checks++;
            }
        }

        Assert.True(checks > 0);
    }

    [Fact]
    public void Propose_previous_weights_come_from_the_newest_export()
    {
        var export = new ExportAllocation(_folder.Clock).Execute(Request(Sample)).Export;
        var next = ProposeAllocation.Execute(Request(Sample) with { Previous = ProposeAllocationRequest.Latest, Settings = new() { TurnoverPenalty = 1 } });

        Assert.Equal(export.Csv, next.Previous);
        Assert.Equal(0, next.Allocation.Turnover!.Value, 1e-12);
        Assert.All(next.Allocation.Sleeves, s => Assert.Equal(AllocationFile.Read(export.Csv).Weights[s.Name], s.PreviousWeight));
    }

    [Fact]
    public void Propose_latest_without_an_export_is_refused() =>
        Assert.Contains("there is no export to take previous weights from", Assert.ThrowsAny<InputException>(() => ProposeAllocation.Execute(Request(Sample) with { Previous = "latest" })).Message, StringComparison.Ordinal);

    [Fact]
    public void Propose_correlations_come_from_their_file()
    {
        var path = _folder.Write("c.csv", "first,second,corr\ntrend,carry,0.9\n");
        var proposal = ProposeAllocation.Execute(Request(Sample) with { Correlations = path });

        Assert.Equal(("carry", "trend", 0.9), Assert.Single(proposal.Allocation.GovernorHits) is var hit ? (hit.First, hit.Second, hit.Correlation) : default);
    }

    [Fact]
    public void Export_same_input_twice_gives_the_same_csv()
    {
        var first = new ExportAllocation(_folder.Clock).Execute(Request(Sample));
        var second = new ExportAllocation(_folder.Clock).Execute(Request(Sample));

        Assert.NotEqual(first.Export.Csv, second.Export.Csv);
        Assert.Equal(File.ReadAllBytes(first.Export.Csv), File.ReadAllBytes(second.Export.Csv));
        Assert.Equal(first.Export.Record.InputsSha256, second.Export.Record.InputsSha256);
    }

    [Fact]
    public void Report_newest_against_the_one_before_or_a_file()
    {
        new ExportAllocation(_folder.Clock).Execute(Request(Sample, MetaAllocatorMode.Equal));
        _folder.Clock.Now += TimeSpan.FromMinutes(1);
        var newest = new ExportAllocation(_folder.Clock).Execute(Request(Sample));
        var report = ReportAllocation.Execute(new ReportAllocationRequest { Artifacts = _folder.Path });
        var same = ReportAllocation.Execute(new ReportAllocationRequest { Artifacts = _folder.Path, Against = newest.Export.LatestCsv });

        Assert.Equal(newest.Export.Csv, report.Newest.Path);
        Assert.EndsWith("20260304_120000_alloc.csv", report.Previous!.Path, StringComparison.Ordinal);
        Assert.True(report.Turnover > 0.05);
        Assert.Equal(0, same.Turnover);
    }

    [Fact]
    public void Report_without_exports_is_refused() =>
        Assert.Contains("there is no export; expected at least one file", Assert.ThrowsAny<InputException>(() => ReportAllocation.Execute(new ReportAllocationRequest { Artifacts = _folder.Path })).Message, StringComparison.Ordinal);

    [Fact]
    public void Propose_tells_its_steps_and_stops_when_cancelled()
    {
        var steps = new Steps();
        ProposeAllocation.Execute(Request(Sample), steps);
        var run = _folder.Write("runs/r/sleeve_returns.csv", Returns());

        Assert.Equal(["inputs", "allocation"], steps.Seen);
        Assert.Throws<OperationCanceledException>(() => ProposeAllocation.Execute(Request(run, MetaAllocatorMode.Bayes), null, new CancellationToken(true)));
    }

    private ProposeAllocationRequest Request(string source, MetaAllocatorMode? mode = null) => new() { Source = source, Artifacts = _folder.Path, Settings = new() { Mode = mode } };

    private static string Returns()
    {
        var random = new Random(3);
        var rows = TestMarkets.BusinessDays(260).Select(d => FormattableString.Invariant($"{d:yyyy-MM-dd},{0.0008 + (0.01 * TestMarkets.Gauss(random))},{0.0004 + (0.01 * TestMarkets.Gauss(random))},0,-0.00001"));
        return $"date,trend,csmom,execution,cost\n{string.Join('\n', rows)}\n";
    }

    private sealed class Steps : IProgress<RunProgress>
    {
        public List<string> Seen { get; } = [];

        public void Report(RunProgress value) => Seen.Add(value.Stage);
    }
}
