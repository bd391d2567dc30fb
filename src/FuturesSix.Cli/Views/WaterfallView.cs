using System.Globalization;
using FuturesSix.Application.Positions;
using FuturesSix.Core.Stack;
using Spectre.Console;

namespace FuturesSix.Cli.Views;

/// <summary>Why positions are what they are.</summary>
internal static class WaterfallView
{
    public static void Write(IAnsiConsole console, ExplainedPositions explained, bool everyStep)
    {
        console.WriteLine($"{explained.RunId}: decision of {Formats.Date(explained.Decided)}{(explained.Synthetic ? ", synthetic data" : "")}, amounts in {explained.Currency}");
        foreach (var note in explained.Notes)
        {
            console.WriteLine($"note: {note}");
        }

        if (!everyStep)
        {
            Lines(console, explained.Positions);
            return;
        }

        foreach (var position in explained.Positions)
        {
            Position(console, position);
        }
    }

    /// <summary>A line an instrument: the weight after each layer, and the target.</summary>
    private static void Lines(IAnsiConsole console, IReadOnlyList<ExplainedPosition> positions)
    {
        var table = Tables.Create("symbol", ">sleeves", ">levered", ">braked", ">final", ">contracts", "filled", "limits");
        table.Columns[0].NoWrap();
        table.Columns[6].NoWrap();
        foreach (var p in positions)
        {
            Tables.Add(
                table, p.Instrument, Weight(At(p, WaterfallSteps.Sleeves)), Weight(At(p, WaterfallSteps.Leverage)), Weight(At(p, WaterfallSteps.Convexity) is { } c && !double.IsNaN(c) ? c : At(p, WaterfallSteps.Brake)),
                Weight(p.Weight), Contracts(p.Contracts), Formats.Date(p.Filled), string.Join(' ', p.Limits));
        }

        console.Write(table);
        console.WriteLine("--instrument SYMBOL shows every step, --json all of them.");
    }

    private static void Position(IAnsiConsole console, ExplainedPosition position)
    {
        console.WriteLine();
        console.Write(Tables.Heading($"{position.Instrument}: {Contracts(position.Contracts)} contracts, {Weight(position.Weight)} of equity{(position.Filled is { } day ? $", filled {Formats.Date(day)}" : ", not filled")}"));
        string[] names = [.. position.Sleeves.SelectMany(s => s.Steps).GroupBy(s => s.Name).Select(g => g.Key)];
        names = [.. names.OrderBy(n => position.Sleeves.Max(s => s.Steps.Select(t => t.Name).ToList().IndexOf(n)))];
        var branches = Tables.Create(["sleeve", "bet", .. names.Select(n => $">{Formats.Words(n)}"), ">weight"]);
        foreach (var branch in position.Sleeves)
        {
            Tables.Add(branches, [branch.Sleeve, branch.Bet, .. names.Select(n => Factor(branch.Steps.FirstOrDefault(s => s.Name == n))), Weight(branch.Weight)]);
        }

        console.Write(branches);
        var steps = Tables.Create(">layer", "step", ">factor", ">value", "from");
        foreach (var step in position.Steps)
        {
            Tables.Add(steps, Formats.Count(step.Layer), Formats.Words(step.Name), Factor(step), Value(position, step), step.Detail);
        }

        console.Write(steps);
        Details(console, position);
    }

    private static void Details(IAnsiConsole console, ExplainedPosition position)
    {
        foreach (var branch in position.Sleeves)
        {
            var words = branch.Steps.Where(s => s.Detail.Length > 0).Select(s => $"{Formats.Words(s.Name)}: {s.Detail}");
            console.MarkupLineInterpolated($"[grey]{branch.Sleeve} {branch.Bet}: {string.Join("; ", words)}[/]");
        }

        if (position.Limits.Count > 0)
        {
            console.WriteLine($"limits that bound: {string.Join(", ", position.Limits)}");
        }
    }

    private static double At(ExplainedPosition position, string step) => position.Steps.FirstOrDefault(s => s.Name == step)?.Value ?? double.NaN;

    private static string Value(ExplainedPosition position, WaterfallStep step) =>
        step.Layer == 7 && step.Name != WaterfallSteps.Expired ? $"{Contracts(step.Value)} contracts" : Weight(step.Value);

    /// <summary>What a step multiplies by, or with its sign what it adds.</summary>
    private static string Factor(WaterfallStep? step) => step switch
    {
        null => "-",
        { Factor: double.NaN } => step.Amount.ToString("+0.####;-0.####;+0", CultureInfo.InvariantCulture),
        _ => $"x{step.Factor.ToString(Math.Abs(step.Factor) < 0.01 ? "0.###e0" : "0.####", CultureInfo.InvariantCulture)}",
    };

    private static string Weight(double value) => Formats.Percent(value, 2);

    private static string Contracts(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);
}
