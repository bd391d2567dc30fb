using FuturesSix.Application.Supervision;
using FuturesSix.Core.Supervision;
using Spectre.Console;

namespace FuturesSix.Cli.Views;

/// <summary>Figures of the supervisor.</summary>
internal static class SuperviseQueryView
{
    public static void Write(IAnsiConsole console, IReadOnlyList<SimulatorModelView> models)
    {
        foreach (var view in models)
        {
            var m = view.Model;
            console.Write(Tables.Heading(m.Version));
            console.MarkupLineInterpolated($" [grey]before[/] {view.Previous ?? "none"}, {view.Versions} versions; [grey]rows[/] {Formats.Count(m.Rows)}; [grey]R2 out of sample[/] {Formats.Number(m.OutOfSampleR2 ?? double.NaN, 3)}");
            if (m.Kind == SimulatorKind.ScoreLinear)
            {
                console.MarkupLineInterpolated($" expects {Formats.Number(m.ScoreSlope)} bps x |score|");
            }
            else
            {
                console.MarkupLineInterpolated($" intercept {Formats.Number(m.Intercept)} bps, lambda {Formats.Number(m.Lambda ?? double.NaN, 3)}");
                Coefficients(console, view);
            }

            foreach (var note in m.Notes)
            {
                console.MarkupLineInterpolated($" [grey]note[/]   {note}");
            }
        }
    }

    public static void Write(IAnsiConsole console, IReadOnlyList<AgentConfidence> agents)
    {
        var table = Tables.Create("agent", ">confidence", ">decayed", ">rows", ">good", ">bad", "boost", "bound");
        foreach (var a in agents)
        {
            var c = a.Confidence;
            Tables.Add(table, a.Agent, Formats.Number(c.Multiplier, 4), Formats.Number(c.Decayed, 4), Formats.Count(c.Rows), Formats.Count(c.Good), Formats.Count(c.Bad), c.Boosted ? "yes" : "", c.Bound ?? "");
        }

        console.Write(table);
    }

    public static void Write(IAnsiConsole console, IReadOnlyList<StrategyReport> strategies)
    {
        var table = Tables.Create("strategy", ">gaps", ">CVaR 95 bps", ">mean of the worst");
        foreach (var s in strategies)
        {
            Tables.Add(table, s.Strategy, Formats.Count(s.Rows), Formats.Number(s.CvarBps ?? double.NaN, 1), s.CvarBps is null ? "too few" : Formats.Count(s.Worst));
        }

        console.Write(table);
    }

    public static void Write(IAnsiConsole console, IReadOnlyList<AgentPromotion> agents)
    {
        var table = Tables.Create("agent", "rung", "gates", ">new rows", "next");
        foreach (var a in agents)
        {
            Tables.Add(
                table, a.Agent, a.Rung.ToString().ToLowerInvariant(), string.Join('\n', a.Gates), Formats.Count(a.RowsSinceJudged),
                a.Next is { } next ? $"{next.Decision.ToString().ToLowerInvariant()}: {next.To.ToString().ToLowerInvariant()}" : "too few new rows");
        }

        console.Write(table);
    }

    private static void Coefficients(IAnsiConsole console, SimulatorModelView view)
    {
        var table = Tables.Create("feature", ">bps per unit", ">before", ">change in s.e.", ">shift of its mean in s.d.");
        foreach (var d in view.Drift)
        {
            Tables.Add(
                table, d.Feature, Formats.Number(d.Value ?? double.NaN, 4), Formats.Number(d.Previous ?? double.NaN, 4), Formats.Number(d.Change ?? double.NaN), Formats.Number(d.MeanShift ?? double.NaN));
        }

        console.Write(table);
    }
}
