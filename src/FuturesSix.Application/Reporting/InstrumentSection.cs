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

        var scale = SvgAxis.Numbers(Math.Min(0, all.Min(i => i.Value)), Math.Max(0, all.Max(i => i.Value)), ReportText.PercentTick);
        var rows = new SvgAxis(-0.5, all.Count - 0.5, [.. all.Select((i, n) => new SvgTick(all.Count - 1 - n, i.Name))]);
        var chart = new SvgChart(scale, rows, "Contribution of each instrument") { Size = $"bars rows{Math.Min(60, (all.Count + 4) / 5 * 5)}", Upright = true };
        for (var n = 0; n < all.Count; n++)
        {
            chart.Bar(0, all[n].Value, all.Count - 1 - n, 0.7, all[n].Value < 0 ? "fillbad" : "fill1");
        }

        page.Begin("figure").Begin("figcaption").Text("Contribution of each instrument ").Element("small", "sums of daily contributions before costs", "muted").End();
        chart.Write(page);
        page.End();
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
