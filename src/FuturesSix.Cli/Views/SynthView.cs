using FuturesSix.Data.Synthetic;
using Spectre.Console;

namespace FuturesSix.Cli.Views;

/// <summary>What was written, and how to go on.</summary>
internal static class SynthView
{
    public static void Write(IAnsiConsole console, WrittenDataset written)
    {
        var path = Formats.Place(written.Path);
        console.MarkupLineInterpolated(
            $" {written.Instruments.Count} instruments, {Formats.Count(written.Rows)} trading days from {Formats.Date(written.First)} to {Formats.Date(written.Last)}");
        console.MarkupLineInterpolated($" {Formats.Count(written.Files)} files, {written.Bytes / 1e6:F1} MB; numbers {written.MarketHash[..16]}");
        console.MarkupLineInterpolated($" [grey]generated prices, never traded: every run on them says SYNTHETIC[/]");
        console.WriteLine();
        console.WriteLine($" {path}");
        console.WriteLine($" next: fsix run --dataset {path}");
    }
}
