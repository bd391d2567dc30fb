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
    public void Replace_puts_the_table_between_the_lines_and_again_changes_nothing()
    {
        var document = $"before\n\n{BenchmarkMarkdown.Begin}\nold\nolder\n{BenchmarkMarkdown.End}\nafter\n";

        var once = BenchmarkMarkdown.Replace(document, "new\n", "doc.md");

        Assert.Equal($"before\n\n{BenchmarkMarkdown.Begin}\nnew\n{BenchmarkMarkdown.End}\nafter\n", once);
        Assert.Equal(once, BenchmarkMarkdown.Replace(once, "new\n", "doc.md"));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("<!-- fsix bench: end -->\n<!-- fsix bench: begin -->")]
    [InlineData("<!-- fsix bench: begin -->")]
    public void Replace_document_without_the_lines_is_refused(string document)
    {
        var error = Assert.Throws<RequestException>(() => BenchmarkMarkdown.Replace(document, "new", "doc.md"));

        Assert.Contains("doc.md", error.Message);
        Assert.Contains(BenchmarkMarkdown.Begin, error.Message);
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
