using System.Globalization;
using FuturesSix.Application.Reporting;

namespace FuturesSix.Application.Supervision;

/// <summary>The charts of the report.</summary>
internal static class MetaReportCharts
{
    private const int Colours = 9;

    /// <summary>Confidence and capital of every agent, look by look.</summary>
    public static void OverTime(HtmlWriter html, MetaReport report)
    {
        if (report.History.Count < 2)
        {
            html.Paragraph("One look so far: there is nothing to draw yet. Every look with news adds a point.");
            return;
        }

        string[] agents = [.. report.Agents.Select(a => a.Agent)];
        Lines(html, report, agents, "Confidence multiplier", "0.0", (0.5, 1.1), a => a.Confidence);
        Lines(html, report, agents, "Capital", "0 %", (0, report.History.Max(h => h.Agents.Max(a => a.Capital))), a => a.Capital);
        SvgChart.Legend(html, agents.Select((a, i) => ($"fill{1 + (i % Colours)}", a)));
    }

    /// <summary>Gaps of every strategy, the tail that the CVaR averages in another colour.</summary>
    public static void Gaps(HtmlWriter html, MetaReport report)
    {
        foreach (var strategy in report.Strategies)
        {
            var known = strategy.CvarBps is { } cvar ? FormattableString.Invariant($"CVaR 95 {cvar:0.0} bps, the mean of the worst {strategy.Worst}") : "no CVaR: too few gaps";
            html.Element("h3", FormattableString.Invariant($"{strategy.Strategy}: {strategy.Rows:N0} gaps; {known}"));
            if (strategy.Histogram is { Width: > 0 })
            {
                Histogram(html, strategy);
            }
        }
    }

    /// <summary>The mean gap of every agent, cause by cause.</summary>
    public static void Ledger(HtmlWriter html, MetaReport report)
    {
        var means = report.Agents.Select(a => Parts(a).Select(p => a.Ledger.Rows == 0 ? 0 : p / a.Ledger.Rows).ToArray()).ToList();
        if (means.Count == 0)
        {
            return;
        }

        var x = SvgAxis.Numbers(means.Min(m => Math.Min(0, m.Where(p => p < 0).Sum())), means.Max(m => Math.Max(0, m.Where(p => p > 0).Sum())), Text("0.#"));
        var y = new SvgAxis(-0.5, means.Count - 0.5, [.. report.Agents.Select((a, i) => new SvgTick(means.Count - 1 - i, a.Agent))]);
        var chart = new SvgChart(x, y, "Mean gap by cause, in bps") { Size = "tall" };
        for (var i = 0; i < means.Count; i++)
        {
            var (below, above) = (0.0, 0.0);
            for (var part = 0; part < means[i].Length; part++)
            {
                var from = means[i][part] < 0 ? below : above;
                chart.Bar(from, from + means[i][part], means.Count - 1 - i, 0.7, $"fill{part + 1}");
                (below, above) = means[i][part] < 0 ? (below + means[i][part], above) : (below, above + means[i][part]);
            }
        }

        html.Element("h3", "Mean gap of a row by cause, bps");
        chart.Write(html);
        SvgChart.Legend(html, [("fill1", "cost"), ("fill2", "timing"), ("fill3", "data"), ("fill4", "sizing"), ("fill5", "residual")]);
    }

    private static Func<double, string> Text(string format) => value => value.ToString(format, CultureInfo.InvariantCulture);

    private static double[] Parts(AgentReport a) => [a.Ledger.Cost, a.Ledger.Timing, a.Ledger.Data, a.Ledger.Sizing, a.Ledger.Residual];

    private static void Lines(HtmlWriter html, MetaReport report, string[] agents, string title, string format, (double Low, double High) range, Func<HistoryAgent, double> value)
    {
        DateOnly[] days = [.. report.History.Select(h => DateOnly.FromDateTime(h.EvidenceUntil.UtcDateTime))];
        double[] at = [.. report.History.Select(h => h.EvidenceUntil.UtcTicks / (double)TimeSpan.TicksPerDay)];
        var chart = new SvgChart(SvgAxis.Dates(days[0], days[^1].AddDays(1)), SvgAxis.Numbers(range.Low, range.High, Text(format)), $"{title} over time");
        for (var i = 0; i < agents.Length; i++)
        {
            double[] values = [.. report.History.Select(h => h.Agents.FirstOrDefault(a => a.Agent == agents[i]) is { } a ? value(a) : double.NaN)];
            chart.Line(at, values, $"line{1 + (i % Colours)}");
        }

        html.Element("h3", title);
        chart.Write(html);
    }

    private static void Histogram(HtmlWriter html, StrategyReport strategy)
    {
        var h = strategy.Histogram!;
        var low = Math.Min(h.From, strategy.CvarBps ?? h.From);
        var chart = new SvgChart(
            SvgAxis.Numbers(0, h.Counts.Max(), Text("N0")), SvgAxis.Numbers(low, h.From + (h.Width * h.Counts.Count), Text("0")), $"Gaps of {strategy.Strategy}: how many rows lie at each gap in bps");
        var before = 0L;
        for (var bin = 0; bin < h.Counts.Count; bin++)
        {
            var tail = strategy.CvarBps is not null && before < strategy.Worst;
            chart.Bar(0, h.Counts[bin], h.From + ((bin + 0.5) * h.Width), h.Width * 0.9, tail ? "fillbad" : "fill1");
            before += h.Counts[bin];
        }

        _ = strategy.CvarBps is { } cvar ? chart.Level(cvar) : chart;
        chart.Write(html);
    }
}
