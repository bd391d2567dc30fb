using FuturesSix.Data.Reports;

namespace FuturesSix.Application.Reporting;

/// <summary>Volatility against its target, leverage and exposure.</summary>
internal static class RiskSection
{
    public static void Write(HtmlWriter page, ReportModel report, ReportCharts charts)
    {
        var (days, rebalances, identity, summary) = (report.Days, report.Rebalances, report.Identity, report.Summary);
        FigureLine[] volatility =
        [
            new($"Realised, {days.VolatilityWindow} days", "1", days.Volatility) { Steps = 10_000 },
            new("Ex ante at the rebalance, before the brake", "2", rebalances.BookVolatility) { AtRebalances = true, Steps = 10_000 },
        ];
        charts.Write(page, new ReportFigure("volatility", "Volatility against target", FigureUnit.Percent, volatility)
        {
            Note = "annualised; gates, the brake and limits keep the book below the target",
            Levels = [(identity.TargetVolatility, $"Target {ReportText.PercentTick(identity.TargetVolatility)}")],
            Range = (0, identity.TargetVolatility),
        });
        FigureLine[] leverage =
        [
            new("Leverage of the ungated book", "2", rebalances.Leverage) { AtRebalances = true, Steps = 100 },
            new("Gross exposure", "1", days.Gross) { Steps = 100 },
            new("Net exposure", "3", days.Net) { Steps = 100 },
        ];
        charts.Write(page, new ReportFigure("leverage", "Leverage and exposure", FigureUnit.Times, leverage)
        {
            Note = $"multiples of equity; cap of the leverage {ReportText.Times(identity.LeverageCap, 1)}",
            Range = (0, 0),
        });
        charts.Write(page, new ReportFigure("margin", "Margin", FigureUnit.Percent, [new FigureLine("Margin", "1", days.Margin) { Filled = true, Steps = 1000 }]) { Note = "share of equity", Size = "low", Range = (0, 0) });
        page.Paragraph(
            $"Gross exposure {ReportText.Times(summary.Exposure.MeanGross)} on average, {ReportText.Times(summary.Exposure.MaximumGross)} at most; net {ReportText.Times(summary.Exposure.MeanNet)} on average; "
            + $"margin {ReportText.Percent(summary.Exposure.MeanMargin)} of equity on average, {ReportText.Percent(summary.Exposure.MaximumMargin)} at most. "
            + $"{ReportText.Percent(summary.Leverage.AtTarget, 0)} of the rebalances reached the target volatility; {ReportText.Count(summary.Leverage.Flat)} were flat.");
    }
}
