using FsCheck.Fluent;
using FuturesSix.Application;
using FuturesSix.Cli.Views;
using FuturesSix.Data.Quality;
using FuturesSix.Data.Runs;
using FuturesSix.Tests.Application;
using Spectre.Console;

namespace FuturesSix.Tests.Cli;

public sealed class ViewTests(StoredRunFixture run) : IClassFixture<StoredRunFixture>
{
    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void Summary_fits_the_width_and_says_what_matters(int width)
    {
        var text = Render(width, console => SummaryView.Write(console, run.Outcome));

        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= width, line));
        Assert.Contains("SYNTHETIC", text);
        Assert.All(["Sharpe", "unbraked", "NORMAL", "CRISIS", "allocator", "trend", "cost", run.Outcome.RunId, run.Outcome.Meta.DeterminismHash[..16]], word => Assert.Contains(word, text));
    }

    [Fact]
    public void Summary_of_the_synthetic_market_counts_its_holes()
    {
        var market = RunDataset.Open("synthetic").Market;
        var (missing, gaps) = (0, 0);
        for (var i = 0; i < market.Count; i++)
        {
            var known = Enumerable.Range(0, market.Rows).Where(t => !double.IsNaN(market.Prices[t, i])).ToArray();
            missing += known[^1] - known[0] + 1 - known.Length;
            gaps += known.Zip(known.Skip(1)).Count(p => market.Dates[p.Second].DayNumber - market.Dates[p.First].DayNumber > market.MaxStaleDays);
        }

        Assert.True(missing > 0 && gaps > 0);
        Assert.Equal((missing, gaps), (run.Outcome.Summary.DataQuality["missing_rows"], run.Outcome.Summary.DataQuality["long_gaps"]));
        var text = Render(400, console => SummaryView.Write(console, run.Outcome));
        Assert.Contains($"missing rows {Formats.Count(missing)}", text);
        Assert.Contains($"long gaps {Formats.Count(gaps)}", text);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(160)]
    public void Dataset_has_one_line_per_instrument_with_whole_dates(int width)
    {
        var check = CheckDataset.Execute("synthetic");
        var lines = Render(width, console => DatasetView.Write(console, check)).Split('\n');

        var heading = Assert.Single(lines, l => l.TrimStart().StartsWith("symbol ", StringComparison.Ordinal));
        Assert.All(["first", "last", "observed", "missing", "weekend", "stale", "gaps", "jumps", "≤ 0"], name => Assert.Contains(name, heading));
        Assert.All(check.Report!.Instruments, i => Assert.Single(
            lines,
            l => l.TrimStart().StartsWith($"{i.Counts.Symbol} ", StringComparison.Ordinal) && l.Contains($"{i.Counts.First:yyyy-MM-dd} {i.Counts.Last:yyyy-MM-dd}", StringComparison.Ordinal)));
    }

    [Fact]
    public void Dataset_prints_every_jump_and_says_how_many_other_findings_it_leaves_out()
    {
        var check = CheckDataset.Execute("synthetic");
        QualityFinding Finding(QualityKind kind, int n) => new(QualitySeverity.Warning, kind, "X", null, n, 0, $"{kind} number {n}.");
        var warnings = Enumerable.Range(0, 100).SelectMany(n => new[] { Finding(QualityKind.Jump, n), Finding(QualityKind.LongGap, n) });

        var text = Render(120, console => DatasetView.Write(console, check with { Report = check.Report! with { Warnings = [.. warnings] } }));

        Assert.All(Enumerable.Range(0, 100), n => Assert.Contains($"Jump number {n}.", text));
        Assert.Contains("LongGap number 59.", text);
        Assert.DoesNotContain("LongGap number 60.", text);
        Assert.Contains("40 more findings that are not jumps; --json has all", text);
    }

    [Fact]
    public void Summary_of_a_reused_run_says_so() =>
        Assert.Contains("reused", Render(100, console => SummaryView.Write(console, run.Outcome with { Reused = true })));

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void Runs_are_one_line_each(int width)
    {
        var text = Render(width, console => RunsView.Write(console, new RunStore(Path.Combine(run.Folder, "..", "..")).List(), "artifacts"));

        Assert.Contains(text.Split('\n'), line => line.Contains(run.Outcome.RunId, StringComparison.Ordinal) && line.Contains('%', StringComparison.Ordinal));
    }

    [Fact]
    public void Cells_fill_the_bar_and_show_every_regime_that_occurred() => Prop.ForAll(
        ArbMap.Default.ArbFor<(byte, byte, byte, byte)>(),
        ArbMap.Default.ArbFor<byte>(),
        (counts, extra) =>
        {
            int[] days = [counts.Item1, counts.Item2, counts.Item3, counts.Item4];
            var (total, width) = (days.Sum(), 20 + extra);
            if (total == 0)
            {
                return true;
            }

            var cells = RegimeView.Cells([.. days.Select(d => new NamedCount("R", d, (double)d / total))], width);
            return cells.Sum() == width && cells.Zip(days).All(p => p.First > 0 == p.Second > 0);
        }).Holds();

    [Fact]
    public void Formats_missing_number_is_a_dash() =>
        Assert.Equal(["-", "-", "-", "1,234.50", "-12.3 %"], [Formats.Number(double.NaN), Formats.Percent(double.NaN), Formats.Date(null), Formats.Number(1234.5), Formats.Percent(-0.1234)]);

    private static string Render(int width, Action<IAnsiConsole> write)
    {
        using var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = width;
        write(console);
        return writer.ToString().Replace("\r", "", StringComparison.Ordinal);
    }
}
