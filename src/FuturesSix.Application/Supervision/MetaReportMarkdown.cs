using System.Text;

namespace FuturesSix.Application.Supervision;

/// <summary>The report as Markdown: every number with what made it.</summary>
public static class MetaReportMarkdown
{
    /// <summary>The text.</summary>
    public static string Write(MetaReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder("# Meta supervisor\n");
        if (report.Demo)
        {
            text.Append("\n**Demo: generated journals; nothing here was ever traded.**\n");
        }

        text.Append($"\nEvidence until {MetaReportText.Moment(report.EvidenceUntil)}, {MetaReportText.Count(report.Rows)} reconciled rows. Capital left uninvested: {MetaReportText.Percent(report.CapitalUninvested)}.\n");
        Capital(text, report);
        Doubt(text, report);
        Gaps(text, report);
        Models(text, report);
        List(text, "Decisions of the ladder", report.Events.Where(e => e.From != e.To).Reverse().Select(e => $"{MetaReportText.Day(e.Ts)} **{e.Agent}** {e.Why}"));
        List(text, "Journals", MetaReportText.Journals(report));
        List(text, "Notes", report.Notes);
        return text.ToString();
    }

    private static void Capital(StringBuilder text, MetaReport report) => Table(
        text,
        "Capital",
        ["agent", "strategy", "rung", "capital", "if all were live", "why"],
        report.Agents.Select(a => new[] { a.Agent, a.Strategy, MetaReportText.Name(a.Rung), MetaReportText.Percent(a.Capital), MetaReportText.Percent(a.Weight.Weight), a.Capital > 0 ? a.CapitalWhy : a.CapitalWhy == a.Weight.Why ? a.Weight.Why : $"{a.CapitalWhy}; {a.Weight.Why}" }));

    private static void Doubt(StringBuilder text, MetaReport report)
    {
        Table(
            text,
            "Confidence",
            ["agent", "confidence", "rows", "errors", "P&L bps", "hit rate", "mean abs error bps", "mean gap bps", "drawdown bps", "made by"],
            report.Agents.Select(a => new[]
            {
                a.Agent, MetaReportText.Number(a.Confidence.Multiplier), MetaReportText.Count(a.Statistics.Rows), MetaReportText.Percent(a.Statistics.ErrorRate), MetaReportText.Bps(a.Statistics.PnlSumBps),
                MetaReportText.Percent(a.Statistics.HitRate), MetaReportText.Bps(a.Statistics.AvgAbsErrorBps), MetaReportText.Bps(a.Statistics.AvgPnlErrorBps), MetaReportText.Bps(a.Statistics.MaxDrawdownBps),
                MetaReportText.Confidence(a.Confidence),
            }));
        Table(
            text,
            "Gap CVaR by strategy",
            ["strategy", "gaps", "CVaR 95 bps", "mean of the worst"],
            report.Strategies.Select(s => new[] { s.Strategy, MetaReportText.Count(s.Rows), MetaReportText.Bps(s.CvarBps), s.CvarBps is null ? "too few" : MetaReportText.Count(s.Worst) }));
    }

    private static void Gaps(StringBuilder text, MetaReport report) => Table(
        text,
        "Where the gaps come from (sums in bps)",
        ["agent", "gap", "cost", "timing", "data", "sizing", "residual", "remedy"],
        report.Agents.Select(a => new[]
        {
            a.Agent, MetaReportText.Bps(a.Ledger.Gap), MetaReportText.Bps(a.Ledger.Cost), MetaReportText.Bps(a.Ledger.Timing), MetaReportText.Bps(a.Ledger.Data), MetaReportText.Bps(a.Ledger.Sizing),
            MetaReportText.Bps(a.Ledger.Residual), MetaReportText.Remedy(a.Remedy),
        }));

    private static void Models(StringBuilder text, MetaReport report) => Table(
        text,
        "Simulator models in force",
        ["version", "expects by", "rows", "R2 out of sample", "rows since", "mean gap since bps", "R2 since"],
        report.Models.Select(m => new[]
        {
            m.Model.Version, MetaReportText.Model(m.Model), MetaReportText.Count(m.Model.Rows), MetaReportText.Number(m.Model.OutOfSampleR2, "0.000"), MetaReportText.Count(m.LiveRows),
            MetaReportText.Bps(m.LiveMeanGapBps), MetaReportText.Number(m.LiveR2, "0.000"),
        }));

    private static void Table(StringBuilder text, string heading, string[] columns, IEnumerable<string[]> rows)
    {
        text.Append($"\n## {heading}\n\n| {string.Join(" | ", columns)} |\n|{string.Concat(columns.Select(_ => "---|"))}\n");
        foreach (var row in rows)
        {
            text.Append($"| {string.Join(" | ", row.Select(Cell))} |\n");
        }
    }

    private static void List(StringBuilder text, string heading, IEnumerable<string> items)
    {
        string[] all = [.. items];
        if (all.Length > 0)
        {
            text.Append($"\n## {heading}\n\n{string.Concat(all.Select(i => $"- {i}\n"))}");
        }
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ');
}
