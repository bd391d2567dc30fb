using System.Globalization;

namespace FuturesSix.Application.Reporting;

/// <summary>A labelled place on an axis.</summary>
/// <param name="Value">Where.</param>
/// <param name="Text">Its label.</param>
public readonly record struct SvgTick(double Value, string Text);

/// <summary>An axis of a chart: what it spans and what it is labelled with. Dates are day numbers.</summary>
/// <param name="Minimum">Its lower end.</param>
/// <param name="Maximum">Its upper end, above the lower one.</param>
/// <param name="Ticks">Labels, ascending, inside it.</param>
public sealed record SvgAxis(double Minimum, double Maximum, IReadOnlyList<SvgTick> Ticks)
{
    private const int DateLabels = 8;

    /// <summary>Room beyond the values, as a share of their range; none beyond a zero at an end.</summary>
    private const double Room = 0.04;

    /// <summary>An axis that spans the values with a little room, labelled at round numbers (1, 2 or 5 times a power of ten).</summary>
    /// <param name="minimum">Lowest value; NaN counts as 0.</param>
    /// <param name="maximum">Highest value; NaN counts as 0.</param>
    /// <param name="text">Writes a label.</param>
    /// <param name="steps">About how many labels.</param>
    public static SvgAxis Numbers(double minimum, double maximum, Func<double, string> text, int steps = 5)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (low, high) = (double.IsFinite(minimum) ? minimum : 0, double.IsFinite(maximum) ? maximum : 0);
        if (!(high > low))
        {
            (low, high) = low == 0 ? (0, 1) : (Math.Min(low, 0), Math.Max(low, 0));
        }

        var step = RoundStep((high - low) / steps);
        var room = Room * (high - low);
        (low, high) = (low == 0 ? 0 : low - room, high == 0 ? 0 : high + room);
        var ticks = new List<SvgTick>();
        for (var k = Math.Ceiling((low / step) - 1e-9); k <= Math.Floor((high / step) + 1e-9); k++)
        {
            ticks.Add(new SvgTick(k * step, text(k == 0 ? 0 : k * step)));
        }

        return new SvgAxis(low, high, ticks);
    }

    /// <summary>A logarithmic axis: its values are decimal logarithms, its labels stand at 1, 2 and 5 times powers of ten, or at
    /// the powers alone where it spans many.</summary>
    /// <param name="minimum">Lowest value, above 0.</param>
    /// <param name="maximum">Highest value, above the lowest.</param>
    /// <param name="text">Writes a label.</param>
    public static SvgAxis Powers(double minimum, double maximum, Func<double, string> text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (low, high) = (Math.Log10(minimum), Math.Log10(maximum));
        var margin = 0.02 * (high - low);
        var ticks = new List<SvgTick>();
        for (var power = (int)Math.Floor(low); power <= high; power++)
        {
            foreach (var digit in high - low > 3 ? [1] : (ReadOnlySpan<int>)[1, 2, 5])
            {
                var value = digit * Math.Pow(10, power);
                if (Math.Log10(value) is var at && at >= low - margin && at <= high + margin)
                {
                    ticks.Add(new SvgTick(at, text(value)));
                }
            }
        }

        return new SvgAxis(low - margin, high + margin, ticks);
    }

    /// <summary>An axis from one date to another, labelled at the start of years or months, at most eight of them.</summary>
    public static SvgAxis Dates(DateOnly first, DateOnly last)
    {
        var end = last > first ? last : first.AddDays(1);
        var months = ((end.Year - first.Year) * 12) + end.Month - first.Month;
        int[] strides = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600];
        var stride = strides.First(s => months / s < DateLabels || s == strides[^1]);
        var ticks = new List<SvgTick>();
        for (var start = MonthAt(first, stride); start <= end; start = start.AddMonths(stride))
        {
            if (start >= first)
            {
                ticks.Add(new SvgTick(start.DayNumber, start.ToString(stride < 12 ? "MMM yy" : "yyyy", CultureInfo.InvariantCulture)));
            }
        }

        return new SvgAxis(first.DayNumber, end.DayNumber, ticks);
    }

    /// <summary>Where a value lies, 0 at the lower end and 1 at the upper.</summary>
    public double At(double value) => (value - Minimum) / (Maximum - Minimum);

    private static DateOnly MonthAt(DateOnly date, int stride)
    {
        var month = (date.Year * 12) + date.Month - 1;
        var aligned = month - (month % stride);
        return aligned < 12 ? new DateOnly(1, 1, 1) : new DateOnly(aligned / 12, (aligned % 12) + 1, 1);
    }

    private static double RoundStep(double about)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(about)));
        var digit = about / power;
        return power * (digit <= 1.0000001 ? 1 : digit <= 2.0000001 ? 2 : digit <= 5.0000001 ? 5 : 10);
    }
}
