using FuturesSix.Application.Reporting;
using FuturesSix.Data.Comparison;
using Spectre.Console;

namespace FuturesSix.Cli.Views;

/// <summary>Two runs side by side, as tables.</summary>
internal static class ComparisonView
{
    public static void Write(IAnsiConsole console, RunComparison comparison)
    {
        console.Write(Tables.Heading("A and B"));
        foreach (var (name, run) in new[] { ("A", comparison.A), ("B", comparison.B) })
        {
            console.MarkupLineInterpolated($" {name}  {run.RunId}{(run.Synthetic ? "  SYNTHETIC" : "")}  {Formats.Date(run.Start)} to {Formats.Date(run.End)}");
        }

        foreach (var note in comparison.Notes)
        {
            console.MarkupLineInterpolated($" [red]{note}[/]");
        }

        console.MarkupLineInterpolated($" {comparison.Verdict}");
        if (comparison.Identical)
        {
            return;
        }

        Write(console, "stages", ["stage", "", "first difference"], ComparisonTable.Stages(comparison));
        Write(console, "what differs in the receipts", ["", "A", "B"], ComparisonTable.Receipt(comparison));
        Write(console, "only in one of them", ["in", "", ">count", ""], ComparisonTable.OnlyInOne(comparison));
        Write(console, "figures", ["", ">A", ">B", ">B - A"], ComparisonTable.Metrics(comparison));
    }

    private static void Write(IAnsiConsole console, string heading, string[] columns, IReadOnlyList<string[]> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        console.Write(Tables.Heading(heading));
        var table = Tables.Create(columns);
        foreach (var row in rows)
        {
            Tables.Add(table, row);
        }

        console.Write(table);
    }
}
