using FuturesSix.Application;
using FuturesSix.Data.Quality;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace FuturesSix.Cli.Views;

/// <summary>What a check of a dataset found, as tables.</summary>
internal static class DatasetView
{
    private const int ShownFindings = 60;
    private const int WideTable = 100;

    public static void Write(IAnsiConsole console, DatasetCheck check)
    {
        if (check.Identity is not { } identity)
        {
            return;
        }

        console.Write(Tables.Heading($"{identity.Name}{(identity.Synthetic ? " (SYNTHETIC)" : "")}"));
        console.MarkupLineInterpolated(
            $" {check.Instruments.Count} instruments, {Formats.Count(check.Rows)} trading days from {Formats.Date(check.First)} to {Formats.Date(check.Last)}; hash {identity.Hash[..16]}");
        console.MarkupLineInterpolated($" auxiliary series: {(check.Auxiliary.Count == 0 ? "none" : string.Join(", ", check.Auxiliary))}");
        if (check.Report is { } report)
        {
            Instruments(console, report);
            Auxiliary(console, report);
            Findings(console, [.. report.Errors, .. report.Warnings]);
            Notes(console, report);
        }

        console.WriteLine(check.Passed ? " passed" : " failed");
    }

    private static void Instruments(IAnsiConsole console, DatasetQualityReport report)
    {
        var wide = console.Profile.Width >= WideTable;
        string[] headings = ["symbol", "first", "last", ">observed", ">missing", ">weekend", ">stale", ">gaps", ">jumps", ">≤ 0"];
        var table = Tables.Create(wide ? [.. headings, ">vol", ">peers"] : headings);
        foreach (var instrument in report.Instruments)
        {
            var counts = instrument.Counts;
            string[] cells =
            [
                counts.Symbol, Formats.Date(counts.First), Formats.Date(counts.Last), Formats.Count(counts.Observed), Formats.Count(counts.Missing),
                Formats.Count(counts.MergedWeekendRows), Formats.Count(counts.StaleStretches), Formats.Count(counts.LongGaps),
                Formats.Count(counts.Jumps), Formats.Count(counts.NonPositiveCloses),
            ];
            Tables.Add(table, wide ? [.. cells, Formats.Percent(instrument.AnnualVolatility), Formats.Number(instrument.PeerCorrelation)] : cells);
        }

        console.Write(Narrow(table));
        console.MarkupLine(" [grey]weekend: merged rows; stale: 5+ zero returns; gaps: > max_stale_days; jumps: > 8 sigmas; ≤ 0: closes[/]");
    }

    private static void Auxiliary(IAnsiConsole console, DatasetQualityReport report)
    {
        if (report.Counts.Auxiliary.Count == 0)
        {
            return;
        }

        var table = Tables.Create("series", "first", "last", ">observed", ">carried", ">missing");
        foreach (var a in report.Counts.Auxiliary)
        {
            Tables.Add(table, a.Name, Formats.Date(a.First), Formats.Date(a.Last), Formats.Count(a.Observed), Formats.Count(a.Carried), Formats.Count(a.Stale));
        }

        console.Write(Narrow(table));
    }

    private static void Findings(IAnsiConsole console, IReadOnlyList<QualityFinding> findings)
    {
        if (findings.Count == 0)
        {
            return;
        }

        var others = findings.Where(f => !IsJump(f)).ToList();
        var hidden = others.Skip(ShownFindings).ToHashSet();
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadLeft(1).PadRight(1)).AddColumn();
        foreach (var finding in findings.Where(f => !hidden.Contains(f)))
        {
            var error = finding.Severity == QualitySeverity.Error;
            grid.AddRow(new IRenderable[]
            {
                new Text(error ? "error" : "warning", new Style(error ? Color.Red : Color.Yellow)),
                new Text(finding.Message),
            });
        }

        console.Write(grid);
        if (hidden.Count > 0)
        {
            console.MarkupLineInterpolated($" [grey]{hidden.Count} more findings that are not jumps; --json has all[/]");
        }
    }

    private static bool IsJump(QualityFinding finding) => finding.Kind is QualityKind.Jump or QualityKind.RollJump;

    private static void Notes(IAnsiConsole console, DatasetQualityReport report)
    {
        foreach (var note in report.Notes)
        {
            console.MarkupLineInterpolated($" [grey]note[/]    {note}");
        }
    }

    /// <summary>Short cells, never broken over lines.</summary>
    private static Table Narrow(Table table)
    {
        foreach (var column in table.Columns)
        {
            column.NoWrap().PadLeft(0).PadRight(0);
        }

        return table;
    }
}
