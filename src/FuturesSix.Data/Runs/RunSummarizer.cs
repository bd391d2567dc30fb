using FuturesSix.Core.Allocator;
using FuturesSix.Core.Evaluation;
using FuturesSix.Core.Margin;
using FuturesSix.Core.Market;
using FuturesSix.Core.Numerics;
using FuturesSix.Core.RiskTargeting;
using FuturesSix.Core.Simulation;
using FuturesSix.Core.Stack;

namespace FuturesSix.Data.Runs;

/// <summary>Condenses a finished run into the figures a reader looks at first.</summary>
public static class RunSummarizer
{
    /// <summary>The summary of <paramref name="result"/>.</summary>
    public static RunSummary Summarize(StackResult result, RunInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(inputs);
        var first = result.FirstActiveRebalance is { } k ? result.Schedule.Rows[k] - result.Book.FirstRow + 1 : int.MaxValue;
        return new RunSummary
        {
            Synthetic = inputs.Dataset.Synthetic,
            Performance = result.Performance,
            Unbraked = Evaluate(result.Shadow, first),
            Rebalances = result.Schedule.Count,
            Engines = [.. result.Engines.Select(e => new EngineSummary(e.Name, e.ConfiguredWeight, e.BaseWeight, e.LeftOutBecause))],
            Gates = Gates(result),
            TiltApplications = result.Overlay.Applications.Count,
            Leverage = Leverage(result),
            Bounds = Bounds(result),
            Regimes = Regimes(result),
            Brake = Brake(result),
            Exposure = Exposure(result.Book, first),
            Costs = Costs(result.Book, first),
            Instruments = Contributions(result.Book.InstrumentReturns.Select(result.Holdable)),
            Sleeves = Contributions(result.Book.SleeveReturns),
            DataQuality = inputs.DataQuality,
            PolicyFactors = AdditionSummaries.Factors(result),
            SleeveScalars = AdditionSummaries.Sleeves(result),
            Convexity = AdditionSummaries.Convexity(result),
            Notes = [.. inputs.DataNotes, .. result.Notes],
        };
    }

    private static PerformanceSummary Evaluate(SimulationResult book, int first)
    {
        var start = Math.Min(first, book.Days);
        return PerformanceEvaluator.Evaluate(book.Dates.AsSpan(start), book.Returns.AsSpan(start));
    }

    private static GateSummary[] Gates(StackResult result) => [.. result.Policy.States.Select((state, g) =>
    {
        var off = result.Policy.Applied[g].Count(m => m == 0);
        return new GateSummary(state.Engine, state.Feature, off, Share(off, result.Schedule.Count), result.Policy.MissingStates[g]);
    })];

    private static LeverageSummary Leverage(StackResult result)
    {
        var active = result.RiskTargeting.Targets.Where(t => t.FlatReason is null).ToList();
        double[] leverages = [.. active.Select(t => t.Leverage)];
        var atTarget = active.Count(t => t.Bounds == RiskBounds.None);
        return new LeverageSummary(
            Quantile.Linear(leverages, 0), Quantile.Linear(leverages, 0.5), Quantile.Linear(leverages, 1), result.Schedule.Count - active.Count, Share(atTarget, active.Count), result.Options.RiskTargeting.TargetVolatility);
    }

    private static NamedCount[] Bounds(StackResult result)
    {
        var all = result.Schedule.Count;
        var decided = result.Book.MarginScale.Length;
        var sizing = Enum.GetValues<RiskBounds>().Where(b => b != RiskBounds.None)
            .Select(b => (Name: $"risk_targeting.{RunNames.Snake(b)}", Count: result.RiskTargeting.Targets.Count(t => t.Bounds.HasFlag(b))));
        var execution = Enum.GetValues<ExecutionLimits>().Where(l => l != ExecutionLimits.None)
            .Select(l => (Name: $"margin.{RunNames.Snake(l)}", Count: Enumerable.Range(0, decided).Count(k => Bound(result, k, l))));
        return [.. sizing.Concat(execution).Select(b => new NamedCount(b.Name, b.Count, Share(b.Count, all)))];
    }

    /// <summary>True when a limit bound on some position: an instrument that cannot trade and is not held is not frozen.</summary>
    private static bool Bound(StackResult result, int k, ExecutionLimits limit)
    {
        for (var i = 0; i < result.Market.Count; i++)
        {
            if (result.Book.Limits[(k * result.Market.Count) + i].HasFlag(limit) && (limit != ExecutionLimits.Frozen || result.Book.Contracts[k, i] != 0))
            {
                return true;
            }
        }

        return false;
    }

    private static NamedCount[] Regimes(StackResult result)
    {
        var days = result.Brake.Regime?.Days ?? [];
        return [.. Enum.GetValues<RiskRegime>().Select(r => (Name: RunNames.Regime(r), Count: days.Count(d => d.Regime == r)))
            .Select(r => new NamedCount(r.Name, r.Count, Share(r.Count, days.Count)))];
    }

    private static BrakeSummary Brake(StackResult result)
    {
        var (brake, applied) = (result.Brake, result.Brake.Applied);
        return new BrakeSummary(
            RunNames.Snake(result.Options.Allocator.Mode),
            brake.Acts,
            result.Options.Allocator.Profile,
            Quantile.Linear(applied, 0),
            Moments.Mean(applied),
            Share(applied.Count(s => s < 1), applied.Length));
    }

    private static ExposureSummary Exposure(SimulationResult book, int first)
    {
        var start = Math.Min(first, book.Days);
        return new ExposureSummary(
            Moments.Mean(book.Gross.AsSpan(start)),
            Quantile.Linear(book.Gross.AsSpan(start), 1),
            Moments.Mean(book.Net.AsSpan(start)),
            Moments.Mean(book.Margin.AsSpan(start)),
            Quantile.Linear(book.Margin.AsSpan(start), 1),
            252 * Moments.Mean(book.Turnover.AsSpan(start)));
    }

    private static CostSummary Costs(SimulationResult book, int first)
    {
        var cost = book.SleeveReturns.Column(book.SleeveReturns.Columns.Count - 1)[Math.Min(first, book.Days)..];
        var own = Moments.Mean(book.OwnCost.AsSpan(Math.Min(first, book.Days)));
        return new CostSummary(book.Slippage.Sum(), book.Commission.Sum(), book.RollCost.Sum(), -252 * (Moments.Mean(cost) + own));
    }

    private static NamedValue[] Contributions(Panel panel) => [.. panel.Columns
        .Select((name, c) => new NamedValue(name, Sum(panel.Column(c))))
        .OrderByDescending(v => v.Value).ThenBy(v => v.Name, StringComparer.Ordinal)];

    private static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += double.IsNaN(value) ? 0 : value;
        }

        return sum;
    }

    private static double Share(int count, int all) => all == 0 ? double.NaN : (double)count / all;
}
