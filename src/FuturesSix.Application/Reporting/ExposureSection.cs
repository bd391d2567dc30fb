using FuturesSix.Data.Reports;

namespace FuturesSix.Application.Reporting;

/// <summary>Exposure by asset class: gross on top of each other, net class by class.</summary>
internal static class ExposureSection
{
    public static void Write(HtmlWriter page, ReportModel report, ReportCharts charts)
    {
        var gross = report.Rebalances.Gross;
        FigureLine[] lines = [.. gross.Select((s, n) => new FigureLine(ReportText.Words(s.Name), Colour(n), s.Values) { AtRebalances = true, Filled = true, Steps = 1000 })];
        charts.Write(page, new ReportFigure("gross", "Target gross exposure", FigureUnit.Times, lines) { Note = "multiples of equity at the rebalances, after all layers", Stacked = true, Range = (0, 0) });
        if (report.Days.Dates.Length == 0)
        {
            return;
        }

        var ends = Ends(report.Rebalances.Net);
        page.Begin("div", "columns");
        foreach (var (net, n) in report.Rebalances.Net.Select((s, n) => (s, n)))
        {
            charts.Write(page, new ReportFigure($"net-{n}", $"{ReportText.Words(net.Name)}, net", FigureUnit.Times, [new FigureLine("Net exposure", Colour(n), net.Values) { AtRebalances = true, Filled = true, Steps = 1000 }])
            {
                Size = "low",
                Range = ends,
            });
        }

        page.End();
    }

    private static string Colour(int n) => FormattableString.Invariant($"{(n % 8) + 1}");

    /// <summary>One scale for all classes, so that they can be compared.</summary>
    private static (double Low, double High) Ends(IReadOnlyList<ReportSeries> all)
    {
        var (low, high) = (0.0, 0.0);
        foreach (var value in all.SelectMany(s => s.Values).Where(double.IsFinite))
        {
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        return (low, high);
    }
}
