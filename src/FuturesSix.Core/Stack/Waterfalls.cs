using FuturesSix.Core.Margin;
using FuturesSix.Core.RiskTargeting;

namespace FuturesSix.Core.Stack;

/// <summary>Explains positions: signal, policy, construction, overlay, risk targeting, brake, margin, lots.</summary>
/// <remarks>
/// Reads: a finished run; writes nothing. Every figure is what the run decided, taken apart: the steps multiply and add to
/// the target of <see cref="Simulation.SimulationResult.Contracts"/>. What a layer does by another rule (a frozen position, the buffer, a cap
/// on the trade, rounding) is a step with its amount. No lag: a waterfall is of the rebalance that decided it, filled at the
/// first price from the fill delay on.
/// </remarks>
public static class Waterfalls
{
    /// <summary>The waterfall of one position.</summary>
    /// <param name="run">The run.</param>
    /// <param name="rebalance">The rebalance, 0-based in the schedule.</param>
    /// <param name="column">The instrument: a column of the dataset.</param>
    /// <exception cref="ArgumentOutOfRangeException">The run decided no such rebalance, or has no such instrument.</exception>
    /// <exception cref="InvalidOperationException">The steps do not lead to the target.</exception>
    public static PositionWaterfall Explain(StackResult run, int rebalance, int column)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentOutOfRangeException.ThrowIfNegative(rebalance);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rebalance, run.Book.Contracts.Rows);
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, run.Market.Count);
        var branches = SleeveBranches.Of(run, rebalance, column);
        var chain = new WaterfallChain(0);
        chain.MoveTo(4, WaterfallSteps.Sleeves, Sum(branches));
        Size(chain, run, rebalance, column);
        Brake(chain, run, rebalance, column);
        var execution = new ExecutionSteps(run, rebalance, column);
        execution.Take(chain);
        string[] limits = [.. WaterfallWords.Flags(run.RiskTargeting.Targets[rebalance].Bounds), .. WaterfallWords.Flags(execution.Limits)];
        return new PositionWaterfall(
            run.Schedule.Dates[rebalance], Filled(run, rebalance, column), run.Market.Instruments[column].Symbol, branches, chain.Steps, run.Book.Weights[rebalance, column], execution.Target, limits)
        {
            Equity = execution.Equity,
            ContractValue = execution.ContractValue,
            Held = execution.Held,
        };
    }

    /// <summary>The waterfalls of every instrument that the run can hold at one rebalance, in column order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The run decided no such rebalance.</exception>
    public static IReadOnlyList<PositionWaterfall> ExplainAll(StackResult run, int rebalance)
    {
        ArgumentNullException.ThrowIfNull(run);
        return [.. run.Holdable.Select(i => Explain(run, rebalance, i))];
    }

    /// <summary>The rebalance whose decision is in force at the close of <paramref name="date"/>: the last at or before it;
    /// null before the first.</summary>
    public static int? InForce(StackResult run, DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(run);
        var k = run.Book.Contracts.RowOf(date);
        k = k < 0 ? ~k - 1 : k;
        return k < 0 ? null : k;
    }

    private static double Sum(IReadOnlyList<SleeveBranch> branches)
    {
        var sum = 0.0;
        foreach (var branch in branches)
        {
            sum += branch.Weight;
        }

        return sum;
    }

    /// <summary>Layer 5.</summary>
    private static void Size(WaterfallChain chain, StackResult run, int k, int i)
    {
        var target = run.RiskTargeting.Targets[k];
        if (IsExcluded(run, k, i))
        {
            chain.Multiply(5, WaterfallSteps.Excluded, 0, $"fewer than {run.Options.RiskTargeting.MinObservations} of {run.Options.RiskTargeting.Window} returns");
        }

        if (target.FlatReason is null)
        {
            chain.Multiply(5, WaterfallSteps.UnitGross, 1 / target.UnitGross, "1 / gross exposure of the ungated book");
        }

        chain.Multiply(5, WaterfallSteps.Leverage, target.FlatReason is null ? target.Leverage : 0, WaterfallWords.Leverage(run, k));
    }

    /// <summary>Layer 6: the brake, and the convexity position that it does not touch.</summary>
    private static void Brake(WaterfallChain chain, StackResult run, int k, int i)
    {
        chain.Multiply(6, WaterfallSteps.Brake, run.Brake.Acts ? run.Brake.Applied[k] : 1, WaterfallWords.Brake(run, k));
        if (run.Exposures.Acts && run.Exposures.ConvexityInstrument == i)
        {
            chain.MoveTo(6, WaterfallSteps.Convexity, chain.Value + run.Exposures.ConvexityWeight(k), WaterfallWords.Regime(run, k));
        }
    }

    private static bool IsExcluded(StackResult run, int k, int i)
    {
        for (var e = 0; e < run.Construction.Engines.Count; e++)
        {
            if (run.Overlay.Book.Weights(k, e)[i] != 0 && run.RiskTargeting.Before.Weights(k, e)[i] == 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first day with a price from the fill delay on, unless a later decision replaced or withdrew the order.</summary>
    private static DateOnly? Filled(StackResult run, int k, int i)
    {
        var (rows, delay, all) = (run.Schedule.Rows, run.Options.Simulation.FillDelay, run.Market.Count);
        if (run.Book.Limits[(k * all) + i].HasFlag(ExecutionLimits.Frozen))
        {
            return null;
        }

        var (due, decided) = (rows[k] + delay, run.Book.Contracts.Rows);
        var end = k + 1 < decided ? Math.Min(rows[k + 1] + delay, run.Book.FirstRow + run.Book.Days) : run.Book.FirstRow + run.Book.Days;
        for (var j = k + 1; j < decided && rows[j] < end; j++)
        {
            end = rows[j] >= due && run.Book.Limits[(j * all) + i].HasFlag(ExecutionLimits.Frozen) ? rows[j] + 1 : end;
        }

        for (var t = due; t < end; t++)
        {
            if (run.Market.Instruments[i].LastTrade < run.Market.Dates[t])
            {
                return null;
            }

            if (!double.IsNaN(run.Market.Prices[t, i]))
            {
                return run.Market.Dates[t];
            }
        }

        return null;
    }
}
