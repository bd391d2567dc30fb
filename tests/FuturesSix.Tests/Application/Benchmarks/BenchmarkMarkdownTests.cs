using FuturesSix.Application.Benchmarks;
using FuturesSix.Data;

namespace FuturesSix.Tests.Application.Benchmarks;

public sealed class BenchmarkMarkdownTests
{
    [Fact]
    public void Table_has_a_row_a_figure_and_says_what_missed_or_was_skipped()
    {
        var table = BenchmarkMarkdown.Table(Report());

        var rows = table.Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal)).ToArray();
        Assert.Equal(3, rows.Length);
        Assert.All(rows, row => Assert.Equal(10, row.Count(c => c == '|')));
        Assert.Contains("| 13 x 1,493 | 0.123 | 2.50 | 1.20 | 2 KiB, peak 3.0 MiB | plain: 12.3 ms | 100 | missed: 0.100 |", rows[0]);
        Assert.Contains("skipped: no data", rows[1]);
        Assert.Contains("(all threads)", rows[2]);
        Assert.Contains("2 logical processors", table);
    }

    [Fact]
    public void Refresh_puts_each_table_between_its_lines_and_again_changes_nothing()
    {
        const string document = "before\n<!-- fsix bench: begin -->\nold\nolder\n<!-- fsix bench: end -->\nbetween\n<!-- fsix bench, short: begin --><!-- fsix bench, short: end -->\nafter\n";

        var once = BenchmarkMarkdown.Refresh(document, Report(), "doc.md");

        Assert.Equal(
            $"before\n<!-- fsix bench: begin -->\n{BenchmarkMarkdown.Table(Report())}<!-- fsix bench: end -->\nbetween\n"
            + $"<!-- fsix bench, short: begin -->\n{BenchmarkMarkdown.ShortTable(Report())}<!-- fsix bench, short: end -->\nafter\n",
            once);
        Assert.Equal(once, BenchmarkMarkdown.Refresh(once, Report(), "doc.md"));
    }

    [Fact]
    public void ShortTable_has_what_was_timed() => Assert.Equal(
        "| work | size | ms | plain C# takes |\n|---|---|---:|---:|\n"
        + "| `w1-13` momentum | 13 x 1,493 | 0.123 | 100 times as long |\n| `all` momentum | 13 x 1,493 | 0.123 | 100 times as long |\n",
        BenchmarkMarkdown.ShortTable(Report()));

    [Theory]
    [InlineData("nothing")]
    [InlineData("<!-- fsix bench: end -->\n<!-- fsix bench: begin -->")]
    [InlineData("<!-- fsix bench: begin -->")]
    public void Refresh_document_without_the_lines_is_refused(string document)
    {
        var error = Assert.Throws<RequestException>(() => BenchmarkMarkdown.Refresh(document, Report(), "doc.md"));

        Assert.Contains("doc.md", error.Message);
        Assert.Contains("<!-- fsix bench: begin -->", error.Message);
    }

    private static BenchmarkReport Report()
    {
        var timed = new BenchmarkFigure
        {
            Name = "w1-13",
            Title = "momentum",
            Size = "13 x 1,493",
            Status = BenchmarkStatus.Timed,
            Timing = new BenchmarkTiming(0.123, 2.5, 7),
            MicrosecondsPerDay = 1.2,
            AllocatedBytes = 2048,
            PeakBytes = 3 << 20,
            Baseline = new BenchmarkBaseline("plain", new BenchmarkTiming(12.3, 13, 4)),
            Ratio = 100,
            Target = 0.1,
        };
        var skipped = new BenchmarkFigure { Name = "stack", Title = "stack", Status = BenchmarkStatus.Skipped, Reason = "no data" };
        return new BenchmarkReport(new BenchmarkMachine(2, "X64", "some system", ".NET 10", "ready to run"), false, [timed, skipped, timed with { Name = "all", Threads = 2 }]);
    }
}
