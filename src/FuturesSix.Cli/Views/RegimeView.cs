using FuturesSix.Data.Runs;
using Spectre.Console;

namespace FuturesSix.Cli.Views;

/// <summary>Time in each regime as one bar; the shading reads without colour.</summary>
internal static class RegimeView
{
    private const int Widest = 100;
    private static readonly (char Shade, string Colour)[] Looks = [('░', "green"), ('▒', "yellow"), ('▓', "orange1"), ('█', "red")];

    public static void Write(IAnsiConsole console, RunSummary summary)
    {
        if (summary.Regimes.Sum(r => r.Count) == 0)
        {
            return;
        }

        console.WriteLine();
        console.Write(Tables.Heading("time in each regime"));
        var width = Math.Min(Widest, console.Profile.Width - 3);
        var bar = string.Concat(Cells(summary.Regimes, width).Select((cells, n) => $"[{Looks[n].Colour}]{new string(Looks[n].Shade, cells)}[/]"));
        console.MarkupLine($" {bar}");
        var legend = summary.Regimes.Select((r, n) => $"[{Looks[n].Colour}]{Looks[n].Shade}{Looks[n].Shade}[/] {r.Name} {Formats.Percent(r.Share)}");
        console.MarkupLine($" {string.Join("   ", legend)}");
    }

    /// <summary>Cells per regime that fill the width: largest remainders, and at least one for a regime that occurred.</summary>
    internal static int[] Cells(IReadOnlyList<NamedCount> regimes, int width)
    {
        int[] cells = [.. regimes.Select(r => r.Count == 0 ? 0 : Math.Max(1, (int)(r.Share * width)))];
        while (cells.Sum() < width)
        {
            var most = Enumerable.Range(0, cells.Length).Where(n => regimes[n].Count > 0).MaxBy(n => (regimes[n].Share * width) - cells[n]);
            cells[most]++;
        }

        while (cells.Sum() > width)
        {
            cells[Array.IndexOf(cells, cells.Max())]--;
        }

        return cells;
    }
}
