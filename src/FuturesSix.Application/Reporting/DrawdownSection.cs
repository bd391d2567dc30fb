using FuturesSix.Data.Reports;

namespace FuturesSix.Application.Reporting;

/// <summary>The deepest drawdowns.</summary>
internal static class DrawdownSection
{
    public static void Write(HtmlWriter page, ReportModel report)
    {
        if (report.Drawdowns.Count == 0)
        {
            page.Paragraph("None: compounded returns never fell below their maximum.", "muted");
            return;
        }

        var table = new HtmlTable("Peak to recovery, deepest first", "Depth", "Peak", "Trough", "Recovery", "#Days down", "#Days in all");
        foreach (var drawdown in report.Drawdowns)
        {
            table.Row(
                new HtmlCell(ReportText.Percent(drawdown.Depth, 2), "bad"),
                ReportText.Date(drawdown.Peak),
                ReportText.Date(drawdown.Trough),
                drawdown.Recovery is null ? "not yet" : ReportText.Date(drawdown.Recovery),
                ReportText.Count(drawdown.Trough.DayNumber - drawdown.Peak.DayNumber),
                ReportText.Count(drawdown.Days));
        }

        table.Write(page);
    }
}
