using FuturesSix.Core.Evaluation;
using FuturesSix.Data.Reports;

namespace FuturesSix.Application.Reporting;

/// <summary>The figures a reader looks at first.</summary>
internal static class SummarySection
{
    public static void Write(HtmlWriter page, ReportModel report)
    {
        var (identity, summary) = (report.Identity, report.Summary);
        var p = summary.Performance;
        if (identity.EffectiveStart is null)
        {
            page.Paragraph($"The book was never active: all {ReportText.Count(summary.Rebalances)} rebalances were flat. Data quality and limits says why.", "bad");
        }

        if (identity.Ruin is { } ruin)
        {
            page.Paragraph($"Equity reached zero on {ReportText.Date(ruin)}; the run ended there.", "bad");
        }

        page.Figures(
        [
            ("Return a year", ReportText.Percent(p.Cagr), $"{ReportText.Percent(p.TotalReturn, 0)} in total, after costs"),
            ("Volatility", ReportText.Percent(p.Volatility), $"target {ReportText.Percent(identity.TargetVolatility)}"),
            ("Sharpe ratio", ReportText.Number(p.Sharpe), $"P(above 0) {ReportText.Percent(p.ProbabilisticSharpe)}"),
            ("Maximum drawdown", ReportText.Percent(p.MaxDrawdown), p.MaxDrawdownTrough is null ? null : $"{ReportText.Date(p.MaxDrawdownStart)} to {ReportText.Date(p.MaxDrawdownTrough)}"),
            ("Sortino, Calmar", $"{ReportText.Number(p.Sortino)}, {ReportText.Number(p.Calmar)}", null),
            ("Worst day, month", $"{ReportText.Percent(p.WorstDay)}, {ReportText.Percent(p.WorstMonth)}", $"expected shortfall 95 %: {ReportText.Percent(p.ExpectedShortfall95, 2)}"),
            ("Leverage", ReportText.Times(summary.Leverage.Median), $"median; {ReportText.Times(summary.Leverage.Minimum)} to {ReportText.Times(summary.Leverage.Maximum)}"),
            ("Costs a year", ReportText.Percent(summary.Costs.AnnualDrag, 2), $"turnover {ReportText.Times(summary.Exposure.AnnualTurnover, 1)} a year"),
        ]);
    }

    public static void WriteStatistics(HtmlWriter page, ReportModel report) => Statistics(report.Summary.Performance, report.Summary.Unbraked).Write(page);

    private static HtmlTable Statistics(PerformanceSummary book, PerformanceSummary unbraked)
    {
        var table = new HtmlTable("All statistics, daily returns after costs, annualised with 252; the book without the brake beside it", "", "#Book", "#Brake at 1") { Classes = "narrow" };
        (string Name, Func<PerformanceSummary, string> Text)[] rows =
        [
            ("Days", p => ReportText.Count(p.Observations)),
            ("Total return", p => ReportText.Percent(p.TotalReturn)),
            ("Return a year (CAGR)", p => ReportText.Percent(p.Cagr, 2)),
            ("Volatility", p => ReportText.Percent(p.Volatility, 2)),
            ("Sharpe ratio", p => ReportText.Number(p.Sharpe)),
            ("Sortino ratio", p => ReportText.Number(p.Sortino)),
            ("Calmar ratio", p => ReportText.Number(p.Calmar)),
            ("Maximum drawdown", p => ReportText.Percent(p.MaxDrawdown, 2)),
            ("Days from its peak to recovery", p => p.MaxDrawdownDays == 0 ? ReportText.Missing : ReportText.Count(p.MaxDrawdownDays) + (p.MaxDrawdownRecovery is null ? " so far" : "")),
            ("Ulcer index", p => ReportText.Percent(p.UlcerIndex, 2)),
            ("Value at risk, 95 %, a day", p => ReportText.Percent(p.ValueAtRisk95, 2)),
            ("Expected shortfall, 95 %, a day", p => ReportText.Percent(p.ExpectedShortfall95, 2)),
            ("Best, worst day", p => $"{ReportText.Percent(p.BestDay, 2)}, {ReportText.Percent(p.WorstDay, 2)}"),
            ("Worst month, quarter", p => $"{ReportText.Percent(p.WorstMonth, 2)}, {ReportText.Percent(p.WorstQuarter, 2)}"),
            ("Skewness, kurtosis", p => $"{ReportText.Number(p.Skewness)}, {ReportText.Number(p.Kurtosis, 1)}"),
            ("Tail ratio, hit rate", p => $"{ReportText.Number(p.TailRatio)}, {ReportText.Percent(p.HitRate)}"),
            ("Probability that the Sharpe ratio is above 0", p => ReportText.Percent(p.ProbabilisticSharpe)),
        ];
        foreach (var (name, text) in rows)
        {
            table.Row(new HtmlCell(name), text(book), text(unbraked));
        }

        return table;
    }
}
