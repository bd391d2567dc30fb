using FuturesSix.Application.Supervision;
using Spectre.Console;

namespace FuturesSix.Cli.Views;

/// <summary>A supervised look.</summary>
internal static class SuperviseView
{
    public static void Write(IAnsiConsole console, SuperviseResult result)
    {
        var report = result.Report;
        console.Write(Tables.Heading($"Meta supervisor{(report.Demo ? " (demo: generated journals)" : "")}"));
        var table = Tables.Create("agent", "strategy", "rung", ">confidence", ">P&L bps", ">gap bps", ">capital", "");
        var largest = report.Agents.Select(a => a.Capital).DefaultIfEmpty(0).Max();
        foreach (var a in report.Agents.OrderByDescending(a => a.Capital))
        {
            Tables.Add(
                table, a.Agent, a.Strategy, a.Rung.ToString().ToLowerInvariant(), Formats.Number(a.Confidence.Multiplier, 4), Formats.Number(a.Statistics.PnlSumBps, 0), Formats.Number(a.Statistics.AvgPnlErrorBps, 1),
                Formats.Percent(a.Capital), Bars.Of(a.Capital, largest));
        }

        console.Write(table);
        foreach (var a in report.Agents.OrderByDescending(a => a.Capital))
        {
            console.MarkupLineInterpolated($" [bold]{a.Agent}[/] {(a.Capital > 0 || a.CapitalWhy == a.Weight.Why ? a.CapitalWhy : $"{a.CapitalWhy}; {a.Weight.Why}")}");
            if (a.Remedy is { } remedy)
            {
                console.MarkupLineInterpolated($"   [grey]remedy[/] {remedy.Action} ({remedy.Part} {Formats.Number(remedy.MeanBps, 1)} bps a row)");
            }
        }

        Rest(console, result);
    }

    /// <summary>A look on one line, for logs.</summary>
    public static string Line(SuperviseResult result)
    {
        var capital = string.Join(' ', result.Agents.Where(a => a.Capital > 0).OrderByDescending(a => a.Capital).Select(a => FormattableString.Invariant($"{a.Agent}={a.Capital:0.###}")));
        var events = string.Concat(result.NewEvents.Where(e => e.From != e.To).Select(e => $" {e.Agent}:{e.From}->{e.To}".ToLowerInvariant()));
        return FormattableString.Invariant($"new={result.NewRows} rows={result.Report.Rows} pending={result.Report.Pending?.Count ?? 0} uninvested={result.Report.CapitalUninvested:0.###} {capital}{events}");
    }

    private static void Rest(IAnsiConsole console, SuperviseResult result)
    {
        var report = result.Report;
        console.MarkupLineInterpolated($" [grey]reconciled[/] {Formats.Count(result.NewRows)} now, {Formats.Count(report.Rows)} in all; [grey]pending[/] {Formats.Count(report.Pending?.Count ?? 0)}; [grey]uninvested[/] {Formats.Percent(report.CapitalUninvested)}");
        foreach (var decided in result.NewEvents.Where(e => e.From != e.To))
        {
            console.MarkupLineInterpolated($" [grey]decided[/]  {decided.Agent} {decided.Why}");
        }

        foreach (var (name, journal) in report.Journals.Where(j => j.Value.Torn.Count + j.Value.Bad + j.Value.Doubled > 0))
        {
            console.MarkupLineInterpolated($" [grey]journal[/]  {name}: {journal.Torn.Count} unfinished, {Formats.Count(journal.Bad)} malformed, {Formats.Count(journal.Doubled)} doubled lines left out");
        }

        foreach (var note in report.Notes)
        {
            console.MarkupLineInterpolated($" [grey]note[/]     {note}");
        }

        console.MarkupLineInterpolated($" [bold]{Formats.Place(result.Html)}[/]{(result.Written.Count == 0 ? " (no news: nothing changed)" : "")}");
    }
}
