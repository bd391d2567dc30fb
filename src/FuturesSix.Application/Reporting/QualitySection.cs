using FuturesSix.Data.Reports;

namespace FuturesSix.Application.Reporting;

/// <summary>What was missing, skipped, defaulted or clipped, and the limits that bound.</summary>
internal static class QualitySection
{
    public static void Write(HtmlWriter page, ReportModel report)
    {
        page.Begin("ul");
        foreach (var note in report.Summary.Notes)
        {
            page.Element("li", note);
        }

        page.End();
        page.Begin("div", "columns");
        Bounds(report).Write(page);
        Counts(report).Write(page);
        page.End();
    }

    private static HtmlTable Bounds(ReportModel report)
    {
        var table = new HtmlTable("Rebalances at which a bound decided", "Bound", "#Rebalances", "#Share");
        foreach (var bound in report.Summary.Bounds)
        {
            table.Row(new HtmlCell(bound.Name), ReportText.Count(bound.Count), ReportText.Percent(bound.Share));
        }

        return table;
    }

    private static HtmlTable Counts(ReportModel report)
    {
        var table = new HtmlTable("What the data layer merged, skipped, carried or found", "Matter", "#Count");
        foreach (var (name, count) in report.Summary.DataQuality)
        {
            table.Row(new HtmlCell(ReportText.Words(name)), ReportText.Count(count));
        }

        return table;
    }
}
