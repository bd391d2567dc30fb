using FuturesSix.Core.Stack;
using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Artifacts;

/// <summary>The shapes of all CSV artifacts, in the order of the pipeline.</summary>
public static class ArtifactShapes
{
    private const CellKind Number = CellKind.Number;
    private const CellKind Maybe = CellKind.OptionalNumber;
    private static readonly ArtifactColumn Date = new("date", CellKind.Date);
    private static readonly ArtifactColumn Instrument = new("instrument", CellKind.Key);
    private static readonly ArtifactColumn[] Sleeves = [Date, new("sleeve", CellKind.Key), Instrument, new("weight", Number), new("policy_multiplier", Number)];

    /// <summary>Every CSV file that every run has.</summary>
    public static IReadOnlyList<ArtifactShape> All { get; } =
    [
        Universe("asset_returns.csv", RunStage.MarketData, RowSet.UnbrakedDays, Maybe),
        new("engine_forecasts.csv", RunStage.EngineSignals, RowSet.Rebalances, [Date, new("engine", CellKind.Key), new("bet", CellKind.Key), new("forecast", Maybe)]),
        new("engine_policy_state_v1.csv", RunStage.EnginePolicy, RowSet.MarketDays,
            [Date, new("engine", CellKind.Key), new("feature_value", Maybe), new("policy_state", CellKind.Text), new("policy_multiplier", Maybe)]),
        new("engine_policy_applied_v1.csv", RunStage.EnginePolicy, RowSet.Rebalances,
            [new("rebalance_date", CellKind.Date), new("engine", CellKind.Key), new("policy_multiplier_used", Number), new("source_run_id", CellKind.Text)]),
        new("construction_weights.csv", RunStage.PortfolioConstruction, RowSet.SomeRebalances, Sleeves),
        Universe("trend_unit_returns.csv", RunStage.PortfolioConstruction, RowSet.UnbrakedDays, Maybe) with { Wide = WideColumns.UniverseOrNone },
        Series("risk_targeting/leverage_series.csv", RunStage.RiskTargeting, RowSet.Rebalances, "leverage"),
        new("risk_targeting/realized_vol.csv", RunStage.RiskTargeting, RowSet.Rebalances,
            [Date, new("estimator", CellKind.Text), new("realized_vol", Number), new("vol_window", CellKind.Count)]),
        new("risk_targeting/decisions.csv", RunStage.RiskTargeting, RowSet.Rebalances,
        [
            Date, new("leverage", Number), new("unit_vol", Maybe), new("ungated_vol", Maybe), new("book_vol", Maybe), new("unit_gross", Number), new("bounds", CellKind.Text),
            new("flat_reason", CellKind.Text), new("excluded_instruments", CellKind.Count), new("covariance_repaired", CellKind.Count), new("estimator_fell_back", CellKind.Count),
        ]),
        new("risk_targeting/weights_pre_risk_targeting.csv", RunStage.RiskTargeting, RowSet.Rebalances, [Date, Instrument, new("weight", Number)]),
        new("risk_targeting/weights_post_risk_targeting.csv", RunStage.RiskTargeting, RowSet.Rebalances, [Date, Instrument, new("weight", Number)]),
        new("sleeve_weights.csv", RunStage.RiskTargeting, RowSet.SomeRebalances, Sleeves),
        Universe("weights_raw.csv", RunStage.RiskTargeting, RowSet.Rebalances),
        Series("unbraked_returns.csv", RunStage.UnbrakedBook, RowSet.UnbrakedDays, "ret"),
        Series("unbraked_equity.csv", RunStage.UnbrakedBook, RowSet.ActiveUnbrakedDays, "equity"),
        new("unbraked_sleeve_returns.csv", RunStage.UnbrakedBook, RowSet.UnbrakedDays, [Date], WideColumns.UnbrakedSleeves),
        new("allocator_state_v1.csv", RunStage.Allocator, RowSet.States, [Date], WideColumns.Features, Maybe),
        new("allocator_regime_v1.csv", RunStage.Allocator, RowSet.States, [Date, new("regime", CellKind.Text)]),
        Series("allocator_risk_v1.csv", RunStage.Allocator, RowSet.States, "risk_scalar"),
        Series("allocator_risk_v1_applied.csv", RunStage.Allocator, RowSet.Rebalances, "risk_scalar_applied"),
        Universe("weights_scaled.csv", RunStage.Allocator, RowSet.Rebalances) with { Wide = WideColumns.Holdable },
        Universe("weights.csv", RunStage.MarginAndExecution, RowSet.Decisions) with { Wide = WideColumns.Holdable },
        Universe("contracts.csv", RunStage.MarginAndExecution, RowSet.Decisions) with { Wide = WideColumns.Holdable },
        new("execution_limits.csv", RunStage.MarginAndExecution, RowSet.SomeRebalances, [Date, Instrument, new("limits", CellKind.Text)]),
        Listed("costs.csv", RunStage.MarginAndExecution, "slippage", "commission", "roll", "total", "traded_notional"),
        Universe("instrument_returns.csv", RunStage.Results, RowSet.Days) with { Wide = WideColumns.Holdable },
        new("sleeve_returns.csv", RunStage.Results, RowSet.Days, [Date], WideColumns.Sleeves),
        Series("portfolio_returns.csv", RunStage.Results, RowSet.Days, "ret"),
        Listed("exposure.csv", RunStage.Results, "gross", "net", "margin", "turnover"),
        Series("equity_curve.csv", RunStage.Results, RowSet.ActiveDays, "equity"),
    ];

    /// <summary>The CSV files of runs that switch on what is off unless configured.</summary>
    public static IReadOnlyList<ArtifactShape> Optional { get; } =
    [
        new("engine_policy_state_v2.csv", RunStage.EnginePolicy, RowSet.MarketDays, [Date, .. Optionals("dispersion", "dispersion_rank", "vol_of_vol", "vol_of_vol_rank", "skew_proxy", "skew_proxy_rank")])
        {
            When = o => o.Policy.Throttles.Count > 0,
        },
        new(RunFiles.PolicyFactors, RunStage.EnginePolicy, RowSet.Rebalances,
        [
            new("rebalance_date", CellKind.Date), new("engine", CellKind.Key), new("component", CellKind.Key), new("value", Maybe), new("multiplier_used", Number),
            new("detail", CellKind.Text), new("source_run_id", CellKind.Text),
        ]) { When = o => o.Policy.HasFactors },
        new("allocator_sleeves_v1.csv", RunStage.Allocator, RowSet.States, [Date], WideColumns.ScaledSleeves) { When = o => o.Exposures.Sleeves.Count > 0 },
        new(RunFiles.SleevesApplied, RunStage.Allocator, RowSet.Rebalances, [Date, new("sleeve", CellKind.Key), new("risk_scalar_applied", Number)]) { When = o => o.Exposures.Sleeves.Count > 0 },
        new(RunFiles.Convexity, RunStage.Allocator, RowSet.Rebalances,
            [Date, Instrument, new("activation", Number), new("delta", Maybe), new("spent", Number), new("room", Number), new("weight", Number)]) { When = o => o.Exposures.Convexity is not null },
        Listed("convexity_returns.csv", RunStage.Results, "profit", "cost", "contribution") with { When = o => o.Exposures.Convexity is not null },
    ];

    /// <summary>The CSV files that a run of this configuration has.</summary>
    public static IReadOnlyList<ArtifactShape> Of(StackOptions options) => [.. All, .. Optional.Where(s => s.When!(options))];

    /// <summary>The shape of a file; for one that this version does not know, a date and whatever follows.</summary>
    public static ArtifactShape Of(string path) =>
        All.Concat(Optional).FirstOrDefault(s => s.Path == path) ?? new ArtifactShape(path, RunStage.Results, RowSet.Any, [], WideColumns.Any, CellKind.Text);

    private static IEnumerable<ArtifactColumn> Optionals(params IEnumerable<string> names) => names.Select(n => new ArtifactColumn(n, Maybe));

    private static ArtifactShape Universe(string path, RunStage stage, RowSet rows, CellKind kind = Number) => new(path, stage, rows, [Date], WideColumns.Universe, kind);

    private static ArtifactShape Series(string path, RunStage stage, RowSet rows, string name) => new(path, stage, rows, [Date, new(name, Number)]);

    private static ArtifactShape Listed(string path, RunStage stage, params IEnumerable<string> names) =>
        new(path, stage, RowSet.Days, [Date, .. names.Select(n => new ArtifactColumn(n, Number))]);
}
