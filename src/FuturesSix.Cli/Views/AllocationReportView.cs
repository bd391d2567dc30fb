using System.Globalization;
using FuturesSix.Data.Allocations;
using Spectre.Console;

namespace FuturesSix.Cli.Views;

/// <summary>An allocation against the one before it.</summary>
internal static class AllocationReportView
{
    public static void Write(IAnsiConsole console, AllocationReport report)
    {
        console.Write(Tables.Heading(Path.GetFileName(report.Newest.Path)));
        var table = Tables.Create("sleeve", ">weight", ">previous", ">delta", "");
        var largest = report.Rows.Max(r => r.Weight);
        foreach (var row in report.Rows)
        {
            Tables.Add(table, row.Sleeve, Formats.Number(row.Weight, 4), Formats.Number(row.Previous ?? double.NaN, 4), Delta(row.Delta), Bars.Of(row.Weight, largest));
        }

        console.Write(table);
        if (report.Previous is { } previous)
        {
            console.MarkupLineInterpolated($" [grey]against[/]  {Formats.Place(previous.Path)}");
            console.MarkupLineInterpolated($" [grey]turnover[/] {Formats.Percent(report.Turnover ?? double.NaN)}");
        }

        foreach (var note in report.Notes)
        {
            console.MarkupLineInterpolated($" [grey]note[/]     {note}");
        }
    }

    private static string Delta(double? delta) => delta?.ToString("+0.0000;-0.0000;0.0000", CultureInfo.InvariantCulture) ?? "-";
}
