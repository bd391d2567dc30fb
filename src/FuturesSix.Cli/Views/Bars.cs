namespace FuturesSix.Cli.Views;

/// <summary>Bars of blocks.</summary>
internal static class Bars
{
    private const int Width = 14;
    private const string Eighths = " ▏▎▍▌▋▊▉";

    /// <summary>A bar as long as <paramref name="value"/> is against <paramref name="largest"/>, in eighths of a block; a value
    /// above 0 is never empty.</summary>
    public static string Of(double value, double largest)
    {
        var eighths = largest > 0 ? (int)Math.Round(8 * Width * Math.Clamp(value / largest, 0, 1)) : 0;
        eighths = value > 0 ? Math.Max(1, eighths) : eighths;
        return new string('█', eighths / 8) + (eighths % 8 == 0 ? "" : Eighths[eighths % 8]);
    }
}
