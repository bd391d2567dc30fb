using System.Globalization;
using System.Text;

namespace FuturesSix.Application.Reporting;

/// <summary>A series as SVG path data on a canvas of <see cref="Wide"/> (or fewer) x <see cref="Height"/> units. Where several rows fall on
/// one unit of width, their lowest and highest value are drawn: what a finer drawing would show is shown.</summary>
internal sealed class SvgPath
{
    /// <summary>Units across a chart as wide as the page.</summary>
    public const int Wide = 1000;

    /// <summary>Units across a small one.</summary>
    public const int Narrow = 500;

    /// <summary>Units down.</summary>
    public const int Height = 600;

    private readonly StringBuilder _text = new();
    private int _x;
    private int _y;
    private bool _pen;

    /// <summary>A line through the rows; a missing value interrupts it.</summary>
    /// <param name="axis">The horizontal axis.</param>
    /// <param name="scale">The vertical axis.</param>
    /// <param name="x">Places on the horizontal axis, ascending [T].</param>
    /// <param name="y">Values [T]; NaN = missing.</param>
    /// <param name="stepped">True holds a value until the next.</param>
    /// <param name="units">Units across.</param>
    public static string Line(SvgAxis axis, SvgAxis scale, ReadOnlySpan<double> x, ReadOnlySpan<double> y, bool stepped = false, int units = Wide)
    {
        var path = new SvgPath();
        for (var t = 0; t < x.Length;)
        {
            if (double.IsNaN(y[t]))
            {
                path._pen = false;
                t++;
                continue;
            }

            var column = Place(axis.At(x[t]), units);
            var last = LastOfColumn(axis, x, y, t, units);
            if (stepped && path._pen)
            {
                path.To(column, path._y);
            }

            path.Column(column, scale, y[t..(last + 1)]);
            t = last + 1;
        }

        return path._text.ToString();
    }

    /// <summary>The area between the rows and a level; each stretch without missing values closed by itself.</summary>
    public static string Area(SvgAxis axis, SvgAxis scale, ReadOnlySpan<double> x, ReadOnlySpan<double> y, double level, bool stepped = false, int units = Wide)
    {
        var text = new StringBuilder();
        var foot = Down(scale, level);
        for (var t = 0; t < x.Length; t++)
        {
            var start = t;
            while (t < x.Length && !double.IsNaN(y[t]))
            {
                t++;
            }

            if (t > start)
            {
                text.Append(Line(axis, scale, x[start..t], y[start..t], stepped, units));
                text.Append(CultureInfo.InvariantCulture, $"L{Place(axis.At(x[t - 1]), units)} {foot}H{Place(axis.At(x[start]), units)}Z");
            }
        }

        return text.ToString();
    }

    /// <summary>Stretches as rectangles from the foot up to a share of the height; none is narrower than one unit.</summary>
    public static string Bands(SvgAxis axis, IEnumerable<SvgSpan> spans, double share)
    {
        var text = new StringBuilder();
        var height = (int)Math.Round(share * Height);
        foreach (var span in spans)
        {
            var from = Place(axis.At(span.From), Wide);
            var width = Math.Max(1, Place(axis.At(span.To), Wide) - from);
            text.Append(CultureInfo.InvariantCulture, $"M{from} {Height}h{width}v-{height}h-{width}z");
        }

        return text.ToString();
    }

    /// <summary>Where a value lies, counted from the top.</summary>
    public static int Down(SvgAxis scale, double value) => Height - Place(scale.At(value), Height);

    private static int Place(double share, int units) => (int)Math.Round(Math.Clamp(share, -1, 2) * units, MidpointRounding.ToEven);

    private static int LastOfColumn(SvgAxis axis, ReadOnlySpan<double> x, ReadOnlySpan<double> y, int t, int units)
    {
        var (last, column) = (t, Place(axis.At(x[t]), units));
        while (last + 1 < x.Length && !double.IsNaN(y[last + 1]) && Place(axis.At(x[last + 1]), units) == column)
        {
            last++;
        }

        return last;
    }

    /// <summary>First, lowest and highest, last value of one unit of width.</summary>
    private void Column(int column, SvgAxis scale, ReadOnlySpan<double> values)
    {
        var (first, low, high, last) = (Down(scale, values[0]), int.MinValue, int.MaxValue, Down(scale, values[^1]));
        foreach (var value in values)
        {
            var y = Down(scale, value);
            (low, high) = (Math.Max(low, y), Math.Min(high, y));
        }

        To(column, first);
        if (low > Math.Max(first, last))
        {
            To(column, low);
        }

        if (high < Math.Min(first, last))
        {
            To(column, high);
        }

        if (last != _y)
        {
            To(column, last);
        }
    }

    private void To(int x, int y)
    {
        if (!_pen)
        {
            _text.Append(CultureInfo.InvariantCulture, $"M{x} {y}");
        }
        else if (y == _y)
        {
            _text.Append(CultureInfo.InvariantCulture, $"h{x - _x}");
        }
        else if (x == _x)
        {
            _text.Append(CultureInfo.InvariantCulture, $"v{y - _y}");
        }
        else
        {
            _text.Append(CultureInfo.InvariantCulture, $"l{x - _x} {y - _y}");
        }

        (_x, _y, _pen) = (x, y, true);
    }
}
