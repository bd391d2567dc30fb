using FuturesSix.Core.Market;
using FuturesSix.Core.Stack;
using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Reports;

/// <summary>What was decided at the rebalances, and the regimes between them.</summary>
internal static class ReportDecisions
{
    public static ReportRebalances Of(RunOutput run)
    {
        var result = run.Result;
        var (gross, net) = Exposure(run);
        return new ReportRebalances
        {
            Dates = [.. result.Schedule.Dates],
            Leverage = [.. result.RiskTargeting.Targets.Select(t => t.Leverage)],
            BookVolatility = [.. result.RiskTargeting.Targets.Select(t => t.BookVolatility)],
            Scalar = result.Brake.Applied,
            Policy = Policy(result),
            SleeveScalars = SleeveScalars(result),
            Convexity = result.Exposures.Convexity?.Weights ?? [],
            Gross = gross,
            Net = net,
        };
    }

    /// <summary>The whole multiplier, gate and factors, of each engine that has any of them.</summary>
    private static ReportSeries[] Policy(StackResult result) =>
    [
        .. result.Policy.Engines.Concat(result.Policy.Factors.Select(f => f.Engine)).Distinct(StringComparer.Ordinal)
            .Select(engine => new ReportSeries(engine, [.. Enumerable.Range(0, result.Schedule.Count).Select(k => result.Policy.MultiplierOf(engine, k))])),
    ];

    private static ReportSeries[] SleeveScalars(StackResult result)
    {
        var exposures = result.Exposures;
        return [.. exposures.Scaled.Select(e => new ReportSeries(
            exposures.Sleeves[e], [.. Enumerable.Range(0, result.Schedule.Count).Select(k => exposures.SleeveScalars[(k * exposures.Sleeves.Count) + e])]))];
    }

    /// <summary>Consecutive days of one regime as one stretch.</summary>
    public static IReadOnlyList<ReportRegime> Regimes(BrakeResult brake)
    {
        var spans = new List<ReportRegime>();
        if (brake is not { State: { } state, Regime: { } regime })
        {
            return spans;
        }

        for (var d = 0; d < regime.Days.Count; d++)
        {
            var (date, name) = (state.States.Dates[d], RunNames.Regime(regime.Days[d].Regime));
            if (spans.Count > 0 && spans[^1].Regime == name)
            {
                spans[^1] = spans[^1] with { To = date };
            }
            else
            {
                spans.Add(new ReportRegime(date, date, name, regime.Days[d].Reason));
            }
        }

        return spans;
    }

    /// <summary>Sums of absolute and of signed target weights by asset class.</summary>
    private static (ReportSeries[] Gross, ReportSeries[] Net) Exposure(RunOutput run)
    {
        var (market, weights) = (run.Result.Market, run.Result.Book.Weights);
        string[] classes = [.. run.Result.Holdable.Select(i => market.Instruments[i].AssetClass).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var gross = new ReportSeries[classes.Length];
        var net = new ReportSeries[classes.Length];
        for (var c = 0; c < classes.Length; c++)
        {
            int[] members = [.. run.Result.Holdable.Where(i => market.Instruments[i].AssetClass == classes[c])];
            gross[c] = new ReportSeries(classes[c], Sum(weights, members, run.Result.Schedule.Count, signed: false));
            net[c] = new ReportSeries(classes[c], Sum(weights, members, run.Result.Schedule.Count, signed: true));
        }

        return (gross, net);
    }

    private static double[] Sum(Panel weights, int[] members, int rebalances, bool signed)
    {
        var sums = new double[rebalances];
        Array.Fill(sums, double.NaN, weights.Rows, rebalances - weights.Rows);
        foreach (var i in members)
        {
            var column = weights.Column(i);
            for (var k = 0; k < column.Length; k++)
            {
                var weight = double.IsNaN(column[k]) ? 0 : column[k];
                sums[k] += signed ? weight : Math.Abs(weight);
            }
        }

        return sums;
    }
}
