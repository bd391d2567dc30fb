using System.Text.Json;
using FuturesSix.Core.Construction;
using FuturesSix.Core.Market;
using FuturesSix.Core.Numerics;
using FuturesSix.Core.Stack;

namespace FuturesSix.Data.Runs;

/// <summary>Artifacts of layer 5: the book before and after leverage.</summary>
internal static class SizingFiles
{
    private const string Folder = "risk_targeting/";
    /// <summary>Floor of the published column realized_vol, a year. It belongs to that column only; the floor of layer 5
    /// (vol_floor, of the volatility per unit of gross exposure) is the one that decides leverage.</summary>
    internal const double PublishedVolatilityFloor = 0.05;

    private const string Estimator = "rolling_covariance";

    public static IReadOnlyList<RunFile> All { get; } =
    [
        new(Folder + "leverage_series.csv", 5, Leverage),
        new(Folder + "realized_vol.csv", 5, RealizedVolatility),
        new(Folder + "decisions.csv", 5, Decisions),
        new(Folder + "weights_pre_risk_targeting.csv", 5, (s, r) => ArtifactTables.Long(s, r, r.Result.RiskTargeting.Before)),
        new(Folder + "weights_post_risk_targeting.csv", 5, (s, r) => ArtifactTables.Long(s, r, r.Result.RiskTargeting.After)),
        new(Folder + "params.json", 5, Parameters),
        new("sleeve_weights.csv", 5, (s, r) => ArtifactTables.Sleeves(s, r, r.Result.RiskTargeting.After)),
        new("weights_raw.csv", 5, (s, r) => ArtifactTables.Wide(s, Weights(r, r.Result.RiskTargeting.After, r.Result.Universe, k => 1))),
        new("weights_scaled.csv", 6, (s, r) => ArtifactTables.Wide(s, Scaled(r))),
    ];

    private static void Leverage(Stream stream, RunOutput run)
    {
        using var text = new ArtifactText(stream);
        text.Header("date", "leverage");
        for (var k = 0; k < run.Result.Schedule.Count; k++)
        {
            text.Cell(run.Result.Schedule.Dates[k]).Cell(run.Result.RiskTargeting.Targets[k].Leverage).End();
        }
    }

    /// <summary>sqrt(252 w'Sw) of the weights before risk targeting, S the pairwise-complete sample covariance of the
    /// returns strictly before the date; at <see cref="PublishedVolatilityFloor"/> where it is lower or there are too few rows.</summary>
    private static void RealizedVolatility(Stream stream, RunOutput run)
    {
        using var text = new ArtifactText(stream);
        text.Header("date", "estimator", "realized_vol", "vol_window");
        var (result, returns) = (run.Result, run.OfUniverse(run.Result.Market.Returns));
        for (var k = 0; k < result.Schedule.Count; k++)
        {
            text.Cell(result.Schedule.Dates[k]).Cell(Estimator).Cell(Math.Max(PublishedVolatilityFloor, VolatilityBefore(result, returns, k)))
                .Cell(result.Options.RiskTargeting.Window).End();
        }
    }

    /// <summary>The volatility above before its floor, a year; 0 where there are too few rows.</summary>
    /// <param name="result">The run.</param>
    /// <param name="returns">Returns of its universe, [T x U].</param>
    /// <param name="k">The rebalance.</param>
    internal static double VolatilityBefore(StackResult result, Panel returns, int k)
    {
        var window = result.Options.RiskTargeting.Window;
        if (result.Schedule.Rows[k] < window)
        {
            return 0;
        }

        var all = new double[result.Market.Count];
        result.RiskTargeting.Before.Sum(k, gated: true, all);
        var covariance = new double[result.Universe.Count * result.Universe.Count];
        Covariance.PairwiseSample(returns, result.Schedule.Rows[k] - window, window, covariance, undefinedAsZero: true);
        double[] weights = [.. result.Universe.Select(i => all[i])];
        return Math.Sqrt(252 * Math.Max(0, Covariance.QuadraticForm(weights, covariance)));
    }

    private static void Decisions(Stream stream, RunOutput run)
    {
        using var text = new ArtifactText(stream);
        text.Header(
            "date", "leverage", "unit_vol", "ungated_vol", "book_vol", "unit_gross", "bounds", "flat_reason", "excluded_instruments", "covariance_repaired", "estimator_fell_back");
        for (var k = 0; k < run.Result.Schedule.Count; k++)
        {
            var target = run.Result.RiskTargeting.Targets[k];
            text.Cell(run.Result.Schedule.Dates[k]).Cell(target.Leverage).Cell(target.UnitVolatility).Cell(target.UngatedVolatility)
                .Cell(target.BookVolatility).Cell(target.UnitGross).Cell(RunNames.Bounds(target.Bounds)).Cell(target.FlatReason ?? "")
                .Cell(target.ExcludedInstruments).Cell(target.CovarianceRepaired ? 1 : 0).Cell(target.EstimatorFellBack ? 1 : 0).End();
        }
    }

    private static void Parameters(Stream stream, RunOutput run)
    {
        var options = run.Result.Options.RiskTargeting;
        JsonSerializer.Serialize(stream, new
        {
            options.Estimator,
            options.EwmaLambda,
            options.LeverageCap,
            options.LeverageFloor,
            options.MinObservations,
            run.Inputs.Dataset.Synthetic,
            TargetVol = options.TargetVolatility,
            UpdateFrequency = "static",
            Version = "v1.0",
            VolFloor = options.VolatilityFloor,
            VolLookback = options.Window,
        }, RunJson.Indented);
    }

    /// <summary>What layer 7 gets: brake x sleeve scalars x book, and the convexity position.</summary>
    private static Panel Scaled(RunOutput run)
    {
        var (result, rebalances) = (run.Result, run.Result.Schedule.Count);
        var panel = Weights(run, result.Exposures.Scaling, result.Holdable, k => result.Brake.Acts ? result.Brake.Applied[k] : 1);
        if (!result.Exposures.Acts || result.Exposures.ConvexityInstrument is not { } instrument)
        {
            return panel;
        }

        var values = panel.Values.ToArray();
        var column = panel.IndexOf(run.Symbol(instrument));
        for (var k = 0; k < rebalances; k++)
        {
            values[(column * rebalances) + k] += result.Exposures.ConvexityWeight(k);
        }

        return new Panel(result.Schedule.Dates, [.. panel.Columns], values);
    }

    /// <summary>A gated book times a factor, [K x U].</summary>
    private static Panel Weights(RunOutput run, SleeveBook book, IReadOnlyList<int> columns, Func<int, double> factor)
    {
        var (result, schedule) = (run.Result, run.Result.Schedule);
        var panel = Panel.Missing(schedule.Dates, [.. columns.Select(run.Symbol)], out var values);
        var all = new double[result.Market.Count];
        for (var k = 0; k < schedule.Count; k++)
        {
            book.Sum(k, gated: true, all);
            for (var u = 0; u < columns.Count; u++)
            {
                values[(u * schedule.Count) + k] = factor(k) * all[columns[u]];
            }
        }

        return panel;
    }
}
