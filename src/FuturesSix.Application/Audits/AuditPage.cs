using FuturesSix.Application.Reporting;
using FuturesSix.Core.Evaluation;
using FuturesSix.Data.Audits;

namespace FuturesSix.Application.Audits;

/// <summary>An audit as one self-contained page.</summary>
internal static class AuditPage
{
    private static readonly (string Colour, string Name)[] PassNames = [("fill9", "Brake off"), ("fill1", "Brake on")];
    private static readonly (string Colour, string Name)[] RegimeNames = [("elevated", "ELEVATED"), ("stress", "STRESS"), ("crisis", "CRISIS")];

    public static byte[] Render(AuditReport report, AuditSeries series)
    {
        var page = new HtmlPage($"Two-pass audit of {report.Dataset.Name}", AuditText.Period(report))
        {
            Warning = report.Synthetic ? "Generated data: these prices were never traded." : null,
            Footer = $"Audit {report.Id} · code {report.CodeVersion} · written by FuturesSix. Past or simulated returns say nothing certain about future ones.",
        };
        page.Section("summary", "What the brake changed", body => Summary(body, report));
        page.Section("wealth", "Wealth and drawdown", body => Wealth(body, series));
        page.Section("brake", "The brake", body => Brake(body, report, series));
        page.Section("regimes", "Regimes", body => Regimes(body, report));
        page.Section("identity", "The passes", body => Identity(body, report));
        return page.ToBytes();
    }

    private static void Summary(HtmlWriter page, AuditReport report)
    {
        var (a, b) = (report.Baseline.Performance, report.Braked.Performance);
        page.Figures(
        [
            ("Return a year", ReportText.Percent(b.Cagr), $"{ReportText.Percent(a.Cagr)} without the brake"),
            ("Volatility", ReportText.Percent(b.Volatility), $"{ReportText.Percent(a.Volatility)} without"),
            ("Sharpe ratio", ReportText.Number(b.Sharpe), $"{ReportText.Number(a.Sharpe)} without"),
            ("Maximum drawdown", ReportText.Percent(b.MaxDrawdown), $"{ReportText.Percent(a.MaxDrawdown)} without"),
            ("Worst month", ReportText.Percent(b.WorstMonth), $"{ReportText.Percent(a.WorstMonth)} without"),
            ("Mean scalar", ReportText.Number(report.Scalars.Mean, 3), $"below 1 at {ReportText.Percent(report.Scalars.ShareBelow)} of the rebalances"),
        ]);
        foreach (var note in report.Notes)
        {
            page.Paragraph(note, "muted");
        }

        Fill(new HtmlTable($"Both passes, after costs; costs over the run in {report.Currency}", AuditText.FigureHeadings), AuditText.FigureRows(report)).Write(page);
    }

    private static void Wealth(HtmlWriter page, AuditSeries series)
    {
        if (series.Dates.Length == 0)
        {
            page.Paragraph("Nothing to draw: the book was never active.", "muted");
            return;
        }

        var (a, b) = (Compounded(series.Baseline), Compounded(series.Braked));
        Figure(page, "Wealth", "compounded returns after costs, 1 at the start; behind it the regime known the day before", series, SvgAxis.Numbers(Math.Min(a.Min(), b.Min()), Math.Max(a.Max(), b.Max()), v => ReportText.Number(v)), a, b);
        ReturnStatistics.DrawdownSeries(series.Baseline, a);
        ReturnStatistics.DrawdownSeries(series.Braked, b);
        Figure(page, "Drawdown", "from the running maximum", series, SvgAxis.Numbers(Math.Min(a.Min(), b.Min()), 0, ReportText.PercentTick), a, b);
    }

    private static void Figure(HtmlWriter page, string title, string note, AuditSeries series, SvgAxis y, double[] a, double[] b)
    {
        double[] at = [.. series.Dates.Select(d => (double)d.DayNumber)];
        page.Begin("figure").Begin("figcaption").Text($"{title} ").Element("small", note).End();
        new SvgChart(SvgAxis.Dates(series.Dates[0], series.Dates[^1]), y, title) { Size = "tall" }
            .Ribbon(Spans(series), 0.03).Line(at, a, "line9").Line(at, b).Write(page);
        SvgChart.Legend(page, [.. PassNames, .. RegimeNames]);
        page.End();
    }

    private static void Brake(HtmlWriter page, AuditReport report, AuditSeries series)
    {
        page.Paragraph($"The scalar was {AuditText.Usage(report.Scalars)}.");
        if (series.Rebalances.Length < 2)
        {
            return;
        }

        double[] at = [.. series.Rebalances.Select(d => (double)d.DayNumber)];
        page.Begin("figure").Begin("figcaption").Text("Scalar ").Element("small", "multiplies every weight, from one rebalance to the next").End();
        new SvgChart(SvgAxis.Dates(series.Rebalances[0], series.Rebalances[^1]), SvgAxis.Numbers(0, 1, ReportText.PercentTick), "Scalar") { Size = "low" }
            .Ribbon(Spans(series), 0.03).Line(at, series.Scalars, "line1", stepped: true).Write(page);
        page.End();
    }

    private static void Regimes(HtmlWriter page, AuditReport report)
    {
        page.Paragraph(AuditText.RegimeMeaning);
        Fill(new HtmlTable("What both passes earned in each regime", AuditText.RegimeHeadings), AuditText.RegimeRows(report)).Write(page);
    }

    private static void Identity(HtmlWriter page, AuditReport report)
    {
        var table = new HtmlTable("Both are stored runs", "", "Run", "Allocator", "Scalars of", "Determinism hash");
        foreach (var (name, pass) in new[] { ("Pass 1", report.Baseline), ("Pass 2", report.Braked) })
        {
            table.Row(new HtmlCell(name), pass.RunId, pass.Mode, pass.PrecomputedRunId ?? ReportText.Missing, pass.DeterminismHash);
        }

        table.Write(page);
    }

    private static HtmlTable Fill(HtmlTable table, IEnumerable<string[]> rows)
    {
        foreach (var row in rows)
        {
            table.Row(row.Select(HtmlCell.FromString));
        }

        return table;
    }

    private static double[] Compounded(double[] returns)
    {
        var (path, wealth) = (new double[returns.Length], 1.0);
        for (var t = 0; t < returns.Length; t++)
        {
            wealth *= 1 + (double.IsNaN(returns[t]) ? 0 : returns[t]);
            path[t] = wealth;
        }

        return path;
    }

    /// <summary>The stretches of days that begin in a regime worse than NORMAL.</summary>
    private static List<SvgSpan> Spans(AuditSeries series)
    {
        var spans = new List<SvgSpan>();
        for (var t = 0; t < series.Dates.Length;)
        {
            var end = t;
            while (end < series.Dates.Length && series.Regimes[end] == series.Regimes[t])
            {
                end++;
            }

            var name = AuditSeries.RegimeNames[series.Regimes[t]];
            if (RegimeNames.Any(r => r.Name == name))
            {
                spans.Add(new SvgSpan(series.Dates[t].DayNumber, series.Dates[Math.Min(end, series.Dates.Length - 1)].DayNumber, name.ToLowerInvariant()));
            }

            t = end;
        }

        return spans;
    }
}
