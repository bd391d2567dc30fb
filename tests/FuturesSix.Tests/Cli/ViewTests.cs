using FsCheck;
using FsCheck.Fluent;
using FuturesSix.Cli.Views;
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
        }).QuickCheckThrowOnFailure();

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
