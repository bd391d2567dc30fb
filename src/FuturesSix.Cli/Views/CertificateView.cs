using FuturesSix.Application.Certificates;
using Spectre.Console;

namespace FuturesSix.Cli.Views;

/// <summary>A prefix-invariance certificate.</summary>
internal static class CertificateView
{
    public static void Write(IAnsiConsole console, CertifyOutcome outcome)
    {
        var certificate = outcome.Certificate;
        var dates = certificate.Dates;
        console.WriteLine($"{certificate.RunId}, determinism hash {certificate.DeterminismHash[..16]}, code {certificate.CodeVersion}");
        console.WriteLine(
            $"{Formats.Count(dates.Count)} {(certificate.Full ? "days, all there are" : $"days, sampled with seed {certificate.Seed}")}, from {Formats.Date(dates[0])} to {Formats.Date(dates[^1])}; future {string.Join(" and ", certificate.Variants).ToLowerInvariant()}; {Formats.Count(certificate.RowsCompared)} rows of {certificate.Files.Count} files compared in {Formats.Number(certificate.ElapsedSeconds, 1)} s");
        foreach (var note in certificate.Notes)
        {
            console.MarkupLineInterpolated($"[grey]note: {note}[/]");
        }

        if (certificate.Violation is { } violation)
        {
            console.MarkupLineInterpolated($"[red]LOOKS AHEAD[/]: {violation}");
        }
        else
        {
            console.MarkupLine("[green]PASSED[/]: no row depends on what came later");
        }

        console.MarkupLineInterpolated($"[bold]{Formats.Place(outcome.Path)}[/]");
    }
}
