using FuturesSix.Data.Reports;

namespace FuturesSix.Application.Reporting;

/// <summary>What trading cost.</summary>
internal static class CostSection
{
    public static void Write(HtmlWriter page, ReportModel report)
    {
        if (report.Costs.Count == 0)
        {
            page.Paragraph("Nothing was traded.", "muted");
            return;
        }

        var table = new HtmlTable(
            $"By year, in {report.Identity.AccountCurrency}; the last column is what costs took from the year's return", "Year", "#Slippage", "#Commission", "#Rolls", "#Total", "#Traded notional", "#Turnover", "#Of return");
        foreach (var year in report.Costs.Reverse())
        {
            table.Row(Cells(FormattableString.Invariant($"{year.Year}"), year));
        }

        var costs = report.Costs;
        var all = new ReportCosts(0, costs.Sum(c => c.Slippage), costs.Sum(c => c.Commission), costs.Sum(c => c.Roll), costs.Sum(c => c.TradedNotional), costs.Sum(c => c.Turnover), costs.Sum(c => c.Drag));
        table.RowOf("total", Cells("All", all)).Write(page);
    }

    private static HtmlCell[] Cells(string name, ReportCosts costs) =>
    [
        new(name),
        ReportText.Number(costs.Slippage, 0),
        ReportText.Number(costs.Commission, 0),
        ReportText.Number(costs.Roll, 0),
        ReportText.Number(costs.Slippage + costs.Commission + costs.Roll, 0),
        ReportText.Number(costs.TradedNotional, 0),
        ReportText.Times(costs.Turnover, 1),
        new(ReportText.Percent(costs.Drag, 2), ReportText.Sign(costs.Drag)),
    ];
}
