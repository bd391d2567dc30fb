using System.Globalization;
using FuturesSix.Data.Runs;
using Spectre.Console;

namespace FuturesSix.Cli.Views;

/// <summary>The stored runs as a table.</summary>
internal static class RunsView
{
    private const int WideEnough = 100;
    private const int Narrow = 4;
    private static readonly string[] Headings = ["run", ">return", ">Sharpe", ">max dd", ">vol", "brake", "made (UTC)"];

    public static void Write(IAnsiConsole console, IReadOnlyList<RunListing> runs, string artifacts)
    {
        if (runs.Count == 0)
        {
            console.MarkupLineInterpolated($"There are no runs in {Formats.Place(Path.Combine(artifacts, "runs"))}; 'fsix run' makes one.");
            return;
        }

        var shown = console.Profile.Width < WideEnough ? Narrow : Headings.Length;
        var table = Tables.Create(Headings.Take(shown));
        table.Columns[0].NoWrap();
        foreach (var run in runs)
        {
            Tables.Add(table, Cells(run).Take(shown));
        }

        console.Write(table);
        if (runs.Select(r => r.Summary?.Convention).FirstOrDefault(c => c is not null) is { } convention)
        {
            console.MarkupLineInterpolated($" [grey]statistics by {convention}[/]");
        }

        foreach (var run in runs.Where(r => r.Damage is not null))
        {
            console.MarkupLineInterpolated($"[red]damaged[/] {run.Damage}");
        }
    }

    private static string[] Cells(RunListing run)
    {
        if (run.Meta is not { } meta || run.Summary is not { } summary)
        {
            return [run.RunId, "damaged", "", "", "", "", ""];
        }

        var p = summary.Performance;
        return
        [
            run.RunId, Formats.Percent(p.Cagr), Formats.Number(p.Sharpe), Formats.Percent(p.MaxDrawdown), Formats.Percent(p.Volatility), summary.Brake.Mode,
            meta.CreatedUtc.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        ];
    }
}
