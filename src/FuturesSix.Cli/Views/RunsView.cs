using FuturesSix.Data.Runs;
using Spectre.Console;

namespace FuturesSix.Cli.Views;

/// <summary>The stored runs as a table.</summary>
internal static class RunsView
{
    public static void Write(IAnsiConsole console, IReadOnlyList<RunListing> runs, string artifacts)
    {
        if (runs.Count == 0)
        {
            console.MarkupLineInterpolated($"There are no runs in {Formats.Place(Path.Combine(artifacts, "runs"))}; 'fsix run' makes one.");
            return;
        }

        var table = Tables.Create("run", "made (UTC)", ">return", ">vol", ">Sharpe", ">max dd", "brake");
        foreach (var run in runs)
        {
            Tables.Add(table, Cells(run));
        }

        console.Write(table);
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
            run.RunId, meta.CreatedUtc.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture), Formats.Percent(p.Cagr), Formats.Percent(p.Volatility),
            Formats.Number(p.Sharpe), Formats.Percent(p.MaxDrawdown), summary.Brake.Mode,
        ];
    }
}
