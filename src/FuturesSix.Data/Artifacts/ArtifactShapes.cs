namespace FuturesSix.Data.Artifacts;

/// <summary>The shapes of all CSV artifacts, in the order of the pipeline.</summary>
public static class ArtifactShapes
{
    private const CellKind Number = CellKind.Number;
    private const CellKind Optional = CellKind.OptionalNumber;
    private static readonly ArtifactColumn Date = new("date", CellKind.Date);
    private static readonly ArtifactColumn Instrument = new("instrument", CellKind.Key);
    private static readonly ArtifactColumn[] Sleeves = [Date, new("sleeve", CellKind.Key), Instrument, new("weight", Number), new("policy_multiplier", Number)];

    /// <summary>Every CSV file that every run has.</summary>
    public static IReadOnlyList<ArtifactShape> All { get; } =
    [
        Universe("asset_returns.csv", RunStage.MarketData, RowSet.UnbrakedDays, Optional),
        new("engine_forecasts.csv", RunStage.EngineSignals, RowSet.Rebalances, [Date, new("engine", CellKind.Key), new("bet", CellKind.Key), new("forecast", Optional)]),
        new("engine_policy_state_v1.csv", RunStage.EnginePolicy, RowSet.MarketDays,
            [Date, new("engine", CellKind.Key), new("feature_value", Optional), new("policy_state", CellKind.Text), new("policy_multiplier", Optional)]),
        new("engine_policy_applied_v1.csv", RunStage.EnginePolicy, RowSet.Rebalances,
            [new("rebalance_date", CellKind.Date), new("engine", CellKind.Key), new("policy_multiplier_used", Number), new("source_run_id", CellKind.Text)]),
        new("construction_weights.csv", RunStage.PortfolioConstruction, RowSet.SomeRebalances, Sleeves),
        Universe("trend_unit_returns.csv", RunStage.PortfolioConstruction, RowSet.UnbrakedDays, Optional) with { Wide = WideColumns.UniverseOrNone },
        Series("risk_targeting/leverage_series.csv", RunStage.RiskTargeting, RowSet.Rebalances, "leverage"),
        new("risk_targeting/realized_vol.csv", RunStage.RiskTargeting, RowSet.Rebalances,
            [Date, new("estimator", CellKind.Text), new("realized_vol", Number), new("vol_window", CellKind.Count)]),
        new("risk_targeting/decisions.csv", RunStage.RiskTargeting, RowSet.Rebalances,
        [
            Date, new("leverage", Number), new("unit_vol", Optional), new("ungated_vol", Optional), new("book_vol", Optional), new("unit_gross", Number), new("bounds", CellKind.Text),
            new("flat_reason", CellKind.Text), new("excluded_instruments", CellKind.Count), new("covariance_repaired", CellKind.Count), new("estimator_fell_back", CellKind.Count),
        ]),
        new("risk_targeting/weights_pre_risk_targeting.csv", RunStage.RiskTargeting, RowSet.Rebalances, [Date, Instrument, new("weight", Number)]),
        new("risk_targeting/weights_post_risk_targeting.csv", RunStage.RiskTargeting, RowSet.Rebalances, [Date, Instrument, new("weight", Number)]),
        new("sleeve_weights.csv", RunStage.RiskTargeting, RowSet.SomeRebalances, Sleeves),
        Universe("weights_raw.csv", RunStage.RiskTargeting, RowSet.Rebalances),
        Series("unbraked_returns.csv", RunStage.UnbrakedBook, RowSet.UnbrakedDays, "ret"),
        Series("unbraked_equity.csv", RunStage.UnbrakedBook, RowSet.ActiveUnbrakedDays, "equity"),
        new("unbraked_sleeve_returns.csv", RunStage.UnbrakedBook, RowSet.UnbrakedDays, [Date], WideColumns.Sleeves),
        new("allocator_state_v1.csv", RunStage.Allocator, RowSet.States, [Date], WideColumns.Features, Optional),
        new("allocator_regime_v1.csv", RunStage.Allocator, RowSet.States, [Date, new("regime", CellKind.Text)]),
        Series("allocator_risk_v1.csv", RunStage.Allocator, RowSet.States, "risk_scalar"),
        Series("allocator_risk_v1_applied.csv", RunStage.Allocator, RowSet.Rebalances, "risk_scalar_applied"),
        Universe("weights_scaled.csv", RunStage.Allocator, RowSet.Rebalances),
        Universe("weights.csv", RunStage.MarginAndExecution, RowSet.Decisions),
        Universe("contracts.csv", RunStage.MarginAndExecution, RowSet.Decisions),
        new("execution_limits.csv", RunStage.MarginAndExecution, RowSet.SomeRebalances, [Date, Instrument, new("limits", CellKind.Text)]),
        Listed("costs.csv", RunStage.MarginAndExecution, "slippage", "commission", "roll", "total", "traded_notional"),
        Universe("instrument_returns.csv", RunStage.Results, RowSet.Days),
        new("sleeve_returns.csv", RunStage.Results, RowSet.Days, [Date], WideColumns.Sleeves),
        Series("portfolio_returns.csv", RunStage.Results, RowSet.Days, "ret"),
        Listed("exposure.csv", RunStage.Results, "gross", "net", "margin", "turnover"),
        Series("equity_curve.csv", RunStage.Results, RowSet.ActiveDays, "equity"),
    ];

    /// <summary>The shape of a file; for one that this version does not know, a date and whatever follows.</summary>
    public static ArtifactShape Of(string path) =>
        All.FirstOrDefault(s => s.Path == path) ?? new ArtifactShape(path, RunStage.Results, RowSet.Any, [], WideColumns.Any, CellKind.Text);

    private static ArtifactShape Universe(string path, RunStage stage, RowSet rows, CellKind kind = Number) => new(path, stage, rows, [Date], WideColumns.Universe, kind);

    private static ArtifactShape Series(string path, RunStage stage, RowSet rows, string name) => new(path, stage, rows, [Date, new(name, Number)]);

    private static ArtifactShape Listed(string path, RunStage stage, params IEnumerable<string> names) =>
        new(path, stage, RowSet.Days, [Date, .. names.Select(n => new ArtifactColumn(n, Number))]);
}
