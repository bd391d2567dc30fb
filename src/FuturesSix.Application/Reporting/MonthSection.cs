using FuturesSix.Core.Numerics;
using FuturesSix.Data.Reports;

namespace FuturesSix.Application.Reporting;

/// <summary>Returns by month and year.</summary>
internal static class MonthSection
{
    private static readonly string[] Names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    public static void Write(HtmlWriter page, ReportModel report)
    {
        double[] all = [.. report.Years.SelectMany(y => y.Months).Where(double.IsFinite)];
        if (all.Length == 0)
        {
            page.Paragraph("No month has a return: the book was never active.", "muted");
            return;
        }

        var unit = Moments.Std(all);
        var table = new HtmlTable("Compounded, in percent, after costs; the first and the last month may be partial", ["Year", .. Names.Select(n => $"#{n}"), "#Year"]) { Classes = "months" };
        foreach (var year in report.Years.Reverse())
        {
            table.Row([
                new HtmlCell(FormattableString.Invariant($"{year.Year}")),
                .. year.Months.Select(m => Cell(m, unit)),
                new HtmlCell(ReportText.Number(100 * year.Total, 1), year.Total < 0 ? "bad total" : "total"),
            ]);
        }

        table.Write(page);
        page.Paragraph($"{ReportText.Percent((double)all.Count(m => m > 0) / all.Length, 0)} of {ReportText.Count(all.Length)} months gained; best {ReportText.Percent(all.Max())}, worst {ReportText.Percent(all.Min())}.");
    }

    /// <summary>Shaded by its size in standard deviations of the months: up to 0.5, 1.5, beyond.</summary>
    private static HtmlCell Cell(double month, double unit)
    {
        if (double.IsNaN(month))
        {
            return new HtmlCell("");
        }

        var size = Math.Abs(month) / unit;
        var shade = size > 1.5 ? "3" : size > 0.5 ? "2" : "1";
        return new HtmlCell(ReportText.Number(100 * month, 1), $"{(month < 0 ? "down" : "up")}{shade}");
    }
}
