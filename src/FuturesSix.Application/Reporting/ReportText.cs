using System.Globalization;

namespace FuturesSix.Application.Reporting;

/// <summary>Figures of a report as text; a dash where there is none.</summary>
internal static class ReportText
{
    public const string Missing = "–";

    public static string Percent(double value, int digits = 1) => Number(100 * value, digits, "%");

    public static string Times(double value, int digits = 2) => Number(value, digits, "×");

    public static string Number(double value, int digits = 2, string unit = "")
    {
        if (double.IsNaN(value))
        {
            return Missing;
        }

        var text = value.ToString($"N{digits}", CultureInfo.InvariantCulture);
        var zero = value < 0 && !text.AsSpan().ContainsAnyInRange('1', '9');
        return (zero ? text[1..] : text).Replace('-', '−') + unit;
    }

    public static string Signed(double value, int digits = 1) => value > 0 ? $"+{Percent(value, digits)}" : Percent(value, digits);

    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? Missing;

    /// <summary>Class of a figure whose sign matters.</summary>
    public static string? Sign(double value) => value < 0 ? "bad" : null;

    /// <summary>A fraction as a label of an axis.</summary>
    public static string PercentTick(double value) => value.ToString("0.##%", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>A multiple as a label of an axis.</summary>
    public static string TimesTick(double value) => value.ToString("0.##", CultureInfo.InvariantCulture).Replace('-', '−') + "×";

    /// <summary>An amount as a label of an axis: 950k, 1.5M.</summary>
    public static string MoneyTick(double value)
    {
        var (scale, unit) = Math.Abs(value) switch { >= 1e9 => (1e9, "B"), >= 1e6 => (1e6, "M"), >= 1e3 => (1e3, "k"), _ => (1d, "") };
        return (value / scale).ToString("0.###", CultureInfo.InvariantCulture).Replace('-', '−') + unit;
    }

    /// <summary>A name as a reader says it: no underscores.</summary>
    public static string Words(string name) => name.Replace('_', ' ');
}
