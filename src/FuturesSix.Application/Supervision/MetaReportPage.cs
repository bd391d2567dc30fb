using FuturesSix.Application.Reporting;
using FuturesSix.Core.Supervision;

namespace FuturesSix.Application.Supervision;

/// <summary>The report as one HTML page that needs nothing else.</summary>
public static class MetaReportPage
{
    private const string Wrap = "wrap";

    /// <summary>The page.</summary>
    public static string Write(MetaReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var page = new HtmlPage("Meta supervisor", $"Evidence until {MetaReportText.Moment(report.EvidenceUntil)}, {MetaReportText.Count(report.Rows)} reconciled rows")
        {
            Warning = report.Demo ? "Demo: generated journals; nothing here was ever traded." : null,
            Footer = "Every figure is in meta_report.json; docs/supervisor.md says how each is computed.",
        };
        return page
            .Section("capital", "Capital", html => Capital(html, report))
            .Section("factors", "Weights and their factors", html => Factors(html, report))
            .Section("time", "Confidence and capital over time", html => MetaReportCharts.OverTime(html, report))
            .Section("evidence", "What confidence is made of", html => Evidence(html, report))
            .Section("gaps", "Gaps and their tails", html => MetaReportCharts.Gaps(html, report))
            .Section("ledger", "Where the gaps come from", html => Ledger(html, report))
            .Section("ladder", "Promotions", html => Ladder(html, report))
            .Section("models", "Simulator models", html => Models(html, report))
            .Section("journals", "Journals and notes", html => List(html, [.. MetaReportText.Journals(report), .. report.Notes]))
            .ToString();
    }

    private static void Capital(HtmlWriter html, MetaReport report)
    {
        html.Figures(
        [
            ("agents", MetaReportText.Count(report.Agents.Count), null),
            ("live", MetaReportText.Count(report.Agents.Count(a => a.Rung == Rung.Live)), null),
            ("invested", MetaReportText.Percent(1 - report.CapitalUninvested), null),
            ("uninvested", MetaReportText.Percent(report.CapitalUninvested), "what the cap leaves over"),
        ]);
        var table = new HtmlTable("Capital by agent", "agent", "strategy", "rung", "#capital", "#if all were live", "why");
        foreach (var a in report.Agents.OrderByDescending(a => a.Capital).ThenByDescending(a => a.Weight.Weight))
        {
            table.Row(a.Agent, a.Strategy, MetaReportText.Name(a.Rung), MetaReportText.Percent(a.Capital), MetaReportText.Percent(a.Weight.Weight), Reason(a.CapitalWhy));
        }

        table.Write(html);
    }

    private static void Factors(HtmlWriter html, MetaReport report)
    {
        var table = new HtmlTable(
            "Score = product of the factors; a closed gate has none", "agent", "#score", "#sqrt P&L", "#0.6 + hit rate", "#confidence", "#simulation", "#CVaR", "#drawdown", "#share uncapped", "#weight", "gates");
        foreach (var a in report.Agents)
        {
            var f = a.Weight.Factors;
            table.Row(
                a.Agent, MetaReportText.Factor(f?.Score), MetaReportText.Factor(f?.Pnl), MetaReportText.Factor(f?.Hit), MetaReportText.Factor(f?.Confidence), MetaReportText.Factor(f?.Simulation),
                Cut(f?.Cvar), Cut(f?.Drawdown), MetaReportText.Percent(a.Weight.Uncapped), new HtmlCell(MetaReportText.Percent(a.Weight.Weight), a.Weight.Capped ? "bad" : null),
                Reason(string.Join("; ", a.Weight.Gates), a.Weight.Eligible ? null : "bad"));
        }

        table.Write(html);
    }

    private static void Evidence(HtmlWriter html, MetaReport report)
    {
        var table = new HtmlTable(
            "Statistics by agent", "agent", "#confidence", "#rows", "#error rate", "#P&L bps", "#hit rate", "#mean abs error bps", "#mean gap bps", "#drawdown bps", "simulator", "confidence is made by");
        foreach (var a in report.Agents)
        {
            var s = a.Statistics;
            table.Row(
                a.Agent, new HtmlCell(MetaReportText.Number(a.Confidence.Multiplier), a.Confidence.Multiplier >= 1 ? "good" : a.Confidence.Bound is null ? null : "bad"), MetaReportText.Count(s.Rows),
                MetaReportText.Percent(s.ErrorRate), MetaReportText.Bps(s.PnlSumBps), MetaReportText.Percent(s.HitRate), MetaReportText.Bps(s.AvgAbsErrorBps), MetaReportText.Bps(s.AvgPnlErrorBps),
                MetaReportText.Bps(s.MaxDrawdownBps), s.SimVersion, Reason(MetaReportText.Confidence(a.Confidence)));
        }

        table.Write(html);
    }

    private static void Ledger(HtmlWriter html, MetaReport report)
    {
        html.Paragraph("Sums of realised - expected in bps; cost, timing, data, sizing and residual add up to the gap exactly.");
        var table = new HtmlTable("Gap ledger", "agent", "#gap", "#cost", "#timing", "#data", "#sizing", "#residual", "#hours to fill", "remedy");
        foreach (var a in report.Agents)
        {
            var l = a.Ledger;
            table.Row(
                a.Agent, MetaReportText.Bps(l.Gap), MetaReportText.Bps(l.Cost), MetaReportText.Bps(l.Timing), MetaReportText.Bps(l.Data), MetaReportText.Bps(l.Sizing), MetaReportText.Bps(l.Residual),
                MetaReportText.Number(a.FillDelayHours, "0.00"), Reason(MetaReportText.Remedy(a.Remedy), a.Remedy is null ? null : "bad"));
        }

        table.Write(html);
        MetaReportCharts.Ledger(html, report);
    }

    private static void Ladder(HtmlWriter html, MetaReport report)
    {
        var now = new HtmlTable("Gates now", "agent", "rung", "gates", "last decision");
        foreach (var a in report.Agents)
        {
            now.Row(a.Agent, MetaReportText.Name(a.Rung), Reason(string.Join("; ", a.Gates), a.Gates.All(g => g.Passed) ? "good" : "bad"), a.Decision is { } d ? $"{MetaReportText.Day(d.Ts)} {MetaReportText.Name(d.Decision)}" : "never judged");
        }

        now.Write(html);
        var moves = new HtmlTable("Last decisions, newest first", "when", "agent", "decision", "from", "to", "why");
        foreach (var e in report.Events.Reverse())
        {
            moves.Row(
                MetaReportText.Day(e.Ts), e.Agent, new HtmlCell(MetaReportText.Name(e.Decision), e.Decision switch { LadderDecision.Promoted => "good", LadderDecision.Demoted => "bad", _ => null }),
                MetaReportText.Name(e.From), MetaReportText.Name(e.To), Reason(e.Why));
        }

        moves.Write(html);
    }

    private static void Models(HtmlWriter html, MetaReport report)
    {
        var table = new HtmlTable("Versions in force", "version", "expects by", "#rows", "#R2 out of sample", "#rows since", "#mean gap since, bps", "#R2 since", "notes");
        foreach (var m in report.Models)
        {
            table.Row(
                m.Model.Version, MetaReportText.Model(m.Model), MetaReportText.Count(m.Model.Rows), MetaReportText.Number(m.Model.OutOfSampleR2, "0.000"), MetaReportText.Count(m.LiveRows),
                MetaReportText.Bps(m.LiveMeanGapBps), MetaReportText.Number(m.LiveR2, "0.000"), Reason(string.Join("; ", m.Model.Notes)));
        }

        table.Write(html);
    }

    private static void List(HtmlWriter html, IReadOnlyList<string> items)
    {
        html.Begin("ul");
        foreach (var item in items)
        {
            html.Element("li", item);
        }

        html.End();
    }

    /// <summary>A cell whose text wraps.</summary>
    private static HtmlCell Reason(string text, string? classes = null) => new(text, classes is null ? Wrap : $"{Wrap} {classes}");

    private static HtmlCell Cut(double? factor) => new(MetaReportText.Factor(factor), factor < 0.5 ? "bad" : null);
}
