using FuturesSix.Core.Policy;
using FuturesSix.Data.Artifacts;

namespace FuturesSix.Data.Verification;

/// <summary>Layer 2: gates follow from their features, act one lag later, and have teeth.</summary>
internal static class PolicyRules
{
    private const string State = "engine_policy_state_v1.csv";
    private const string Applied = "engine_policy_applied_v1.csv";
    private const string Final = "weights_raw.csv";
    private const string Sleeves = "sleeve_weights.csv";

    public static IReadOnlyList<CheckRule> All { get; } =
    [
        new("policy_state", "each day's gate is OFF exactly when its feature is at or beyond the threshold", [State], States),
        new("policy_lag", "the multiplier used at rebalance k is the state as of rebalance k - lag (off: 1; precomputed: of the source run)", [State, Applied, "risk_targeting/leverage_series.csv"], Lag),
        new("policy_multipliers", "the multiplier beside each sleeve's weight is the one used at that rebalance, 1 for an ungated engine", [Applied, "construction_weights.csv", Sleeves], Multipliers),
        new("policy_teeth", "where a gate was OFF the sleeve holds nothing: the book is that of the other sleeves, and the sleeve earns nothing", [Applied, Sleeves, Final, "sleeve_returns.csv", "execution_limits.csv", "asset_returns.csv", "contracts.csv"], Teeth),
    ];

    private static void States(RunArtifacts run, CheckTally tally)
    {
        var table = run.Table(State);
        var gates = run.Configuration.Options.Policy.Gates.ToDictionary(g => g.Engine, StringComparer.Ordinal);
        var feature = table.Numbers("feature_value");
        var (state, multiplier) = (table.Column("policy_state"), table.Column("policy_multiplier"));
        for (var row = 0; row < table.Rows; row++)
        {
            var gate = gates[table.Text(row, 1)];
            var expected = double.IsNaN(feature[row]) ? double.NaN : (feature[row] >= gate.Threshold) != gate.Invert ? 0 : 1;
            tally.Near(table, row, multiplier, expected, 0, $"{gate.Feature} is {CheckTally.Say(feature[row])}, the threshold {CheckTally.Say(gate.Threshold)}");
            tally.Same(table, row, state, double.IsNaN(expected) ? "" : expected == 0 ? "OFF" : "ON", "its multiplier");
        }
    }

    private static void Lag(RunArtifacts run, CheckTally tally)
    {
        var (applied, state, options) = (run.Table(Applied), run.Table(State), run.Configuration.Options.Policy);
        var gates = options.Gates.Count(g => g.Enabled);
        var rebalances = run.Table("risk_targeting/leverage_series.csv").Dates;
        var source = options.Mode == PolicyMode.Precomputed ? SourceRuns.Policy(run) : null;
        for (var row = 0; row < applied.Rows; row++)
        {
            var (k, gate) = (row / gates, row % gates);
            tally.Same(applied, row, 3, options.Mode == PolicyMode.Precomputed ? options.PrecomputedRunId! : "", "policy.precomputed_run_id");
            var (expected, why) = options.Mode switch
            {
                PolicyMode.Off => (1, "policy.mode is off"),
                PolicyMode.Precomputed => (source!.GetValueOrDefault((applied.Dates[row], applied.Text(row, 1)), double.NaN), $"run {options.PrecomputedRunId}"),
                _ => AsOf(state, rebalances, k - options.LagRebalances, gate, options),
            };
            tally.Near(applied, row, 2, expected, 0, why);
        }
    }

    private static (double Multiplier, string Why) AsOf(ArtifactTable state, IReadOnlyList<DateOnly> rebalances, int k, int gate, PolicyOptions options)
    {
        var known = k < 0 ? double.NaN : state.Number(state.RowsOf(rebalances[k]).First + gate, 4);
        return double.IsNaN(known)
            ? (options.ApplyMissingMultiplierAs, "no state was known: apply_missing_multiplier_as")
            : (known, $"the state as of {rebalances[k]:yyyy-MM-dd}, {options.LagRebalances} rebalance before");
    }

    private static void Multipliers(RunArtifacts run, CheckTally tally)
    {
        var used = Used(run);
        foreach (var table in new[] { run.Table("construction_weights.csv"), run.Table(Sleeves) })
        {
            for (var row = 0; row < table.Rows; row++)
            {
                tally.Near(table, row, 4, used.GetValueOrDefault((table.Dates[row], table.Text(row, 1)), 1), 0, Applied);
            }
        }
    }

    private static void Teeth(RunArtifacts run, CheckTally tally)
    {
        var (sleeves, final) = (run.Table(Sleeves), run.Table(Final));
        var off = Used(run).Where(u => u.Value == 0).Select(u => u.Key).ToHashSet();
        foreach (var date in off.Select(o => o.Date).Distinct().Order())
        {
            var others = new Dictionary<string, double>(StringComparer.Ordinal);
            var (first, count) = sleeves.RowsOf(date);
            for (var row = first; row < first + count; row++)
            {
                var closed = off.Contains((date, sleeves.Text(row, 1)));
                others[sleeves.Text(row, 2)] = others.GetValueOrDefault(sleeves.Text(row, 2)) + (closed ? 0 : sleeves.Number(row, 3) * sleeves.Number(row, 4));
            }

            for (var c = 1; c < final.Header.Count; c++)
            {
                tally.Near(final, final.RowsOf(date).First, c, others.GetValueOrDefault(final.Header[c]), Tolerances.Weights, "the sum over the sleeves whose gate is not OFF");
            }
        }

        Earnings(run, off, tally);
        tally.Because = off.Count == 0 ? "no gate was OFF at any rebalance" : null;
    }

    /// <summary>A closed sleeve earns nothing while its decision is in force, unless something it may have held could not be
    /// traded away.</summary>
    private static void Earnings(RunArtifacts run, HashSet<(DateOnly Date, string Engine)> off, CheckTally tally)
    {
        var (returns, contracts) = (run.Table("sleeve_returns.csv"), run.Table("contracts.csv"));
        var held = new HashSet<string>(StringComparer.Ordinal);
        for (var k = 0; k < contracts.Rows; k++)
        {
            var date = contracts.Dates[k];
            held.UnionWith(Enumerable.Range(1, contracts.Header.Count - 1).Where(c => contracts.Number(k, c) != 0).Select(c => contracts.Header[c]));
            var fill = returns.RowsOf(date).First + run.Configuration.Options.Simulation.FillDelay;
            int[] closed = [.. Enumerable.Range(1, returns.Header.Count - 1).Where(c => off.Contains((date, returns.Header[c])))];
            if (closed.Length == 0 || fill >= returns.Rows || Blocked(run, date, fill, held))
            {
                continue;
            }

            var next = k + 1 < contracts.Rows ? returns.RowsOf(contracts.Dates[k + 1]).First + run.Configuration.Options.Simulation.FillDelay : returns.Rows;
            for (var day = fill + 1; day <= Math.Min(next, returns.Rows - 1); day++)
            {
                foreach (var column in closed)
                {
                    tally.Near(returns, day, column, 0, 0, $"its gate was OFF at {date:yyyy-MM-dd} and the sleeve was closed at {returns.Dates[fill]:yyyy-MM-dd}");
                }
            }
        }
    }

    /// <summary>True when an instrument that the book may hold was frozen at the decision or had no price at the fill.</summary>
    private static bool Blocked(RunArtifacts run, DateOnly date, int fill, HashSet<string> held)
    {
        var (limits, assets) = (run.Table("execution_limits.csv"), run.Table("asset_returns.csv"));
        var (first, count) = limits.RowsOf(date);
        var frozen = Enumerable.Range(first, count).Any(r => held.Contains(limits.Text(r, 1)) && limits.Text(r, 2).Contains("frozen", StringComparison.Ordinal));
        return frozen || Enumerable.Range(1, assets.Header.Count - 1).Any(c => held.Contains(assets.Header[c]) && double.IsNaN(assets.Number(fill, c)));
    }

    private static Dictionary<(DateOnly Date, string Engine), double> Used(RunArtifacts run)
    {
        var table = run.Table(Applied);
        return Enumerable.Range(0, table.Rows).ToDictionary(r => (table.Dates[r], table.Text(r, 1)), r => table.Number(r, 2));
    }
}
