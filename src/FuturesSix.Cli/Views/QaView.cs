using FuturesSix.Application.Qa;
using Spectre.Console;

namespace FuturesSix.Cli.Views;

/// <summary>The steps of the QA bundle.</summary>
internal static class QaView
{
    public static void Write(IAnsiConsole console, QaResult result)
    {
        var table = Tables.Create("step", "outcome", "detail");
        foreach (var step in result.Steps)
        {
            Tables.Add(table, step.Name, step.Outcome.ToString().ToLowerInvariant(), step.Detail);
        }

        console.Write(table);
        var skipped = result.Steps.Count(s => s.Outcome == QaOutcome.Skipped);
        console.WriteLine(!result.Passed ? "FAILED" : skipped == 0 ? "passed" : FormattableString.Invariant($"passed, {skipped} of {result.Steps.Count} steps skipped"));
    }
}
