using FuturesSix.Application;
using FuturesSix.Data.Runs;
using Spectre.Console;

namespace FuturesSix.Cli.Views;

/// <summary>What a reader sees when a run is there.</summary>
internal static class SummaryView
{
    private const int ShownNotes = 4;

    public static void Write(IAnsiConsole console, RunOutcome outcome)
    {
        var summary = outcome.Summary;
        Title(console, outcome);
        console.Write(PerformanceView.Grid(summary));
        RegimeView.Write(console, summary);
        LayersView.Write(console, outcome.Meta, summary);
        ContributionView.Write(console, summary);
        Data(console, summary);
        Notes(console, summary.Notes);
        Place(console, outcome);
    }

    private static void Title(IAnsiConsole console, RunOutcome outcome)
    {
        var meta = outcome.Meta;
        console.WriteLine();
        console.Write(Tables.Heading(meta.RunId));
        if (meta.Synthetic)
        {
            console.MarkupLine(" [black on yellow] SYNTHETIC [/] [yellow]generated prices, never traded: no statement about real earnings[/]");
        }

        console.MarkupLineInterpolated(
            $" {Formats.Date(meta.Start)} to {Formats.Date(meta.EffectiveEnd)}, invested from {Formats.Date(meta.EffectiveStart)}");
        console.MarkupLineInterpolated(
            $" {meta.Universe.Count} instruments, {meta.Schedule.Count} rebalances ({meta.Schedule.Rule}), {Formats.Number(meta.Capital, 0)} {meta.AccountCurrency}");
        console.WriteLine();
    }

    private static void Data(IAnsiConsole console, RunSummary summary)
    {
        var found = summary.DataQuality.Where(q => q.Value > 0).Select(q => $"{Formats.Words(q.Key)} {Formats.Count(q.Value)}").ToList();
        var text = found.Count > 0 ? string.Join(", ", found) : "nothing to report";
        console.MarkupLineInterpolated($" [grey]data[/]   {text}");
    }

    private static void Notes(IAnsiConsole console, IReadOnlyList<string> notes)
    {
        foreach (var note in notes.Take(ShownNotes))
        {
            console.MarkupLineInterpolated($" [grey]note[/]   {note}");
        }

        if (notes.Count > ShownNotes)
        {
            console.MarkupLineInterpolated($" [grey]       {notes.Count - ShownNotes} more in meta.json[/]");
        }
    }

    private static void Place(IAnsiConsole console, RunOutcome outcome)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($" [bold]{Formats.Place(outcome.Path)}[/]");
        if (outcome.Reused)
        {
            console.MarkupLine(" [grey]was there already: verified and reused (--force runs it again)[/]");
        }

        console.MarkupLineInterpolated($" [grey]{Directory.EnumerateFiles(outcome.Path, "*", SearchOption.AllDirectories).Count()} files, determinism hash {outcome.Meta.DeterminismHash[..16]}[/]");
    }
}
