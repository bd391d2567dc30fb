using System.Text;
using FuturesSix.Data.Audits;

namespace FuturesSix.Application.Audits;

/// <summary>An audit as Markdown.</summary>
public static class AuditMarkdown
{
    /// <summary>The text; the same audit gives the same text.</summary>
    public static string Write(AuditReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder($"# Two-pass audit of {report.Dataset.Name}\n\n{AuditText.Period(report)}. Currency {report.Currency}, code {report.CodeVersion}.\n\n");
        foreach (var note in report.Notes)
        {
            text.Append($"> {note}\n");
        }

        text.Append($"\n- Pass 1, brake off: `{report.Baseline.RunId}` (determinism hash `{report.Baseline.DeterminismHash[..16]}`)\n");
        text.Append($"- Pass 2, brake on, replayed from pass 1: `{report.Braked.RunId}` (determinism hash `{report.Braked.DeterminismHash[..16]}`)\n");
        text.Append("\n## Figures\n\n");
        Table(text, AuditText.FigureHeadings, AuditText.FigureRows(report));
        text.Append($"\n## The brake\n\nThe scalar was {AuditText.Usage(report.Scalars)}.\n\n## Regimes\n\n{AuditText.RegimeMeaning}\n\n");
        Table(text, AuditText.RegimeHeadings, AuditText.RegimeRows(report));
        return text.ToString();
    }

    private static void Table(StringBuilder text, string[] headings, IEnumerable<string[]> rows)
    {
        text.Append($"| {string.Join(" | ", headings.Select(h => h.TrimStart('#')))} |\n");
        text.Append($"|{string.Concat(headings.Select(h => h.StartsWith('#') ? "---:|" : "---|"))}\n");
        foreach (var row in rows)
        {
            text.Append($"| {string.Join(" | ", row)} |\n");
        }
    }
}
