using System.Globalization;
using System.Text;
using FuturesSix.Data.Comparison;

namespace FuturesSix.Application.Reporting;

/// <summary>A comparison of two runs as a Markdown page.</summary>
public static class ComparisonPage
{
    /// <summary>Writes the page: verdict, stages, receipts, figures.</summary>
    public static string Write(RunComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {comparison.A.RunId} and {comparison.B.RunId}\n\n");
        foreach (var (name, run) in new[] { ("A", comparison.A), ("B", comparison.B) })
        {
            text.Append(CultureInfo.InvariantCulture, $"- **{name}** `{run.RunId}`, {run.Start:yyyy-MM-dd} to {run.End:yyyy-MM-dd}{(run.Synthetic ? ", generated prices, never traded" : "")}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\n**{Cell(comparison.Verdict)}**\n");
        foreach (var note in comparison.Notes)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n> {note}\n");
        }

        Table(text, "Stages", ["stage", "", "first difference"], ComparisonTable.Stages(comparison));
        Table(text, "Receipts", ["", "A", "B"], ComparisonTable.Receipt(comparison));
        Table(text, "Only in one", ["in", "", "count", ""], ComparisonTable.OnlyInOne(comparison));
        Table(text, "Figures", ["", "A", "B", "B - A"], ComparisonTable.Metrics(comparison));
        return text.ToString();
    }

    private static void Table(StringBuilder text, string heading, string[] columns, IReadOnlyList<string[]> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"\n## {heading}\n\n| {string.Join(" | ", columns)} |\n|{string.Concat(columns.Select(_ => "---|"))}\n");
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row.Select(Cell))} |\n");
        }
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
