using FuturesSix.Application;
using FuturesSix.Data.Datasets;
using Spectre.Console;

namespace FuturesSix.Cli.Views;

/// <summary>What a check of a dataset found, as tables.</summary>
internal static class DatasetView
{
    private const int ShownJumps = 20;

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
        if (check.Quality is { } quality)
        {
            Instruments(console, quality);
            Auxiliary(console, quality);
        }

        Jumps(console, check.Jumps);
        foreach (var note in check.Notes)
        {
            console.MarkupLineInterpolated($" [grey]note[/] {note}");
        }
    }

    private static void Instruments(IAnsiConsole console, DataQualityCounts quality)
    {
        var table = Tables.Create("instrument", "first", "last", ">observed", ">missing", ">weekend", ">skipped", ">stale", ">gaps", ">jumps");
        foreach (var i in quality.Instruments)
        {
            Tables.Add(
                table, i.Symbol, Formats.Date(i.First), Formats.Date(i.Last), Formats.Count(i.Observed), Formats.Count(i.Missing), Formats.Count(i.MergedWeekendRows),
                Formats.Count(i.SkippedRows), Formats.Count(i.StaleStretches), Formats.Count(i.LongGaps), Formats.Count(i.Jumps));
        }

        console.Write(table);
    }

    private static void Auxiliary(IAnsiConsole console, DataQualityCounts quality)
    {
        if (quality.Auxiliary.Count == 0)
        {
            return;
        }

        var table = Tables.Create("series", "first", "last", ">observed", ">carried", ">missing");
        foreach (var a in quality.Auxiliary)
        {
            Tables.Add(table, a.Name, Formats.Date(a.First), Formats.Date(a.Last), Formats.Count(a.Observed), Formats.Count(a.Carried), Formats.Count(a.Stale));
        }

        console.Write(table);
    }

    private static void Jumps(IAnsiConsole console, IReadOnlyList<PriceJump> jumps)
    {
        if (jumps.Count == 0)
        {
            return;
        }

        var table = Tables.Create("jump", "date", ">return", ">sigmas", ">raw move", "contract");
        foreach (var j in jumps.OrderByDescending(j => Math.Abs(j.Sigmas)).Take(ShownJumps))
        {
            var contract = j.ContractChanged switch { true => "changed that day", false => "the same", _ => "not said" };
            Tables.Add(
                table, j.Symbol, Formats.Date(j.Date), Formats.Percent(j.Return), Formats.Number(j.Sigmas, 1), Formats.Percent(j.RawMove),
                j.MadeMissing ? $"{contract}; made missing" : contract);
        }

        console.Write(table);
        if (jumps.Count > ShownJumps)
        {
            console.MarkupLineInterpolated($" [grey]the {ShownJumps} largest of {jumps.Count}; --json has all[/]");
        }
    }
}
