using System.Globalization;

namespace FuturesSix.Cli.Views;

/// <summary>Numbers as people read them; a dash where there is none.</summary>
internal static class Formats
{
    private const string None = "-";

    public static string Number(double value, int digits = 2) => double.IsNaN(value) ? None : value.ToString($"N{digits}", CultureInfo.InvariantCulture);

    public static string Percent(double value, int digits = 1) => double.IsNaN(value) ? None : $"{(100 * value).ToString($"N{digits}", CultureInfo.InvariantCulture)} %";

    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? None;

    /// <summary>A name of an artifact in words.</summary>
    public static string Words(string name) => name.Replace('_', ' ');

    /// <summary>A path, relative to the current directory where it lies below it.</summary>
    public static string Place(string path)
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
