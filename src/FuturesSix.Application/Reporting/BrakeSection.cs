using FuturesSix.Data.Reports;

namespace FuturesSix.Application.Reporting;

/// <summary>Layer 6, the brake with its regimes, and layer 2, the gates.</summary>
internal static class BrakeSection
{
    public static void Write(HtmlWriter page, ReportModel report, ReportCharts charts)
    {
        var brake = report.Summary.Brake;
        charts.Write(page, new ReportFigure("scalar", "Brake", FigureUnit.Percent, [new FigureLine("Scalar", "1", report.Rebalances.Scalar) { AtRebalances = true, Filled = true, Steps = 10_000 }])
        {
            Note = brake.Acts ? $"share of the normal risk, mode {brake.Mode}, profile {brake.Profile}" : $"mode {brake.Mode}: what would have acted, profile {brake.Profile}",
            Size = "low",
            Range = (0, 1),
            Spans = EquitySection.Regimes(report),
            SpanNames = EquitySection.RegimeNames,
        });
        page.Begin("div", "columns");
        Regimes(report).Write(page);
        Gates(report).Write(page);
        page.End();
        Transitions(page, report);
        Policy(page, report, charts);
    }

    private static HtmlTable Regimes(ReportModel report)
    {
        var table = new HtmlTable("Days in each regime", "Regime", "#Days", "#Share", "#Stretches");
        foreach (var regime in report.Summary.Regimes)
        {
            table.Row(new HtmlCell(regime.Name), ReportText.Count(regime.Count), ReportText.Percent(regime.Share), ReportText.Count(report.Regimes.Count(r => r.Regime == regime.Name)));
        }

        return table;
    }

    private static HtmlTable Gates(ReportModel report)
    {
        var table = new HtmlTable("Rebalances at which a gate held an engine off", "Engine", "Reads", "#Off", "#Share", "#State missing");
        foreach (var gate in report.Summary.Gates)
        {
            table.Row(new HtmlCell(ReportText.Words(gate.Engine)), ReportText.Words(gate.Feature), ReportText.Count(gate.Off), ReportText.Percent(gate.Share), ReportText.Count(gate.Missing));
        }

        return table;
    }

    private static void Transitions(HtmlWriter page, ReportModel report)
    {
        var table = new HtmlTable("Newest first", "Since", "Regime", "#Days", "Because");
        foreach (var regime in report.Regimes.Reverse().Where(r => r.Reason is not null))
        {
            table.Row(new HtmlCell(ReportText.Date(regime.From)), regime.Regime, ReportText.Count(regime.To.DayNumber - regime.From.DayNumber + 1), new HtmlCell(regime.Reason, "wrap"));
        }

        if (table.Count > 0)
        {
            page.Begin("details").Element("summary", $"{ReportText.Count(table.Count)} changes of regime, with the reason of each");
            table.Write(page);
            page.End();
        }
    }

    /// <summary>Scalars of single sleeves and the convexity position, where they are configured.</summary>
    private static void Scalars(HtmlWriter page, ReportModel report, ReportCharts charts)
    {
        var scalars = report.Rebalances.SleeveScalars;
        if (scalars.Count > 0)
        {
            FigureLine[] lines = [.. scalars.Select((s, n) => new FigureLine(ReportText.Words(s.Name), FormattableString.Invariant($"{(n % 8) + 1}"), s.Values) { AtRebalances = true, Steps = 1000 })];
            charts.Write(page, new ReportFigure("sleeve-scalars", "Scalars of single sleeves", FigureUnit.Percent, lines) { Range = (0, 1) });
        }

        if (report.Rebalances.Convexity.Length > 0)
        {
            charts.Write(page, new ReportFigure("convexity", "Convexity position", FigureUnit.Percent, [new FigureLine("Notional over equity", "1", report.Rebalances.Convexity) { AtRebalances = true, Filled = true, Steps = 10_000 }]) { Size = "low", Range = (0, 0) });
        }
    }

    private static void Policy(HtmlWriter page, ReportModel report, ReportCharts charts)
    {
        page.Begin("div", "columns");
        foreach (var (policy, n) in report.Rebalances.Policy.Select((p, n) => (p, n)).Where(p => report.Sleeves.Any(s => s.Name == p.p.Name)))
        {
            charts.Write(page, new ReportFigure($"policy-{n}", $"Policy multiplier of {ReportText.Words(policy.Name)}", FigureUnit.Percent, [new FigureLine("Multiplier", "1", policy.Values) { AtRebalances = true, Filled = true, Steps = 1000 }])
            {
                Note = "100% on, 0% off",
                Size = "strip",
                Range = (0, 1),
            });
        }

        page.End();
        Scalars(page, report, charts);
    }
}
