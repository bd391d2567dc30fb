using FuturesSix.Core.Allocator;
using FuturesSix.Core.Market;
using FuturesSix.Data.Artifacts;
using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Verification;

/// <summary>Layer 6: state, regime and scalar follow from the unbraked book and nothing else, act one rebalance later, and
/// have teeth.</summary>
internal static class AllocatorRules
{
    private const string State = "allocator_state_v1.csv";
    private const string Regime = "allocator_regime_v1.csv";
    private const string Risk = "allocator_risk_v1.csv";
    private const string Equity = "unbraked_equity.csv";
    private const string Returns = "unbraked_returns.csv";
    private const string SleeveReturns = "unbraked_sleeve_returns.csv";
    private const string UnitReturns = "trend_unit_returns.csv";

    public static IReadOnlyList<CheckRule> All { get; } =
    [
        new("allocator_state", "the state follows from the unbraked book, asset returns and unit returns: computed again from those files alone", [State, Equity, Returns, SleeveReturns, UnitReturns, "asset_returns.csv"], States),
        new("allocator_regime", "the regime follows from the state: the rule applied again", [State, Regime], Regimes),
        new("allocator_risk", "the scalar follows from the regime: the profile and its smoothing applied again", [Regime, Risk], Scalars),
        new("brake_lag", "the scalar applied at rebalance k is the scalar known at rebalance k - 1 (precomputed: of the source run)", [Risk, RunFiles.RiskApplied], Lag),
        new("allocator_teeth", "where the regime was worse than NORMAL the scalar fell below 1, and a worse regime never raised it", [Regime, Risk], Teeth),
    ];

    private static void States(RunArtifacts run, CheckTally tally)
    {
        var (written, equity) = (run.Table(State), run.Table(Equity));
        if (equity.Rows == 0)
        {
            tally.Require(written.Rows == 0, () => written.At(0, 0, "no state: the book was never active"));
            return;
        }

        var from = run.Table(Returns).RowsOf(equity.Dates[0]).First;
        var (sleeves, units) = (run.Table(SleeveReturns), run.Table(UnitReturns));
        var state = AllocatorState.Compute(
            run.Table(Returns).Numbers(1)[from..], equity.Numbers(1), WeightRules.PanelOf(run.Table("asset_returns.csv"), from),
            units.Header.Count == 1 ? null : WeightRules.PanelOf(units, from),
            WeightRules.PanelOf(sleeves, from, sleeves.Header.Count - 3),
            run.Configuration.Options.Allocator.State).States;
        Compare(written, state, tally);
    }

    private static void Compare(ArtifactTable written, Panel state, CheckTally tally)
    {
        for (var row = 0; row < Math.Max(written.Rows, state.Rows); row++)
        {
            var date = row < state.Rows ? state.Dates[row] : (DateOnly?)null;
            if (row >= written.Rows || written.Dates[row] != date)
            {
                tally.Fail(row < written.Rows
                    ? written.At(row, 0, date is null ? "no further state" : $"the state of {date:yyyy-MM-dd}")
                    : new RunOffence { File = State, Line = row + 2, Date = date, Found = "is missing", Expected = "a state: all required features are there" });
                return;
            }

            for (var c = 0; c < state.Columns.Count; c++)
            {
                tally.Near(written, row, c + 1, state[row, c], Tolerances.Again, "computed again from the unbraked book");
            }
        }
    }

    private static void Regimes(RunArtifacts run, CheckTally tally)
    {
        var (state, written) = (run.Table(State), run.Table(Regime));
        var days = AllocatorRegime.Classify(state.Numbers(3), state.Numbers(8), state.Numbers(4), state.Numbers(5), run.Configuration.Options.Allocator.Regime).Days;
        for (var row = 0; row < days.Count; row++)
        {
            tally.Same(written, row, 1, RunNames.Regime(days[row].Regime), days[row].Reason ?? "the state calls for no change");
        }
    }

    private static void Scalars(RunArtifacts run, CheckTally tally)
    {
        var written = run.Table(Risk);
        var scalars = RiskTransformation.Transform(RegimesOf(run.Table(Regime)), run.Configuration.Options.Allocator.RiskTransformation).Scalars;
        for (var row = 0; row < scalars.Length; row++)
        {
            tally.Near(written, row, 1, scalars[row], Tolerances.Weights, $"the smoothed scalars of profile {run.Configuration.Options.Allocator.Profile}");
        }
    }

    private static void Lag(RunArtifacts run, CheckTally tally)
    {
        var (risk, applied, options) = (run.Table(Risk), run.Table(RunFiles.RiskApplied), run.Configuration.Options.Allocator);
        var source = options.Mode == AllocatorMode.Precomputed ? SourceRuns.Brake(run) : null;
        var known = -1;
        for (var k = 0; k < applied.Rows; k++)
        {
            while (k > 0 && known + 1 < risk.Rows && risk.Dates[known + 1] <= applied.Dates[k - 1])
            {
                known++;
            }

            var (expected, why) = source is not null
                ? (source.GetValueOrDefault(applied.Dates[k], double.NaN), $"run {options.PrecomputedRunId}")
                : known < 0
                    ? (options.ApplyMissingScalarAs, "no scalar was known: apply_missing_scalar_as")
                    : (risk.Number(known, 1), $"the scalar of {risk.Dates[known]:yyyy-MM-dd}, known at the rebalance before");
            tally.Near(applied, k, 1, expected, 0, why);
        }
    }

    private static void Teeth(RunArtifacts run, CheckTally tally)
    {
        var (risk, regimes, profile) = (run.Table(Risk), RegimesOf(run.Table(Regime)), run.Configuration.Options.Allocator.RiskTransformation.Selected());
        var worse = 0;
        for (var row = 0; row < risk.Rows; row++)
        {
            var scalar = risk.Number(row, 1);
            if (profile.ScalarOf(regimes[row]) < 1)
            {
                worse++;
                var at = row;
                tally.Require(scalar < 1, () => risk.At(at, 1, $"a scalar below 1 (the regime is {RunNames.Regime(regimes[at])})"));
            }

            if (row > 0 && regimes[row] > regimes[row - 1])
            {
                tally.Within(risk, row, 1, 0, Math.Max(risk.Number(row - 1, 1), profile.ScalarOf(regimes[row])), $"the regime got worse: at most the greater of the day before and the scalar of {RunNames.Regime(regimes[row])}");
            }
        }

        tally.Because = worse == 0 ? "no day had a regime that brakes" : null;
    }

    private static RiskRegime[] RegimesOf(ArtifactTable table)
    {
        var regimes = new RiskRegime[table.Rows];
        for (var row = 0; row < regimes.Length; row++)
        {
            regimes[row] = Enum.GetValues<RiskRegime>().Where(r => RunNames.Regime(r) == table.Text(row, 1)) is var known && known.Any()
                ? known.First()
                : throw new RunStoreException(table.At(row, 1, "NORMAL, ELEVATED, STRESS or CRISIS").ToString());
        }

        return regimes;
    }
}
