using FuturesSix.Application.Audits;
using FuturesSix.Data.Audits;
using Spectre.Console;

namespace FuturesSix.Cli.Views;

/// <summary>A two-pass audit.</summary>
internal static class AuditView
{
    public static void Write(IAnsiConsole console, AuditOutcome outcome)
    {
        var report = outcome.Report;
        console.WriteLine();
        console.Write(Tables.Heading(report.Id));
        console.WriteLine($"{Formats.Date(report.Start)} to {Formats.Date(report.End)}, invested from {Formats.Date(report.EffectiveStart)}, profile {report.Profile}, costs in {report.Currency}");
        foreach (var note in report.Notes)
        {
            console.MarkupLineInterpolated($"[yellow]note[/]: {note}");
        }

        Figures(console, report);
        var usage = report.Scalars;
        console.WriteLine(
            $"scalar below 1 at {Formats.Count(usage.Below)} of {Formats.Count(usage.Rebalances)} rebalances ({Formats.Percent(usage.ShareBelow)}), mean {Formats.Number(usage.Mean, 3)}, lowest {Formats.Number(usage.Minimum, 3)} on {Formats.Date(usage.MinimumDate)}");
        Regimes(console, report);
        console.WriteLine($"pass 1: {report.Baseline.RunId}");
        console.WriteLine($"pass 2: {report.Braked.RunId}");
        console.MarkupLineInterpolated($"[bold]{Formats.Place(outcome.Page)}[/]");
    }

    private static void Figures(IAnsiConsole console, AuditReport report)
    {
        var table = Tables.Create("", ">brake off", ">brake on", ">difference");
        foreach (var figure in report.Figures)
        {
            Tables.Add(table, Formats.Words(figure.Name), Text(figure.Name, figure.Baseline), Text(figure.Name, figure.Braked), Text(figure.Name, figure.Difference));
        }

        console.Write(table);
    }

    private static void Regimes(IAnsiConsole console, AuditReport report)
    {
        var table = Tables.Create("regime", ">days", ">return off", ">return on", ">vol off", ">vol on");
        foreach (var regime in report.Regimes)
        {
            Tables.Add(
                table, regime.Regime, Formats.Count(regime.Baseline.Days), Formats.Percent(regime.Baseline.Return), Formats.Percent(regime.Braked.Return),
                Formats.Percent(regime.Baseline.Volatility), Formats.Percent(regime.Braked.Volatility));
        }

        console.Write(table);
    }

    private static string Text(string name, double value) => name switch
    {
        "sharpe" or "calmar" or "mean_gross" or "annual_turnover" => Formats.Number(value),
        "slippage" or "commission" or "roll_cost" => Formats.Number(value, 0),
        _ => Formats.Percent(value, 2),
    };
}
