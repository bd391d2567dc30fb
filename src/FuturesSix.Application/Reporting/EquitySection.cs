using FuturesSix.Data.Reports;

namespace FuturesSix.Application.Reporting;

/// <summary>Equity over the regimes, drawdown below it.</summary>
internal static class EquitySection
{
    /// <summary>Above this ratio of the highest to the lowest equity a linear scale hides the early years.</summary>
    private const double LogarithmicFrom = 4;

    /// <summary>Scripts see equity to a ten-thousandth of its lowest value, or better.</summary>
    private const double Precision = 1e-4;

    public static void Write(HtmlWriter page, ReportModel report, ReportCharts charts)
    {
        var days = report.Days;
        var logarithmic = days.Equity.Length > 0 && days.Equity.Min() > 0 && days.Equity.Max() / days.Equity.Min() > LogarithmicFrom && !days.UnbrakedEquity.Any(e => e <= 0);
        FigureLine[] lines = [Equity("Equity", "1", days.Equity, report), .. days.UnbrakedEquity.Length > 0 ? [Equity("Brake at 1", "9", days.UnbrakedEquity, report)] : Array.Empty<FigureLine>()];
        charts.Write(page, new ReportFigure("equity", "Equity", FigureUnit.Money, lines)
        {
            Note = $"{report.Identity.AccountCurrency}{(logarithmic ? ", logarithmic" : "")}; behind it the regime of the allocator",
            Size = "tall",
            Logarithmic = logarithmic,
            Spans = Regimes(report),
            SpanNames = RegimeNames,
        });
        charts.Write(page, new ReportFigure("drawdown", "Drawdown", FigureUnit.Percent, [new FigureLine("Drawdown", "bad", days.Drawdown) { Filled = true, Steps = 10_000 }])
        {
            Note = "of compounded returns from their running maximum",
            Range = (0, 0),
        });
    }

    public static (string Class, string Name)[] RegimeNames { get; } = [("elevated", "ELEVATED"), ("stress", "STRESS"), ("crisis", "CRISIS")];

    /// <summary>The stretches that are not NORMAL, each up to the day the next begins.</summary>
    public static SvgSpan[] Regimes(ReportModel report)
    {
        var spans = new List<SvgSpan>();
        for (var n = 0; n < report.Regimes.Count; n++)
        {
            var regime = report.Regimes[n];
            var to = n + 1 < report.Regimes.Count ? report.Regimes[n + 1].From : regime.To;
            if (regime.Regime != "NORMAL" && to > regime.From)
            {
                spans.Add(new SvgSpan(regime.From.DayNumber, to.DayNumber, regime.Regime.ToLowerInvariant()));
            }
        }

        return [.. spans];
    }

    private static FigureLine Equity(string name, string colour, double[] values, ReportModel report) =>
        new(name, colour, values) { Steps = Math.Pow(10, -Math.Floor(Math.Log10(Precision * Lowest(values, report.Identity.Capital)))) };

    private static double Lowest(double[] values, double capital)
    {
        var lowest = capital;
        foreach (var value in values)
        {
            lowest = value > 0 && value < lowest ? value : lowest;
        }

        return lowest;
    }
}
