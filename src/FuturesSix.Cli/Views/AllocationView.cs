using FuturesSix.Application.Allocation;
using FuturesSix.Core.MetaAllocation;
using Spectre.Console;

namespace FuturesSix.Cli.Views;

/// <summary>A proposal of sleeve weights, step by step.</summary>
internal static class AllocationView
{
    public static void Write(IAnsiConsole console, AllocationProposal proposal)
    {
        var allocation = proposal.Allocation;
        console.Write(Tables.Heading($"{Formats.Words(allocation.Config.Mode.ToString().ToLowerInvariant())}: {Formats.Place(proposal.Input.Source)}"));
        var table = Tables.Create("sleeve", ">score", ">governor", ">target", ">previous", ">weight", "", "bound");
        var largest = allocation.Sleeves.Max(s => s.Weight);
        foreach (var s in allocation.Sleeves.OrderByDescending(s => s.Weight))
        {
            Tables.Add(
                table, s.Name, Formats.Number(s.Score.Score, 3), Formats.Number(s.GovernorFactor, 3), Formats.Number(s.Target, 4),
                Formats.Number(s.PreviousWeight ?? double.NaN, 4), Formats.Number(s.Weight, 4), Bars.Of(s.Weight, largest), s.Bound == BindingBound.None ? "" : s.Bound.ToString().ToLowerInvariant());
        }

        console.Write(table);
        Explain(console, proposal);
    }

    public static void Write(IAnsiConsole console, ExportAllocationResult result)
    {
        Write(console, result.Proposal);
        console.MarkupLineInterpolated($" [bold]{Formats.Place(result.Export.Csv)}[/]");
        console.MarkupLineInterpolated($" [grey]and {Formats.Place(result.Export.LatestCsv)}, with the explanation beside each[/]");
    }

    private static void Explain(IAnsiConsole console, AllocationProposal proposal)
    {
        var allocation = proposal.Allocation;
        foreach (var hit in allocation.GovernorHits)
        {
            console.MarkupLineInterpolated($" [grey]dampened[/] {hit.First} and {hit.Second}: correlation {Formats.Number(hit.Correlation)}, factor {Formats.Number(hit.Factor, 3)}");
        }

        if (allocation.Turnover is { } turnover)
        {
            console.MarkupLineInterpolated($" [grey]turnover[/] {Formats.Percent(turnover)}");
        }

        foreach (var note in proposal.Input.Notes.Concat(allocation.Notes))
        {
            console.MarkupLineInterpolated($" [grey]note[/]     {note}");
        }

        console.MarkupLineInterpolated($" [grey]inputs   {proposal.InputsSha256[..16]}[/]");
    }
}
