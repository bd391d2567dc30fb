using FuturesSix.Data.Configuration;

namespace FuturesSix.Data.Runs;

/// <summary>Builds meta.json from a run and the hashes of its other files.</summary>
internal static class RunMetaBuilder
{
    /// <summary>The facts about <paramref name="run"/>.</summary>
    /// <param name="run">The run.</param>
    /// <param name="entries">Hashes of every file but meta.json and the manifest.</param>
    /// <param name="created">The time to note.</param>
    /// <param name="elapsed">How long it took.</param>
    public static RunMeta Build(RunOutput run, IReadOnlyList<ManifestEntry> entries, DateTimeOffset created, TimeSpan elapsed)
    {
        var (result, inputs) = (run.Result, run.Inputs);
        var layers = Layers(inputs.Configuration, entries);
        var configHash = RunIdentity.ConfigurationHash(inputs.Configuration);
        return new RunMeta
        {
            RunId = run.RunId,
            Synthetic = inputs.Dataset.Synthetic,
            Dataset = inputs.Dataset,
            RequestedStart = result.Options.Start,
            RequestedEnd = result.Options.End,
            Start = inputs.Period.Start,
            EffectiveStart = result.FirstActiveRebalance is { } k ? result.Schedule.Dates[k] : null,
            EffectiveEnd = result.Book.Dates[^1],
            Universe = [.. result.Universe.Select(run.Symbol)],
            Schedule = Schedule(run),
            Capital = result.Options.Simulation.Capital,
            AccountCurrency = result.Market.AccountCurrency,
            ConfigHash = configHash,
            CodeVersion = inputs.CodeVersion,
            Fingerprint = RunIdentity.Fingerprint(inputs),
            DeterminismHash = Manifest.DeterminismHash(entries, configHash),
            MerkleRoot = MerkleRoot(inputs.Dataset.Hash, configHash, inputs.CodeVersion, layers),
            Layers = layers,
            Promotion = inputs.Promotion,
            Sources = inputs.Sources,
            DataQuality = inputs.DataQuality,
            Bounds = run.Summary.Bounds.Where(b => b.Count > 0).ToDictionary(b => b.Name, b => b.Count),
            Notes = run.Summary.Notes,
            DatasetPlace = inputs.DatasetPlace,
            Platform = RunPlatform.Current,
            CreatedUtc = created,
            ElapsedSeconds = Math.Round(elapsed.TotalSeconds, 3),
        };
    }

    /// <summary>Configuration hash per layer, without outputs.</summary>
    public static string ConfigHash(RunConfiguration configuration, RunLayer layer) => Hashes.OfText(ConfigurationWriter.Write(configuration, layer.Sections));

    /// <summary>Root over everything that determines a run and everything that its layers decided.</summary>
    public static string MerkleRoot(string datasetHash, string configHash, string codeVersion, IReadOnlyList<LayerHashes> layers) => Hashes.MerkleRoot(
    [
        $"dataset {datasetHash}",
        $"configuration {configHash}",
        $"code {codeVersion}",
        .. layers.Select(l => FormattableString.Invariant($"layer {l.Layer} {l.ConfigHash} {l.OutputHash}")),
    ]);

    /// <summary>SHA-256 over the manifest lines of a layer's artifacts.</summary>
    public static string OutputHash(int layer, IReadOnlyList<ManifestEntry> entries)
    {
        var paths = RunFiles.Content.Concat(RunFiles.Optional).Where(f => f.Layer == layer).Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        return Hashes.OfLines(entries.Where(e => paths.Contains(e.Path)).OrderBy(e => e.Path, StringComparer.Ordinal).Select(e => e.ToString()));
    }

    private static LayerHashes[] Layers(RunConfiguration configuration, IReadOnlyList<ManifestEntry> entries) =>
        [.. RunLayer.All.Select(l => new LayerHashes(l.Number, l.Name, ConfigHash(configuration, l), OutputHash(l.Number, entries)))];

    private static ScheduleMeta Schedule(RunOutput run)
    {
        var schedule = run.Result.Schedule;
        return new ScheduleMeta(
            run.Result.Options.Rebalance, schedule.Count, schedule.Count == 0 ? null : schedule.Dates[0], schedule.Count == 0 ? null : schedule.Dates[^1]);
    }
}
