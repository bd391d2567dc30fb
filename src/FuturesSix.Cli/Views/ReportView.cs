using FuturesSix.Application.Reporting;
using Spectre.Console;

namespace FuturesSix.Cli.Views;

/// <summary>A report that was written.</summary>
internal static class ReportView
{
    public static void Write(IAnsiConsole console, ReportOutcome outcome)
    {
        var charts = outcome.Interactive ? "live charts" : "static charts (built without npm)";
        console.WriteLine(outcome.Path);
        console.MarkupLineInterpolated($"[grey]{outcome.Bytes / 1024:N0} kB, {charts}, certificate: {outcome.Certificate}[/]");
    }
}
