using System.Text.Json;

namespace FuturesSix.Data.Runs;

/// <summary>Artifacts of layers 1 to 4: forecasts, gates, the static book, tilts.</summary>
internal static class PolicyFiles
{
    public static IReadOnlyList<RunFile> All { get; } =
    [
        new("engine_forecasts.csv", 1, Forecasts),
        new("engine_policy_state_v1.csv", 2, State),
        new(RunFiles.PolicyApplied, 2, Applied),
        new("engine_policy_v1_meta.json", null, Meta),
        new("construction_weights.csv", 3, (s, r) => ArtifactTables.Sleeves(s, r, r.Result.Construction)),
        new("overlay_intents.jsonl", 4, Intents),
    ];

    private static void Forecasts(Stream stream, RunOutput run)
    {
        using var text = new ArtifactText(stream);
        text.Header("date", "engine", "bet", "forecast");
        var schedule = run.Result.Schedule;
        for (var k = 0; k < schedule.Count; k++)
        {
            foreach (var engine in run.Result.Engines.Where(e => e.Forecast is not null))
            {
                for (var b = 0; b < engine.Forecast!.Bets.Count; b++)
                {
                    text.Cell(schedule.Dates[k]).Cell(engine.Name).Cell(engine.Forecast.Bets[b].Name)
                        .Cell(engine.Forecast.Values[schedule.Rows[k], b]).End();
                }
            }
        }
    }

    private static void State(Stream stream, RunOutput run)
    {
        using var text = new ArtifactText(stream);
        text.Header("date", "engine", "feature_value", "policy_state", "policy_multiplier");
        var market = run.Result.Market;
        for (var t = run.Result.Shadow.FirstRow; t < market.Rows; t++)
        {
            foreach (var gate in run.Result.Policy.States)
            {
                var multiplier = gate.Multiplier[t];
                text.Cell(market.Dates[t]).Cell(gate.Engine).Cell(gate.FeatureValue[t])
                    .Cell(double.IsNaN(multiplier) ? "" : multiplier == 0 ? "OFF" : "ON").Cell(multiplier).End();
            }
        }
    }

    private static void Applied(Stream stream, RunOutput run)
    {
        using var text = new ArtifactText(stream);
        text.Header("rebalance_date", "engine", "policy_multiplier_used", "source_run_id");
        var policy = run.Result.Policy;
        for (var k = 0; k < run.Result.Schedule.Count; k++)
        {
            for (var g = 0; g < policy.Engines.Count; g++)
            {
                text.Cell(run.Result.Schedule.Dates[k]).Cell(policy.Engines[g]).Cell(policy.Applied[g][k]).Cell(policy.SourceRunId ?? "").End();
            }
        }
    }

    private static void Meta(Stream stream, RunOutput run)
    {
        var (policy, options) = (run.Result.Policy, run.Result.Options.Policy);
        JsonSerializer.Serialize(stream, new
        {
            Version = "v1",
            run.Inputs.Dataset.Synthetic,
            options.Mode,
            policy.SourceRunId,
            options.LagRebalances,
            options.ApplyMissingMultiplierAs,
            options.QuantileWindow,
            options.QuantileMinObservations,
            options.GammaQuantile,
            options.VrpQuantile,
            options.VixChangeWindow,
            options.Gates,
            Rebalances = run.Result.Schedule.Count,
            GatedOff = policy.Engines.Select((e, g) => (e, Count: policy.Applied[g].Count(m => m == 0))).ToDictionary(p => p.e, p => p.Count),
            MissingStates = policy.Engines.Select((e, g) => (e, Count: policy.MissingStates[g])).ToDictionary(p => p.e, p => p.Count),
            policy.Notes,
        }, RunJson.Indented);
    }

    private static void Intents(Stream stream, RunOutput run)
    {
        foreach (var application in run.Result.Overlay.Applications)
        {
            var tilt = application.Tilt;
            JsonSerializer.Serialize(stream, new
            {
                application.Date,
                tilt.Scope,
                tilt.Target,
                tilt.Multiplier,
                tilt.Start,
                tilt.End,
                tilt.Author,
                tilt.Intent,
                application.Cells,
                application.Clamped,
                run.Inputs.Dataset.Synthetic,
            }, RunJson.Line);
            stream.WriteByte((byte)'\n');
        }
    }
}
