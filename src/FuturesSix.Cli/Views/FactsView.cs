using FuturesSix.Application.Reporting;
using FuturesSix.Core.Evaluation.Facts;
using Spectre.Console;

namespace FuturesSix.Cli.Views;

/// <summary>Stylised facts side by side, as a table.</summary>
internal static class FactsView
{
    public static void Write(IAnsiConsole console, IReadOnlyList<StylisedFacts> all)
    {
        var table = Tables.Create(["", .. all.Select(f => $">{FactTable.Heading(f)}")]);
        Tables.Add(table, ["from", .. all.Select(f => Formats.Date(f.First))]);
        Tables.Add(table, ["to", .. all.Select(f => Formats.Date(f.Last))]);
        foreach (var row in FactTable.Rows)
        {
            Tables.Add(table, [row.Name, .. all.Select(row.Text)]);
        }

        console.Write(table);
        console.MarkupLineInterpolated($" [grey]medians over the instruments; docs/stylised-facts.md says how each is measured[/]");
    }
}
