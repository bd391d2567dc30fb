using FuturesSix.Data.Runs;
using Spectre.Console;

namespace FuturesSix.Cli.Views;

/// <summary>What each layer did, in a sentence.</summary>
internal static class LayersView
{
    public static void Write(IAnsiConsole console, RunMeta meta, RunSummary summary)
    {
        console.WriteLine();
        console.Write(Tables.Heading("what each layer did"));
        var grid = new Grid();
        grid.AddColumn(new GridColumn().NoWrap().PadLeft(1).PadRight(1));
        grid.AddColumn(new GridColumn().NoWrap().PadRight(2));
        grid.AddColumn();
        foreach (var (layer, did) in meta.Layers.Zip(Sentences(meta, summary)))
        {
            grid.AddRow(new Text($"{layer.Layer}", new Style(Color.Grey)), new Text(Formats.Words(layer.Name)), new Text(did));
        }

        console.Write(grid);
    }

    private static IEnumerable<string> Sentences(RunMeta meta, RunSummary summary) =>
        [Signals(summary), Policy(summary), Construction(meta, summary), Overlay(summary), Sizing(summary), Brake(summary), Execution(summary)];

    private static string Signals(RunSummary summary)
    {
        var taking = summary.Engines.Where(e => e.LeftOutBecause is null).Select(e => e.Name);
        var leftOut = summary.Engines.Where(e => e.LeftOutBecause is not null).Select(e => e.Name).ToList();
        return string.Join(", ", taking) + (leftOut.Count == 0 ? "" : $"; left out for want of data: {string.Join(", ", leftOut)}");
    }

    private static string Policy(RunSummary summary)
    {
        var book = summary.Engines.Where(e => e.LeftOutBecause is null).Select(e => e.Name).ToHashSet(StringComparer.Ordinal);
        var fired = summary.Gates.Where(g => book.Contains(g.Engine)).Select(g => $"{g.Engine} off at {g.Off} of {summary.Rebalances} ({Formats.Percent(g.Share)})").ToList();
        var factors = (summary.PolicyFactors ?? []).Select(f => $"{f.Engine} {Formats.Words(f.Component)} mean {Formats.Number(f.Mean)}, lowest {Formats.Number(f.Lowest)}");
        return string.Join("; ", (fired.Count == 0 ? ["no gated engine in the book"] : fired).Concat(factors));
    }

    private static string Construction(RunMeta meta, RunSummary summary) =>
        $"{string.Join(", ", summary.Engines.Where(e => e.BaseWeight > 0).Select(e => $"{e.Name} {Formats.Number(e.BaseWeight, 3)}"))} over {meta.Universe.Count} instruments{(meta.Promotion is { } p ? $"; promotion {p.Version} ({p.Author}: {p.Reason})" : "")}";

    private static string Overlay(RunSummary summary) => summary.TiltApplications == 0 ? "no tilts" : $"{summary.TiltApplications} applications of tilts";

    private static string Sizing(RunSummary summary)
    {
        var leverage = summary.Leverage;
        var bounds = summary.Bounds.Where(b => b.Count > 0 && b.Name.StartsWith("risk_targeting.", StringComparison.Ordinal))
            .Select(b => $", {Formats.Words(b.Name["risk_targeting.".Length..])} bound {Formats.Percent(b.Share)}");
        return $"leverage {Formats.Number(leverage.Minimum)} / {Formats.Number(leverage.Median)} / {Formats.Number(leverage.Maximum)} (min, median, max); "
            + $"{Formats.Percent(leverage.AtTarget)} at the {Formats.Percent(leverage.Target, 0)} target{string.Concat(bounds)}; {leverage.Flat} flat";
    }

    private static string Brake(RunSummary summary)
    {
        var brake = summary.Brake;
        var figures = $"scalar mean {Formats.Number(brake.Mean)}, lowest {Formats.Number(brake.Minimum)}, below 1 at {Formats.Percent(brake.ActiveShare)} of rebalances";
        return (brake.Acts ? $"{brake.Mode}, profile {brake.Profile}: {figures}" : $"off; profile {brake.Profile} would have had: {figures}") + Exposures(summary);
    }

    private static string Exposures(RunSummary summary)
    {
        var sleeves = (summary.SleeveScalars ?? []).Select(s => $"; {s.Sleeve} scalar mean {Formats.Number(s.Mean)}, lowest {Formats.Number(s.Lowest)}");
        var convexity = summary.Convexity is { } c
            ? $"; convexity in {c.Instrument} at {Formats.Percent(c.ActiveShare)} of rebalances, earned {Formats.Percent(c.Profit, 2)}, cost {Formats.Percent(-c.Cost, 2)}"
            : "";
        return string.Concat(sleeves) + convexity;
    }

    private static string Execution(RunSummary summary)
    {
        var limits = summary.Bounds.Where(b => b.Count > 0 && b.Name.StartsWith("margin.", StringComparison.Ordinal))
            .Select(b => $"; {Formats.Words(b.Name["margin.".Length..])} at {b.Count} rebalances");
        return $"margin {Formats.Percent(summary.Exposure.MeanMargin)} (max {Formats.Percent(summary.Exposure.MaximumMargin)}), gross {Formats.Number(summary.Exposure.MeanGross)}x, net {Formats.Number(summary.Exposure.MeanNet)}x, "
            + $"turnover {Formats.Number(summary.Exposure.AnnualTurnover, 0)}x a year, costs {Formats.Percent(summary.Costs.AnnualDrag, 2)} a year{string.Concat(limits)}";
    }
}
