using FuturesSix.Core.Allocator;
using FuturesSix.Core.Policy;
using FuturesSix.Core.Stack;
using FuturesSix.Data.Artifacts;
using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Verification;

/// <summary>What is off unless configured: throttles and impairment, sleeve scalars, the convexity position.</summary>
internal static class AdditionRules
{
    private const string Off = "none is configured";
    private const string Regime = "allocator_regime_v1.csv";

    public static IReadOnlyList<CheckRule> All { get; } =
    [
        new("policy_factors", "throttles and impairment lie in [0, 1] and follow from the value as of rebalance k - lag by their ramp", [], Factors),
        new("sleeve_scalars", "the sleeves' own scalars follow from the regime, lie in [floor, 1] and act one rebalance later", [Regime], Sleeves),
        new("convexity", "the convexity position is max_weight x activation x delta x room, room is what is left of the budget, its contribution profit and cost", [Regime, "sleeve_returns.csv"], Convexity),
    ];

    private static void Factors(RunArtifacts run, CheckTally tally)
    {
        var options = run.Configuration.Options.Policy;
        if (!options.HasFactors)
        {
            tally.Because = Off;
            return;
        }

        var (table, ranks) = (run.Table(RunFiles.PolicyFactors), options.Throttles.Count > 0 ? run.Table("engine_policy_state_v2.csv") : null);
        var rebalances = run.Table("risk_targeting/leverage_series.csv").Dates;
        for (var row = 0; row < table.Rows; row++)
        {
            var (k, component) = (IndexOf(rebalances, table.Dates[row]) - options.LagRebalances, table.Text(row, 2));
            tally.Within(table, row, 4, 0, 1, "a multiplier");
            if (ranks?.Column($"{component}_rank") is { } rank and >= 0)
            {
                tally.Near(table, row, 3, k < 0 ? double.NaN : ranks.Number(ranks.RowsOf(rebalances[k]).First, rank), 0, "the rank as of the rebalance the lag before");
            }

            if (options.Mode != PolicyMode.Precomputed)
            {
                var known = options.Mode == PolicyMode.Off ? 1 : Ramp(options, table.Text(row, 1), component, table.Number(row, 3));
                tally.Near(table, row, 4, double.IsNaN(known) ? options.ApplyMissingMultiplierAs : known, Tolerances.Weights, options.Mode == PolicyMode.Off ? "policy.mode is off" : $"the ramp of {component}");
            }
        }
    }

    private static double Ramp(PolicyOptions options, string engine, string component, double value)
    {
        if (component == PolicyComponents.Impairment)
        {
            return options.Impairment.First(i => i.Engine == engine).Ramp.Multiplier(value);
        }

        var throttle = options.Throttles.First(t => t.Engine == engine);
        return component == PolicyComponents.Event
            ? value == 0 ? 1 : throttle.Event!.Multiplier
            : throttle.Ramps().First(r => r.Component == component).Ramp.Multiplier(value);
    }

    private static void Sleeves(RunArtifacts run, CheckTally tally)
    {
        var options = run.Configuration.Options;
        if (options.Exposures.Sleeves.Count == 0)
        {
            tally.Because = Off;
            return;
        }

        var (states, applied, regimes) = (run.Table("allocator_sleeves_v1.csv"), run.Table(RunFiles.SleevesApplied), AllocatorRules.RegimesOf(run.Table(Regime)));
        var rebalances = run.Table(RunFiles.RiskApplied).Dates;
        var size = states.Header.Count - 1;
        for (var p = 0; p < size; p++)
        {
            var profile = options.Exposures.Sleeves.First(s => s.Engine == states.Header[p + 1]).Profile;
            var scalars = SleeveCompression.Transform(regimes, [profile]);
            for (var row = 0; row < states.Rows; row++)
            {
                tally.Near(states, row, p + 1, scalars[row], Tolerances.Weights, $"the smoothed scalars of allocator.sleeves.{states.Header[p + 1]}");
                tally.Within(states, row, p + 1, profile.Floor, 1, "its floor");
            }

            for (var k = 0; options.Allocator.Mode != AllocatorMode.Precomputed && k < rebalances.Count; k++)
            {
                var known = k == 0 ? -1 : LastAt(states.Dates, rebalances[k - 1]);
                tally.Near(applied, (k * size) + p, 2, known < 0 ? options.Allocator.ApplyMissingScalarAs : states.Number(known, p + 1), 0, "the scalar known at the rebalance before");
            }
        }
    }

    private static void Convexity(RunArtifacts run, CheckTally tally)
    {
        if (run.Configuration.Options.Exposures.Convexity is not { } position)
        {
            tally.Because = Off;
            return;
        }

        var (table, overlay) = (run.Table(RunFiles.Convexity), position.Overlay);
        var (mode, dates) = (run.Configuration.Options.Allocator.Mode, run.Table(Regime).Dates);
        var activation = ConvexityOverlay.Activate(AllocatorRules.RegimesOf(run.Table(Regime)), overlay);
        for (var k = 0; k < table.Rows; k++)
        {
            var known = k == 0 ? -1 : LastAt(dates, table.Dates[k - 1]);
            tally.Near(table, k, 2, known < 0 ? 0 : activation[known], Tolerances.Weights, "the activation known at the rebalance before");
            tally.Near(table, k, 5, overlay.AnnualBudget > 0 ? Math.Clamp((overlay.AnnualBudget - table.Number(k, 4)) / overlay.AnnualBudget, 0, 1) : 0, Tolerances.Weights, "(budget - spent) / budget in [0, 1]");
            tally.Within(table, k, 6, 0, overlay.MaxWeight, "max_weight");
            var weight = overlay.MaxWeight * table.Number(k, 2) * table.Number(k, 3) * table.Number(k, 5);
            if (mode != AllocatorMode.Precomputed && table.Number(k, 6) != 0)
            {
                tally.Near(table, k, 6, weight, Tolerances.Weights, "max_weight x activation x delta x room; 0 without a price");
            }
        }

        Returns(run, tally);
    }

    private static void Returns(RunArtifacts run, CheckTally tally)
    {
        var (own, sleeves) = (run.Table("convexity_returns.csv"), run.Table("sleeve_returns.csv"));
        var column = sleeves.Column(ExposureStageOptions.ConvexitySleeve);
        for (var row = 0; row < own.Rows; row++)
        {
            tally.Near(own, row, 3, column < 0 ? 0 : sleeves.Number(row, column), 0, "the column convexity of sleeve_returns.csv");
            tally.Near(own, row, 1, own.Number(row, 3) - own.Number(row, 2), Tolerances.Weights, "contribution - cost");
        }
    }

    private static int IndexOf(IReadOnlyList<DateOnly> dates, DateOnly date)
    {
        var found = LastAt(dates, date);
        return found >= 0 && dates[found] == date ? found : throw new RunStoreException($"{RunFiles.PolicyFactors}: {date:yyyy-MM-dd} is no rebalance");
    }

    /// <summary>Position of the last date at or before another; -1 when there is none.</summary>
    private static int LastAt(IReadOnlyList<DateOnly> dates, DateOnly limit)
    {
        var (low, high) = (0, dates.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = dates[middle] <= limit ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }
}
