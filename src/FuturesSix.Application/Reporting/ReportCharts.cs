using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FuturesSix.Data.Reports;

namespace FuturesSix.Application.Reporting;

/// <summary>Writes the figures of a report on one time axis: each as static SVG, all together as data for the script.</summary>
internal sealed class ReportCharts
{
    private readonly double[] _days;
    private readonly double[] _rebalances;
    private readonly SvgAxis? _time;
    private readonly StringBuilder _json = new();
    private readonly StringBuilder _series = new();
    private readonly Dictionary<double[], int> _places = new(ReferenceEqualityComparer.Instance);

    /// <summary>The charts of <paramref name="report"/>.</summary>
    public ReportCharts(ReportModel report)
    {
        _days = [.. report.Days.Dates.Select(d => (double)d.DayNumber)];
        _rebalances = [.. report.Rebalances.Dates.Select(d => (double)d.DayNumber)];
        _time = _days.Length == 0 ? null : SvgAxis.Dates(report.Days.Dates[0], report.Days.Dates[^1]);
    }

    /// <summary>The figures written so far, for the script: days since 1970, values as the differences of whole numbers.</summary>
    public string Json()
    {
        var epoch = new DateOnly(1970, 1, 1).DayNumber;
        var text = new StringBuilder("{\"days\":");
        Differences(text, [.. _days.Select(d => d - epoch)], 1);
        text.Append(",\"rebalances\":");
        Differences(text, [.. _rebalances.Select(d => d - epoch)], 1);
        return text.Append(",\"series\":[").Append(_series).Append("],\"charts\":[").Append(_json).Append("]}").ToString();
    }

    /// <summary>Writes a figure; where there is nothing to draw it says so.</summary>
    public void Write(HtmlWriter page, ReportFigure figure)
    {
        page.Begin("figure", null, "id", $"chart-{figure.Id}").Begin("figcaption").Text(figure.Title);
        _ = figure.Note is null ? page : page.Text(" ").Element("small", figure.Note, "muted");
        page.End();
        if (_time is null || !figure.HasValues)
        {
            page.Paragraph("Nothing to draw: the book was never active.", "muted").End();
            return;
        }

        Draw(figure, _time).Write(page);
        var lines = figure.Lines.Select(l => ($"fill{l.Colour}", l.Name));
        var levels = figure.Levels.Select(l => ("fillmuted", l.Name));
        if (figure.Lines.Count + figure.Levels.Count > 1)
        {
            SvgChart.Legend(page, lines.Concat(levels));
        }

        var spans = figure.SpanNames.Where(n => figure.Spans.Any(s => s.Classes == n.Class)).ToList();
        if (spans.Count > 0)
        {
            SvgChart.Legend(page, spans, "spans");
        }

        page.End();
        Describe(figure);
    }

    private SvgChart Draw(ReportFigure figure, SvgAxis time)
    {
        var drawn = figure.Drawn();
        var scale = Scale(figure, drawn);
        var chart = new SvgChart(time, scale, figure.Title) { Size = figure.Size };
        chart.Ribbon(figure.Spans.Select(s => s with { Classes = $"{s.Classes} band" })).Ribbon(figure.Spans.Select(s => s with { Classes = $"{s.Classes} foot" }), 0.03);
        for (var n = drawn.Count - 1; n >= 0; n--)
        {
            var line = figure.Lines[n];
            var (at, values) = Visible(line, figure.Logarithmic ? [.. drawn[n].Select(Math.Log10)] : drawn[n], time);
            if (line.Filled)
            {
                chart.Area(at, values, figure.Stacked ? $"solid fill{line.Colour}" : $"fill{line.Colour}", stepped: line.AtRebalances);
            }

            if (!figure.Stacked)
            {
                chart.Line(at, values, $"line{line.Colour}", line.AtRebalances);
            }
        }

        foreach (var (value, _) in figure.Levels)
        {
            chart.Level(value);
        }

        return chart;
    }

    /// <summary>What of a line lies on the time axis; a decision in force at its start is drawn from there.</summary>
    private (double[] At, double[] Values) Visible(FigureLine line, double[] values, SvgAxis time)
    {
        if (!line.AtRebalances)
        {
            return (_days, values);
        }

        var first = Array.FindIndex(_rebalances, r => r >= time.Minimum);
        if (first < 0)
        {
            return ([], []);
        }

        var (at, seen) = (_rebalances[first..], values[first..]);
        return at[^1] < time.Maximum ? ([.. at, time.Maximum], [.. seen, seen[^1]]) : (at, seen);
    }

    private static SvgAxis Scale(ReportFigure figure, IReadOnlyList<double[]> drawn)
    {
        var (low, high) = figure.Range ?? (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in drawn.SelectMany(v => v).Concat(figure.Levels.Select(l => l.Value)).Where(double.IsFinite))
        {
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        return figure.Logarithmic ? SvgAxis.Powers(low, high, figure.Text) : SvgAxis.Numbers(low, high, figure.Text, figure.Size switch { "strip" => 1, "low" => 3, _ => 5 });
    }

    private void Describe(ReportFigure figure)
    {
        _json.Append(_json.Length == 0 ? "{" : ",\n{");
        _json.Append("\"id\":").Append(Quoted(figure.Id)).Append(",\"unit\":\"").Append(figure.Unit.ToString().ToLowerInvariant()).Append('"');
        _json.Append(figure.Stacked ? ",\"stacked\":true" : "").Append(figure.Logarithmic ? ",\"log\":true" : "");
        _ = figure.Range is { } range ? _json.Append(CultureInfo.InvariantCulture, $",\"range\":[{range.Low:R},{range.High:R}]") : _json;
        _json.Append(CultureInfo.InvariantCulture, $",\"levels\":[{string.Join(',', figure.Levels.Select(l => l.Value.ToString("R", CultureInfo.InvariantCulture)))}]");
        var epoch = new DateOnly(1970, 1, 1).DayNumber;
        _json.Append(",\"spans\":[").AppendJoin(',', figure.Spans.Select(s => FormattableString.Invariant($"[{s.From - epoch},{s.To - epoch},{Quoted(s.Classes)}]"))).Append("],\"lines\":[");
        for (var n = 0; n < figure.Lines.Count; n++)
        {
            var line = figure.Lines[n];
            _json.Append(n == 0 ? "" : ",").Append("{\"name\":").Append(Quoted(line.Name)).Append(",\"colour\":").Append(Quoted(line.Colour));
            _json.Append(CultureInfo.InvariantCulture, $",\"steps\":{line.Steps:R}").Append(line.AtRebalances ? ",\"stepped\":true" : "").Append(line.Filled ? ",\"filled\":true" : "");
            _json.Append(CultureInfo.InvariantCulture, $",\"series\":{Place(line)}}}");
        }

        _json.Append("]}");
    }

    /// <summary>Place of a line's values among all series; charts that show the same values share them.</summary>
    private int Place(FigureLine line)
    {
        if (!_places.TryGetValue(line.Values, out var place))
        {
            place = _places.Count;
            _places.Add(line.Values, place);
            _ = place == 0 ? _series : _series.Append(",\n");
            Differences(_series, line.Values, line.Steps);
        }

        return place;
    }

    /// <summary>The values as whole numbers of steps, each the difference to the one before; null where missing. Rounding does
    /// not add up: the sum of the differences is the rounded value.</summary>
    private static void Differences(StringBuilder text, double[] values, double steps)
    {
        text.Append('[');
        var before = 0L;
        Span<char> digits = stackalloc char[24];
        for (var t = 0; t < values.Length; t++)
        {
            _ = t > 0 ? text.Append(',') : text;
            if (!double.IsFinite(values[t]))
            {
                text.Append("null");
                continue;
            }

            var now = (long)Math.Round(values[t] * steps, MidpointRounding.ToEven);
            (now - before).TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
            text.Append(digits[..length]);
            before = now;
        }

        text.Append(']');
    }

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.Default)}\"";
}
