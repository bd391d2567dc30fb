using FuturesSix.Data.Reports;

namespace FuturesSix.Application.Reporting;

/// <summary>The report of a run as one self-contained page: figures, charts, tables; static SVG where no script runs.</summary>
public static class ReportPage
{
    /// <summary>True when the build made the script that lets charts be zoomed and read; without it they are static.</summary>
    public static bool IsInteractive => PageAssets.Read("report.js") is not null;

    /// <summary>The page, UTF-8. The same report gives the same bytes.</summary>
    /// <param name="report">The report.</param>
    /// <param name="evidence">What vouches for it.</param>
    public static byte[] Render(ReportModel report, ReportEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(evidence);
        var charts = new ReportCharts(report);
        var page = new HtmlPage(Title(report), Subtitle(report))
        {
            Warning = report.Synthetic ? "Generated data: these prices were never traded." : null,
            Footer = $"Run {report.RunId} · code {report.Identity.CodeVersion} · written by FuturesSix. Past or simulated returns say nothing certain about future ones.",
        };
        page.Section("summary", "Summary", body => SummarySection.Write(body, report));
        page.Section("equity", "Equity and regimes", body => EquitySection.Write(body, report, charts));
        page.Section("risk", "Volatility and leverage", body => RiskSection.Write(body, report, charts));
        page.Section("brake", "Brake and gates", body => BrakeSection.Write(body, report, charts));
        page.Section("exposure", "Exposure by asset class", body => ExposureSection.Write(body, report, charts));
        page.Section("sleeves", "Sleeves", body => SleeveSection.Write(body, report, charts));
        page.Section("months", "Monthly returns", body => MonthSection.Write(body, report));
        page.Section("drawdowns", "Worst drawdowns", body => DrawdownSection.Write(body, report));
        page.Section("statistics", "Statistics", body => SummarySection.WriteStatistics(body, report));
        page.Section("instruments", "Instruments", body => InstrumentSection.Write(body, report));
        page.Section("positions", "Positions and why", body => PositionSection.Write(body, report));
        page.Section("costs", "Costs", body => CostSection.Write(body, report));
        page.Section("quality", "Data quality and limits", body => QualitySection.Write(body, report));
        page.Section("identity", "Identity and certificate", body => IdentitySection.Write(body, report, evidence));
        if (PageAssets.Read("report.js") is { } script)
        {
            page.Style(PageAssets.Read("report.css") ?? "").Data("charts", charts.Json()).Script(script);
        }

        return page.ToBytes();
    }

    private static string Title(ReportModel report) => $"{report.Identity.Dataset.Name}, {report.Identity.Start:yyyy-MM-dd} to {report.Identity.End:yyyy-MM-dd}";

    private static string Subtitle(ReportModel report)
    {
        var engines = report.Summary.Engines.Count(e => e.LeftOutBecause is null && e.BaseWeight > 0);
        return $"{Plural(engines, "engine")}, {Plural(report.Identity.Instruments, "instrument")}, {Plural(report.Summary.Rebalances, "rebalance")} ({report.Identity.Rebalance}), "
            + $"{report.Identity.AccountCurrency} {ReportText.MoneyTick(report.Identity.Capital)} of capital";
    }

    private static string Plural(int count, string noun) => $"{ReportText.Count(count)} {noun}{(count == 1 ? "" : "s")}";
}
