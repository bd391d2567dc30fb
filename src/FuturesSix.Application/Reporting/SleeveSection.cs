using FuturesSix.Data.Reports;

namespace FuturesSix.Application.Reporting;

/// <summary>What each engine contributed: all on one chart, then a tear sheet of each.</summary>
internal static class SleeveSection
{
    private const int Steps = 10_000;

    public static void Write(HtmlWriter page, ReportModel report, ReportCharts charts)
    {
        page.Paragraph("Contributions to the book's daily return, before costs; costs are a line of their own, and positions that no sleeve asked for are execution. Their sum is the book's return, day by day.");
        FigureLine[] lines = [.. report.Sleeves.Select((s, n) => new FigureLine(ReportText.Words(s.Name), Colour(s.Name, n), s.Cumulative) { Steps = Steps })];
        charts.Write(page, new ReportFigure("sleeves", "Cumulative contributions", FigureUnit.Percent, lines) { Note = "sums of daily contributions, not compounded", Size = "tall", Range = (0, 0) });
        Table(report).Write(page);
        LeftOut(page, report);
        if (report.Days.Dates.Length == 0)
        {
            return;
        }

        page.Begin("div", "columns");
        foreach (var (sleeve, n) in report.Sleeves.Select((s, n) => (s, n)).Where(s => !IsRest(s.s.Name)))
        {
            Sheet(page, report, charts, sleeve, n);
        }

        page.End();
    }

    private static HtmlTable Table(ReportModel report)
    {
        var table = new HtmlTable("Statistics of the contributions, as if they were the returns of a book of their own", "Sleeve", "#Weight", "#Contribution", "#A year", "#Volatility", "#Sharpe", "#Max drawdown", "#Correlation with the book");
        foreach (var sleeve in report.Sleeves)
        {
            var p = sleeve.Performance;
            table.Row(
                new HtmlCell(ReportText.Words(sleeve.Name)),
                Weight(report, sleeve),
                new HtmlCell(ReportText.Percent(sleeve.Contribution), ReportText.Sign(sleeve.Contribution)),
                new HtmlCell(ReportText.Percent(p.Cagr, 2), ReportText.Sign(p.Cagr)),
                ReportText.Percent(p.Volatility, 2),
                ReportText.Number(p.Sharpe),
                ReportText.Percent(p.MaxDrawdown),
                ReportText.Number(sleeve.Correlation));
        }

        return table.RowOf(
            "total",
            [
                new HtmlCell("Book"),
                "",
                ReportText.Percent(report.Sleeves.Sum(s => s.Contribution)),
                ReportText.Percent(report.Summary.Performance.Cagr, 2),
                ReportText.Percent(report.Summary.Performance.Volatility, 2),
                ReportText.Number(report.Summary.Performance.Sharpe),
                ReportText.Percent(report.Summary.Performance.MaxDrawdown),
                "",
            ]);
    }

    /// <summary>The tear sheet of one engine.</summary>
    private static void Sheet(HtmlWriter page, ReportModel report, ReportCharts charts, ReportSleeve sleeve, int n)
    {
        var p = sleeve.Performance;
        page.Begin("article", "sheet").Element("h3", ReportText.Words(sleeve.Name));
        charts.Write(page, new ReportFigure($"sleeve-{n}", "Cumulative contribution", FigureUnit.Percent, [new FigureLine("Contribution", Colour(sleeve.Name, n), sleeve.Cumulative) { Filled = true, Steps = Steps }])
        {
            Size = "low",
            Range = (0, 0),
            Spans = Off(report, sleeve.Name),
            SpanNames = Off(report, sleeve.Name).Length > 0 ? [("off", "held off by its gate")] : [],
        });
        page.Figures(
        [
            ("Sharpe ratio", ReportText.Number(p.Sharpe), null),
            ("Volatility", ReportText.Percent(p.Volatility, 2), null),
            ("Max drawdown", ReportText.Percent(p.MaxDrawdown), null),
            ("Contribution", ReportText.Percent(sleeve.Contribution), $"base weight {Weight(report, sleeve)}"),
        ]).End();
    }

    private static void LeftOut(HtmlWriter page, ReportModel report)
    {
        foreach (var engine in report.Summary.Engines.Where(e => e.LeftOutBecause is not null))
        {
            page.Paragraph($"{ReportText.Words(engine.Name)} took no part: {engine.LeftOutBecause}", "muted");
        }
    }

    /// <summary>Stretches between rebalances at which policy held the engine off.</summary>
    private static SvgSpan[] Off(ReportModel report, string engine)
    {
        if (report.Rebalances.Policy.FirstOrDefault(p => p.Name == engine) is not { } policy || report.Days.Dates.Length == 0)
        {
            return [];
        }

        var (dates, end, first) = (report.Rebalances.Dates, report.Days.Dates[^1], report.Days.Dates[0]);
        var spans = new List<SvgSpan>();
        for (var k = 0; k < dates.Length; k++)
        {
            if (policy.Values[k] == 0 && dates[k] >= first)
            {
                var to = k + 1 < dates.Length ? dates[k + 1] : end;
                var joins = spans.Count > 0 && spans[^1].To == dates[k].DayNumber;
                spans.Add(new SvgSpan(joins ? spans[^1].From : dates[k].DayNumber, to.DayNumber, "off"));
                spans.RemoveRange(spans.Count - 1 - (joins ? 1 : 0), joins ? 1 : 0);
            }
        }

        return [.. spans];
    }

    private static string Weight(ReportModel report, ReportSleeve sleeve) =>
        report.Summary.Engines.FirstOrDefault(e => e.Name == sleeve.Name) is { } engine ? ReportText.Percent(engine.BaseWeight) : "";

    private static bool IsRest(string name) => name is "execution" or "cost";

    private static string Colour(string name, int n) => name switch { "execution" => "9", "cost" => "bad", _ => FormattableString.Invariant($"{(n % 8) + 1}") };
}
