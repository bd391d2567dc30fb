using FuturesSix.Data.Reports;

namespace FuturesSix.Application.Reporting;

/// <summary>What each instrument contributed, as bars.</summary>
internal static class InstrumentSection
{
    public static void Write(HtmlWriter page, ReportModel report)
    {
        var all = report.Summary.Instruments;
        if (all.All(i => i.Value == 0))
        {
            page.Paragraph("No instrument was ever held.", "muted");
            return;
        }

        BarFigure.Write(page, "Contribution of each instrument", "sums of daily contributions before costs", [.. all.Select(i => (i.Name, i.Value))]);
        var table = new HtmlTable("The same as figures", "Instrument", "#Contribution");
        foreach (var instrument in all)
        {
            table.Row(new HtmlCell(instrument.Name), new HtmlCell(ReportText.Percent(instrument.Value, 2), ReportText.Sign(instrument.Value)));
        }

        page.Begin("details").Element("summary", "As a table");
        table.Write(page);
        page.End();
    }
}
