using System.Globalization;
using System.Text;
using FuturesSix.Core.Evaluation.Facts;

namespace FuturesSix.Application.Reporting;

/// <summary>The stylised facts as a Markdown page.</summary>
public static class FactPage
{
    /// <summary>Writes the page: what is compared, the table, how each figure is measured.</summary>
    /// <param name="all">The datasets, in the order of the columns.</param>
    public static string Write(IReadOnlyList<StylisedFacts> all)
    {
        ArgumentNullException.ThrowIfNull(all);
        var text = new StringBuilder("# Stylised facts\n\n");
        text.Append("Written by `fsix data facts … --markdown`; do not edit. Figures of instruments are medians over the instruments\n");
        text.Append("unless the last column says otherwise; a dash says that the dataset lacks what the figure needs.\n\n");
        foreach (var facts in all)
        {
            text.Append(CultureInfo.InvariantCulture, $"- **{FactTable.Heading(facts)}**: {facts.First:yyyy-MM-dd} to {facts.Last:yyyy-MM-dd}, {facts.Rows} trading days\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\n| | {string.Join(" | ", all.Select(FactTable.Heading))} | how it is measured |\n");
        text.Append(CultureInfo.InvariantCulture, $"|---|{string.Concat(all.Select(_ => "---:|"))}---|\n");
        foreach (var row in FactTable.Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {Cell(row.Name)} | {string.Join(" | ", all.Select(row.Text))} | {Cell(row.Meaning)} |\n");
        }

        return text.ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
