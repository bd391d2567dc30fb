using System.Globalization;
using System.Text;

namespace FuturesSix.Application.Reporting;

/// <summary>A stretch of a ribbon or band.</summary>
/// <param name="From">Where it begins on the horizontal axis.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Classes">Its classes, for example <c>crisis</c>.</param>
public readonly record struct SvgSpan(double From, double To, string Classes);

/// <summary>A chart as static SVG: it needs no script, is sharp in print, follows the page's colours and keeps its labels
/// readable at any width (labels are never scaled, only the canvas is).</summary>
/// <param name="x">The horizontal axis.</param>
/// <param name="y">The vertical axis.</param>
/// <param name="label">What the chart shows, for readers who cannot see it.</param>
public sealed class SvgChart(SvgAxis x, SvgAxis y, string label)
{
    private readonly StringBuilder _back = new();
    private readonly StringBuilder _front = new();

    /// <summary>More classes of the chart: <c>tall</c> or <c>low</c>; null for the usual height.</summary>
    public string? Size { get; init; }

    /// <summary>True rules the places of the horizontal axis instead of those of the vertical one: for bars.</summary>
    public bool Upright { get; init; }

    /// <summary>Steps into which the width is divided: fewer in a small chart.</summary>
    private int Units => Size is "low" or "strip" ? SvgPath.Narrow : SvgPath.Wide;

    /// <summary>Adds a line.</summary>
    /// <param name="at">Places on the horizontal axis, ascending [T].</param>
    /// <param name="values">Values [T]; NaN interrupts the line.</param>
    /// <param name="colour">Class of its colour: <c>line1</c> to <c>line9</c>.</param>
    /// <param name="stepped">True holds each value until the next.</param>
    public SvgChart Line(ReadOnlySpan<double> at, ReadOnlySpan<double> values, string colour = "line1", bool stepped = false) =>
        Path(_front, SvgPath.Line(x, y, at, values, stepped, Units), colour, Units);

    /// <summary>Adds the area between values and a level.</summary>
    /// <param name="at">Places on the horizontal axis, ascending [T].</param>
    /// <param name="values">Values [T]; NaN interrupts it.</param>
    /// <param name="colour">Class of its colour: <c>fill1</c> to <c>fill9</c>.</param>
    /// <param name="level">The other edge.</param>
    /// <param name="stepped">True holds each value until the next.</param>
    public SvgChart Area(ReadOnlySpan<double> at, ReadOnlySpan<double> values, string colour = "fill1", double level = 0, bool stepped = false) =>
        Path(_front, SvgPath.Area(x, y, at, values, level, stepped, Units), $"area {colour}", Units);

    /// <summary>Adds a dashed line at a level.</summary>
    public SvgChart Level(double value) => Rule(value, "level");

    /// <summary>Adds stretches behind the chart: over its whole height, or as a strip at its foot.</summary>
    /// <param name="spans">The stretches.</param>
    /// <param name="strip">Share of the height, from the foot up; 1 = all of it.</param>
    public SvgChart Ribbon(IEnumerable<SvgSpan> spans, double strip = 1)
    {
        ArgumentNullException.ThrowIfNull(spans);
        foreach (var kind in spans.GroupBy(s => s.Classes))
        {
            Path(_back, SvgPath.Bands(x, kind, strip), $"area {kind.Key}", SvgPath.Wide);
        }

        return this;
    }

    /// <summary>Adds a horizontal bar from one value to another, between two places of the other axis: for waterfalls and
    /// histograms, whose vertical axis counts rows.</summary>
    public SvgChart Bar(double from, double to, double row, double thickness, string colour)
    {
        var (left, right) = (Math.Min(x.At(from), x.At(to)), Math.Max(x.At(from), x.At(to)));
        var (top, bottom) = (1 - y.At(row + (thickness / 2)), 1 - y.At(row - (thickness / 2)));
        _front.Append(CultureInfo.InvariantCulture, $"<rect class=\"{HtmlText.Escape(colour)}\" x=\"{100 * left:0.###}%\" y=\"{100 * Math.Min(top, bottom):0.##}%\" ")
            .Append(CultureInfo.InvariantCulture, $"width=\"{Math.Max(100 * (right - left), 0.15):0.###}%\" height=\"{100 * Math.Abs(bottom - top):0.##}%\"/>");
        return this;
    }

    /// <summary>Writes the chart.</summary>
    public void Write(HtmlWriter page)
    {
        ArgumentNullException.ThrowIfNull(page);
        page.Begin("div", Size is null ? "chart" : $"chart {Size}", "role", "img", "aria-label", label);
        page.Begin("svg", "y", "aria-hidden", "true");
        foreach (var tick in y.Ticks)
        {
            Label(page, tick.Text, "100%", Percent(1 - y.At(tick.Value)), "-7", "4");
        }

        page.End().Begin("svg", "plot", "aria-hidden", "true").Raw(_back.ToString());
        foreach (var tick in Upright ? x.Ticks : y.Ticks)
        {
            Rule(page, tick.Value);
        }

        page.Raw(_front.ToString()).End().Begin("svg", "x", "aria-hidden", "true");
        foreach (var tick in x.Ticks)
        {
            Label(page, tick.Text, Percent(x.At(tick.Value)), "0", "0", "15");
        }

        page.End().End();
    }

    /// <summary>Writes a legend.</summary>
    /// <param name="page">Where to.</param>
    /// <param name="entries">Class of the colour (<c>fill1</c>…, <c>crisis</c>) and name.</param>
    /// <param name="classes">More classes of the list; null for none.</param>
    public static void Legend(HtmlWriter page, IEnumerable<(string Colour, string Name)> entries, string? classes = null)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(entries);
        page.Begin("ul", classes is null ? "legend" : $"legend {classes}");
        foreach (var (colour, name) in entries)
        {
            page.Begin("li").Begin("i", colour).End().Text(name).End();
        }

        page.End();
    }

    private SvgChart Path(StringBuilder canvas, string data, string classes, int units)
    {
        if (data.Length > 0)
        {
            canvas.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {units} {SvgPath.Height}\" preserveAspectRatio=\"none\"><path class=\"{HtmlText.Escape(classes)}\" d=\"{data}\"/></svg>");
        }

        return this;
    }

    private SvgChart Rule(double value, string classes)
    {
        var at = Percent(1 - y.At(value));
        _front.Append(CultureInfo.InvariantCulture, $"<line class=\"{classes}\" x1=\"0\" x2=\"100%\" y1=\"{at}\" y2=\"{at}\"/>");
        return this;
    }

    private void Rule(HtmlWriter page, double value)
    {
        var (classes, at) = (value == 0 ? "zero" : "grid", Percent(Upright ? x.At(value) : 1 - y.At(value)));
        _ = Upright
            ? page.Void("line", classes, "x1", at, "x2", at, "y1", "0", "y2", "100%")
            : page.Void("line", classes, "x1", "0", "x2", "100%", "y1", at, "y2", at);
    }

    private static void Label(HtmlWriter page, string text, string x, string y, string dx, string dy) =>
        page.Element("text", text, null, "x", x, "y", y, "dx", dx, "dy", dy);

    private static string Percent(double share) => (100 * share).ToString("0.###", CultureInfo.InvariantCulture) + "%";
}
