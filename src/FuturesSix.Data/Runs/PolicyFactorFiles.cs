using System.Text.Json;

namespace FuturesSix.Data.Runs;

/// <summary>Artifacts of the continuous part of layer 2, of runs with throttles or impairment.</summary>
internal static class PolicyFactorFiles
{
    public static IReadOnlyList<RunFile> All { get; } =
    [
        new("engine_policy_state_v2.csv", 2, State) { When = r => r.Result.Policy.Context is not null },
        new(RunFiles.PolicyFactors, 2, Applied) { When = HasFactors },
        new("engine_policy_v2_meta.json", null, Meta) { When = HasFactors },
    ];

    private static bool HasFactors(RunOutput run) => run.Result.Options.Policy.HasFactors;

    private static void State(Stream stream, RunOutput run)
    {
        using var text = new ArtifactText(stream);
        text.Header("date", "dispersion", "dispersion_rank", "vol_of_vol", "vol_of_vol_rank", "skew_proxy", "skew_proxy_rank");
        var (market, c) = (run.Result.Market, run.Result.Policy.Context!);
        for (var t = run.Result.Shadow.FirstRow; t < market.Rows; t++)
        {
            text.Cell(market.Dates[t]).Cell(c.Dispersion[t]).Cell(c.DispersionRank[t]).Cell(c.VolOfVol[t]).Cell(c.VolOfVolRank[t])
                .Cell(c.SkewProxy[t]).Cell(c.SkewProxyRank[t]).End();
        }
    }

    private static void Applied(Stream stream, RunOutput run)
    {
        using var text = new ArtifactText(stream);
        text.Header("rebalance_date", "engine", "component", "value", "multiplier_used", "detail", "source_run_id");
        var policy = run.Result.Policy;
        for (var k = 0; k < run.Result.Schedule.Count; k++)
        {
            foreach (var factor in policy.Factors)
            {
                text.Cell(run.Result.Schedule.Dates[k]).Cell(factor.Engine).Cell(factor.Component).Cell(factor.Value[k]).Cell(factor.Multiplier[k])
                    .Cell(factor.Detail[k]).Cell(policy.SourceRunId ?? "").End();
            }
        }
    }

    private static void Meta(Stream stream, RunOutput run)
    {
        var (policy, options) = (run.Result.Policy, run.Result.Options.Policy);
        JsonSerializer.Serialize(stream, new
        {
            Version = "v2",
            run.Inputs.Dataset.Synthetic,
            options.Mode,
            policy.SourceRunId,
            options.LagRebalances,
            options.ApplyMissingMultiplierAs,
            RankWindow = options.QuantileWindow,
            RankMinObservations = options.QuantileMinObservations,
            options.ThrottleFeatures,
            options.Throttles,
            options.Impairment,
            Rebalances = run.Result.Schedule.Count,
            Events = run.Result.Market.Events.GroupBy(e => e.Kind).OrderBy(g => g.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count()),
            Factors = run.Summary.PolicyFactors,
        }, RunJson.Indented);
    }
}
