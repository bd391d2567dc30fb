using FuturesSix.Core.Evaluation;
using FuturesSix.Core.Simulation;

namespace FuturesSix.Data.Reports;

/// <summary>The tables of a report.</summary>
internal static class ReportTables
{
    public static IReadOnlyList<ReportYear> Years(ReportSpan span)
    {
        var months = ReturnStatistics.MonthlyReturns(span.ReturnDates, span.Returns);
        var years = ReturnStatistics.AnnualReturns(span.ReturnDates, span.Returns);
        return [.. years.Select(y => new ReportYear(y.Year.Year, Months(y.Year.Year, months), y.Return))];
    }

    public static IReadOnlyList<ReportDrawdown> Drawdowns(ReportSpan span, int count) =>
    [
        .. ReturnStatistics.Drawdowns(span.Returns)
            .OrderBy(d => d.Depth).ThenBy(d => d.PeakRow)
            .Take(count)
            .Select(d => Describe(d, span)),
    ];

    public static IReadOnlyList<ReportCosts> Costs(SimulationResult book, ReportSpan span)
    {
        var years = new List<ReportCosts>();
        var drag = book.SleeveReturns.Column(book.SleeveReturns.Columns.Count - 1);
        for (var d = span.First; d < book.Days; d++)
        {
            if (years.Count == 0 || years[^1].Year != book.Dates[d].Year)
            {
                years.Add(new ReportCosts(book.Dates[d].Year, 0, 0, 0, 0, 0, 0));
            }

            var year = years[^1];
            years[^1] = new ReportCosts(
                year.Year,
                year.Slippage + book.Slippage[d],
                year.Commission + book.Commission[d],
                year.Roll + book.RollCost[d],
                year.TradedNotional + book.TradedNotional[d],
                year.Turnover + book.Turnover[d],
                year.Drag + (double.IsNaN(drag[d]) ? 0 : drag[d]));
        }

        return years;
    }

    private static double[] Months(int year, IReadOnlyList<(DateOnly Month, double Return)> months)
    {
        var values = new double[12];
        Array.Fill(values, double.NaN);
        foreach (var (month, value) in months)
        {
            if (month.Year == year)
            {
                values[month.Month - 1] = value;
            }
        }

        return values;
    }

    /// <summary>A peak at the start of wealth is dated to the first day of the span.</summary>
    private static ReportDrawdown Describe(Drawdown drawdown, ReportSpan span)
    {
        var (peak, end) = (drawdown.PeakRow + 1, drawdown.PeakRow + 1 + drawdown.Rows);
        return new ReportDrawdown(
            drawdown.Depth,
            span.Dates[peak],
            span.Dates[drawdown.TroughRow + 1],
            drawdown.RecoveryRow is { } row ? span.Dates[row + 1] : null,
            span.Dates[end].DayNumber - span.Dates[peak].DayNumber);
    }
}
