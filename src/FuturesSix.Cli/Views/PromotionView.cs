using System.Globalization;
using FuturesSix.Application.Allocation;
using FuturesSix.Data.Promotions;
using Spectre.Console;

namespace FuturesSix.Cli.Views;

/// <summary>Versions of the base weights and their differences.</summary>
internal static class PromotionView
{
    public static void Write(IAnsiConsole console, IReadOnlyList<Promotion> chain, string folder)
    {
        if (chain.Count == 0)
        {
            console.MarkupLineInterpolated($"There is no promotion in {Formats.Place(folder)}: the engines' own base weights are in force.");
            return;
        }

        var table = Tables.Create(">version", "date (UTC)", "author", "reason", "base weights");
        foreach (var p in chain)
        {
            var weights = string.Join(", ", p.Weights.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => $"{w.Key} {Formats.Number(w.Value, 3)}"));
            var reason = p.Reverts is { } reverted ? string.Create(CultureInfo.InvariantCulture, $"{p.Reason} (reverts {reverted})") : p.Reason;
            Tables.Add(table, p.Version.ToString(CultureInfo.InvariantCulture), p.Date.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), p.Author, reason, weights);
        }

        console.Write(table);
    }

    public static void Write(IAnsiConsole console, PromotionResult result)
    {
        Write(console, result.Diff);
        console.MarkupLineInterpolated($" [bold]{Formats.Place(result.Path)}[/]");
        console.MarkupLineInterpolated($" [grey]in force for every run from now on; 'fsix promote revert' takes it back[/]");
    }

    public static void Write(IAnsiConsole console, PromotionDiff diff)
    {
        console.Write(Tables.Heading($"version {diff.From} to {diff.To}, in shares"));
        var table = Tables.Create("engine", ">from", ">to", ">delta", "");
        var largest = diff.Rows.Max(r => r.To);
        foreach (var row in diff.Rows)
        {
            Tables.Add(table, row.Engine, Formats.Number(row.From, 4), Formats.Number(row.To, 4), row.Delta.ToString("+0.0000;-0.0000;0.0000", CultureInfo.InvariantCulture), Bars.Of(row.To, largest));
        }

        console.Write(table);
        console.MarkupLineInterpolated($" [grey]turnover[/] {Formats.Percent(diff.Turnover)}");
    }
}
