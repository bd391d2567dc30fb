namespace FuturesSix.Application.Reporting;

/// <summary>Named values as horizontal bars from zero.</summary>
internal static class BarFigure
{
    private const int Rows = 5;
    private const int Most = 60;

    public static void Write(HtmlWriter page, string title, string note, IReadOnlyList<(string Name, double Value)> bars)
    {
        var scale = SvgAxis.Numbers(Math.Min(0, bars.Min(b => b.Value)), Math.Max(0, bars.Max(b => b.Value)), ReportText.PercentTick);
        var names = new SvgAxis(-0.5, bars.Count - 0.5, [.. bars.Select((b, n) => new SvgTick(bars.Count - 1 - n, b.Name))]);
        var chart = new SvgChart(scale, names, title) { Size = $"bars rows{Math.Min(Most, (bars.Count + Rows - 1) / Rows * Rows)}", Upright = true };
        for (var n = 0; n < bars.Count; n++)
        {
            chart.Bar(0, bars[n].Value, bars.Count - 1 - n, 0.7, bars[n].Value < 0 ? "fillbad" : "fill1");
        }

        page.Begin("figure").Begin("figcaption").Text($"{title} ").Element("small", note, "muted").End();
        chart.Write(page);
        page.End();
    }
}
