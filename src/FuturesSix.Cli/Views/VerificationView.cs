using FuturesSix.Application.Verification;
using FuturesSix.Data.Verification;
using Spectre.Console;

namespace FuturesSix.Cli.Views;

/// <summary>What the verification of a run found, as a table.</summary>
internal static class VerificationView
{
    public static void Write(IAnsiConsole console, RunVerification verification)
    {
        console.Write(Tables.Heading(verification.RunId));
        var table = Tables.Create("check", "result", ">compared", ">wrong", "");
        table.Columns[0].NoWrap();
        foreach (var check in verification.Checks)
        {
            Tables.Add(table, check.Name, Word(check.Outcome), Formats.Count(check.Cells), check.Offences == 0 ? "" : Formats.Count(check.Offences), check.Because ?? check.First?.ToString() ?? "");
        }

        console.Write(table);
        console.MarkupLineInterpolated($" {(verification.Passed ? "passed" : "not passed")}: {verification.Verdict}");
    }

    private static string Word(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Passed => "passed",
        CheckOutcome.Failed => "FAILED",
        CheckOutcome.Skipped => "left out",
        _ => "not checked",
    };
}
