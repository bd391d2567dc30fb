using System.Text;
using System.Text.Json;
using FuturesSix.Data.Artifacts;
using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Verification;

/// <summary>The form of the JSON artifacts.</summary>
internal static class JsonForm
{
    private const string Lines = "overlay_intents.jsonl";

    private static readonly Dictionary<string, string[]> Keys = new(StringComparer.Ordinal)
    {
        ["allocator_state_v1_meta.json"] = ["version", "synthetic", "features", "short_window", "long_window", "slope_rows", "minimum_std", "source", "rows", "first", "last", "days_without_state", "missing_days"],
        ["allocator_regime_v1_meta.json"] = ["version", "synthetic", "thresholds", "rows", "transitions", "days"],
        ["allocator_risk_v1_meta.json"] = ["version", "synthetic", "profile", "rows", "first", "last"],
        ["allocator_risk_v1_applied_meta.json"] = ["version", "synthetic", "mode", "acts", "source_run_id", "apply_missing_scalar_as", "lag_rebalances", "rows", "missing_scalars"],
        ["engine_policy_v1_meta.json"] =
        [
            "version", "synthetic", "mode", "source_run_id", "lag_rebalances", "apply_missing_multiplier_as", "quantile_window", "quantile_min_observations", "gamma_quantile", "vrp_quantile",
            "vix_change_window", "gates", "rebalances", "gated_off", "missing_states", "notes",
        ],
        ["risk_targeting/params.json"] =
            ["estimator", "ewma_lambda", "leverage_cap", "leverage_floor", "min_observations", "synthetic", "target_vol", "update_frequency", "version", "vol_floor", "vol_lookback"],
        [Lines] = ["date", "scope", "target", "multiplier", "start", "end", "author", "intent", "cells", "clamped", "synthetic"],
    };

    public static void Check(RunArtifacts run, CheckTally tally)
    {
        string[] files = [.. Manifest.FilesOf(run.Folder).Where(f => f.EndsWith(".json", StringComparison.Ordinal))];
        foreach (var file in files)
        {
            Parse(file, null, Read(run, file), tally)?.Dispose();
        }

        if (tally.Offences > 0)
        {
            return;
        }

        foreach (var file in files)
        {
            using var json = JsonDocument.Parse(Read(run, file));
            Complete(run, file, null, json, tally);
        }

        Again<RunMeta>(run, RunFiles.Meta, tally);
        Again<RunSummary>(run, RunFiles.Metrics, tally);
        CheckLines(run, tally);
    }

    private static void CheckLines(RunArtifacts run, CheckTally tally)
    {
        var lines = Encoding.UTF8.GetString(Read(run, Lines)).Split('\n');
        tally.Require(lines[^1].Length == 0, () => Offence(Lines, lines.Length, null, "ends in the middle of a line", "a line feed after every object"));
        for (var n = 0; n < lines.Length - 1; n++)
        {
            using var json = Parse(Lines, n + 1, Encoding.UTF8.GetBytes(lines[n]), tally);
            Complete(run, Lines, n + 1, json, tally);
        }
    }

    private static JsonDocument? Parse(string file, int? line, byte[] content, CheckTally tally)
    {
        tally.Count(1);
        try
        {
            return JsonDocument.Parse(content);
        }
        catch (JsonException error)
        {
            tally.Fail(Offence(file, line ?? (int?)(error.LineNumber + 1), null, "cannot be read as JSON", $"JSON ({error.Message})"));
            return null;
        }
    }

    private static void Complete(RunArtifacts run, string file, int? line, JsonDocument? json, CheckTally tally)
    {
        if (json is null)
        {
            return;
        }

        var root = json.RootElement;
        foreach (var key in Keys.GetValueOrDefault(file, []))
        {
            tally.Require(root.ValueKind == JsonValueKind.Object && root.TryGetProperty(key, out _), () => Offence(file, line, key, "is missing", "a value"));
        }

        if (Keys.ContainsKey(file) && root.TryGetProperty("synthetic", out var synthetic))
        {
            tally.Require(
                synthetic.ValueKind == (run.Meta.Synthetic ? JsonValueKind.True : JsonValueKind.False),
                () => Offence(file, line, "synthetic", $"is {synthetic}", $"{run.Meta.Synthetic}, as meta.json says".ToLowerInvariant()));
        }
    }

    /// <summary>Read and written again, the file is the same text: every key is there, no other, in its order.</summary>
    private static void Again<T>(RunArtifacts run, string file, CheckTally tally)
    {
        var written = Encoding.UTF8.GetString(Read(run, file));
        string again;
        try
        {
            again = JsonSerializer.Serialize(JsonSerializer.Deserialize<T>(written, RunJson.Indented), RunJson.Indented);
        }
        catch (JsonException error)
        {
            tally.Fail(Offence(file, (int?)(error.LineNumber + 1), error.Path?.TrimStart('$', '.'), "does not have its form", error.Message));
            return;
        }

        string[] a = written.Split('\n'), b = again.Split('\n');
        var n = Enumerable.Range(0, Math.Max(a.Length, b.Length)).FirstOrDefault(n => n >= a.Length || n >= b.Length || a[n] != b[n], -1);
        tally.Require(n < 0, () => Offence(file, n + 1, null, $"is {a.ElementAtOrDefault(n)?.Trim() ?? "missing"}", $"{b.ElementAtOrDefault(n)?.Trim() ?? "no such line"}, as this version writes it"));
    }

    private static byte[] Read(RunArtifacts run, string file)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(run.Folder, file));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RunStoreException($"{file}: cannot be read: {error.Message}", error);
        }
    }

    private static RunOffence Offence(string file, int? line, string? key, string found, string expected) =>
        new() { File = file, Line = line, Cell = key, Found = found, Expected = expected };
}
