using System.Text.Json;
using FuturesSix.Core.Market;

namespace FuturesSix.Data.Runs;

/// <summary>Artifacts of layer 6: state, regime, scalar, applied scalar, with a meta file each.</summary>
internal static class AllocatorFiles
{
    public static IReadOnlyList<RunFile> All { get; } =
    [
        new("allocator_state_v1.csv", 6, State),
        new("allocator_state_v1_meta.json", null, StateMeta),
        new("allocator_regime_v1.csv", 6, Regime),
        new("allocator_regime_v1_meta.json", null, RegimeMeta),
        new("allocator_risk_v1.csv", 6, Risk),
        new("allocator_risk_v1_meta.json", null, RiskMeta),
        new(RunFiles.RiskApplied, 6, Applied),
        new("allocator_risk_v1_applied_meta.json", null, AppliedMeta),
    ];

    private static IReadOnlyList<DateOnly> Dates(RunOutput run) => run.Result.Brake.State?.States.Dates ?? [];

    private static void State(Stream stream, RunOutput run) =>
        ArtifactTables.Wide(stream, run.Result.Brake.State?.States ?? new Panel([], [.. run.Result.Options.Allocator.State.Columns()], []));

    private static void Regime(Stream stream, RunOutput run)
    {
        using var text = new ArtifactText(stream);
        text.Header("date", "regime");
        for (var k = 0; k < Dates(run).Count; k++)
        {
            text.Cell(Dates(run)[k]).Cell(RunNames.Regime(run.Result.Brake.Regime!.Days[k].Regime)).End();
        }
    }

    private static void Risk(Stream stream, RunOutput run) =>
        ArtifactTables.Series(stream, "risk_scalar", [.. Dates(run)], run.Result.Brake.Risk?.Scalars ?? []);

    private static void Applied(Stream stream, RunOutput run) =>
        ArtifactTables.Series(stream, "risk_scalar_applied", run.Result.Schedule.Dates, run.Result.Brake.Applied);

    private static void StateMeta(Stream stream, RunOutput run)
    {
        var (state, options) = (run.Result.Brake.State, run.Result.Options.Allocator.State);
        Write(stream, new
        {
            Version = "v1",
            run.Inputs.Dataset.Synthetic,
            Features = options.Columns(),
            options.ShortWindow,
            options.LongWindow,
            options.SlopeRows,
            options.MinimumStd,
            Source = "unbraked_returns.csv, unbraked_equity.csv, asset_returns.csv, trend_unit_returns.csv, unbraked_sleeve_returns.csv (engine columns), from the first date of unbraked_equity.csv on",
            Rows = Dates(run).Count,
            First = First(run),
            Last = Last(run),
            DaysWithoutState = state?.DaysWithoutState ?? 0,
            MissingDays = state is null ? [] : options.Columns().Zip(state.MissingDays).ToDictionary(p => p.First, p => p.Second),
        });
    }

    private static void RegimeMeta(Stream stream, RunOutput run)
    {
        var days = run.Result.Brake.Regime?.Days ?? [];
        Write(stream, new
        {
            Version = "v1",
            run.Inputs.Dataset.Synthetic,
            Thresholds = run.Result.Options.Allocator.Regime,
            Rows = days.Count,
            Transitions = days.Select((d, k) => (d.Reason, Date: Dates(run)[k])).Where(d => d.Reason is not null).Select(d => new { d.Date, d.Reason }),
            Days = Enum.GetValues<Core.Allocator.RiskRegime>().ToDictionary(RunNames.Regime, r => days.Count(d => d.Regime == r)),
        });
    }

    private static void RiskMeta(Stream stream, RunOutput run) => Write(stream, new
    {
        Version = "v1",
        run.Inputs.Dataset.Synthetic,
        Profile = run.Result.Brake.Risk?.Profile ?? run.Result.Options.Allocator.RiskTransformation.Selected(),
        Rows = Dates(run).Count,
        First = First(run),
        Last = Last(run),
    });

    private static void AppliedMeta(Stream stream, RunOutput run)
    {
        var (brake, options) = (run.Result.Brake, run.Result.Options.Allocator);
        Write(stream, new
        {
            Version = "v1",
            run.Inputs.Dataset.Synthetic,
            options.Mode,
            brake.Acts,
            brake.SourceRunId,
            options.ApplyMissingScalarAs,
            LagRebalances = 1,
            Rows = brake.Applied.Length,
            MissingScalars = brake.Exposure.MissingScalars,
        });
    }

    private static DateOnly? First(RunOutput run) => Dates(run).Count == 0 ? null : Dates(run)[0];

    private static DateOnly? Last(RunOutput run) => Dates(run).Count == 0 ? null : Dates(run)[^1];

    private static void Write<T>(Stream stream, T meta) => JsonSerializer.Serialize(stream, meta, RunJson.Indented);
}
