using FuturesSix.Core.Stack;
using FuturesSix.Data.Reports;

namespace FuturesSix.Application.Reporting;

/// <summary>The positions of the last rebalance, each through the layers that made it.</summary>
internal static class PositionSection
{
    public static void Write(HtmlWriter page, ReportModel report)
    {
        if (report.Positions.Count == 0)
        {
            page.Paragraph("No rebalance was decided.", "muted");
            return;
        }

        page.Paragraph($"Decided on {ReportText.Date(report.Positions[0].Decided)} with equity of {report.Identity.AccountCurrency} {ReportText.Number(report.Positions[0].Equity, 0)}. Weights are shares of equity, after each layer.");
        if (report.Positions.Any(p => p.Weight != 0))
        {
            BarFigure.Write(page, "Target weights", "shares of equity after all layers", [.. report.Positions.Select(p => (p.Instrument, double.IsNaN(p.Weight) ? 0 : p.Weight))]);
        }

        Overview(report).Write(page);
        page.Begin("details").Element("summary", "Every step of every position").Begin("div", "columns");
        foreach (var position in report.Positions.Where(p => p.Contracts != 0 || p.Sleeves.Count > 0))
        {
            Steps(position).Write(page);
        }

        page.End().End();
    }

    private static HtmlTable Overview(ReportModel report)
    {
        var table = new HtmlTable("From the sleeves' weights to contracts", "Instrument", "#Sleeves", "#Risk targeting", "#Brake", "#Final weight", "#Contracts", "#Held before", "Filled", "Bound by");
        foreach (var position in report.Positions)
        {
            table.Row(
                new HtmlCell(position.Instrument),
                Weight(After(position, 4)),
                Weight(After(position, 5)),
                Weight(After(position, 6)),
                Weight(position.Weight),
                ReportText.Number(position.Contracts, 2),
                ReportText.Number(position.Held, 2),
                ReportText.Date(position.Filled),
                new HtmlCell(string.Join(", ", position.Limits.Select(ReportText.Words))));
        }

        return table.RowOf(
            "total",
            [
                new HtmlCell("Gross"),
                Weight(report.Positions.Sum(p => Math.Abs(After(p, 4)))),
                Weight(report.Positions.Sum(p => Math.Abs(After(p, 5)))),
                Weight(report.Positions.Sum(p => Math.Abs(After(p, 6)))),
                Weight(report.Positions.Sum(p => Math.Abs(p.Weight))),
                "", "", "", "",
            ]);
    }

    private static HtmlTable Steps(PositionWaterfall position)
    {
        var table = new HtmlTable(position.Instrument, "Step", "#Layer", "#By", "#Value", "Why");
        foreach (var branch in position.Sleeves)
        {
            var bet = branch.Bet == position.Instrument ? "" : $" ({branch.Bet})";
            table.RowOf("branch", [new HtmlCell($"{ReportText.Words(branch.Sleeve)}{bet}"), "", "", ReportText.Number(branch.Weight, 4), ""]);
            AddSteps(table, branch.Steps);
        }

        table.RowOf("branch", [new HtmlCell("All sleeves"), "", "", "", ""]);
        AddSteps(table, position.Steps);
        return table;
    }

    private static void AddSteps(HtmlTable table, IReadOnlyList<WaterfallStep> steps)
    {
        foreach (var step in steps)
        {
            var by = double.IsNaN(step.Factor) ? $"{(step.Amount > 0 ? "+" : "")}{ReportText.Number(step.Amount, 4)}" : $"× {ReportText.Number(step.Factor, 4)}";
            table.Row(new HtmlCell(ReportText.Words(step.Name)), FormattableString.Invariant($"{step.Layer}"), by, ReportText.Number(step.Value, 4), new HtmlCell(step.Detail, "wrap"));
        }
    }

    /// <summary>The weight after a layer; 0 where no step was taken.</summary>
    private static double After(PositionWaterfall position, int layer) => position.Steps.LastOrDefault(s => s.Layer <= layer)?.Value ?? 0;

    private static HtmlCell Weight(double weight) => new(ReportText.Percent(weight, 2), ReportText.Sign(weight));
}
