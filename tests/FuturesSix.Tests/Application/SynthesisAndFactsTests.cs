using FuturesSix.Application;
using FuturesSix.Application.Reporting;
using FuturesSix.Core.Evaluation.Facts;
using FuturesSix.Data;
using FuturesSix.Data.Synthetic;

namespace FuturesSix.Tests.Application;

public sealed class SynthesisAndFactsTests : IDisposable
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "stylised-facts.md"));
    private readonly string _folder = Repository.TemporaryFolder();

    [Fact]
    public void Synthesise_reports_every_file_and_the_facts_of_what_it_wrote_are_those_of_the_market()
    {
        var market = new SyntheticMarketOptions { Years = 2, Instruments = 3, Seed = 5 };
        var seen = new List<RunProgress>();
        var written = SynthesiseDataset.Execute(new SynthesisRequest { Market = market, Output = Path.Combine(_folder, "x") }, new Collect(seen));

        var facts = Assert.Single(MeasureFacts.Execute([written.Path]));

        Assert.Equal(written.Files, seen.Count(p => p.Step == 2));
        Assert.Equal((1, "synthetic market"), (seen[0].Step, seen[0].Stage));
        Assert.True(facts.Synthetic);
        Assert.Equivalent(FactFinder.Measure(SyntheticMarket.Generate(market)), facts, strict: true);
    }

    [Fact]
    public void Measure_unknown_dataset_is_an_input_error() =>
        Assert.Contains("nowhere.yaml", Assert.ThrowsAny<InputException>(() => MeasureFacts.Execute(["nowhere.yaml"])).Message, StringComparison.Ordinal);

    [Fact]
    public void Page_in_docs_has_the_embedded_markets_present_figures()
    {
        var facts = FactFinder.Measure(SyntheticMarket.Generate(new SyntheticMarketOptions()));
        var lines = Page.Split('\n');

        Assert.All(FactTable.Rows, row => Assert.Contains(lines, l => l.StartsWith($"| {row.Name.Replace("|", "\\|", StringComparison.Ordinal)} | {row.Text(facts)} |", StringComparison.Ordinal)));
    }

    [Fact]
    public void Page_in_docs_has_the_rows_that_the_command_writes_for_the_samples()
    {
        Repository.DataOrSkip();
        string[] samples = [.. new[] { "futures13", "legacy37" }.Select(name => Path.Combine(Repository.Root, "docs", "samples", name + ".yaml"))];
        var written = FactPage.Write(MeasureFacts.Execute(["synthetic", .. samples]));

        Assert.Equal(Frame(Page), Frame(written));

        // Everything but the figures and periods of the samples, whose files may be others.
        static IEnumerable<string> Frame(string page) => page.Split('\n').Select(l => l.Split(": ")[0].Split(" | ")).Select(c => $"{c[0]} {c.ElementAtOrDefault(1)} {c[^1]}");
    }

    [Fact]
    public void Page_of_a_dataset_without_instruments_or_vx_has_dashes()
    {
        var market = TestMarkets.Random(2, rows: 300, instruments: 2) with { Auxiliary = new Dictionary<string, double[]>() };
        var page = FactPage.Write([FactFinder.Measure(market)]);

        Assert.Contains("| VX contango | - |", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private sealed class Collect(List<RunProgress> seen) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => seen.Add(value);
    }
}
