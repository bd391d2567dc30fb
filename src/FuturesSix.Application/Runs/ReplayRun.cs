using FuturesSix.Core.Engines;
using FuturesSix.Core.Stack;
using FuturesSix.Data;
using FuturesSix.Data.Configuration;
using FuturesSix.Data.Runs;

namespace FuturesSix.Application.Runs;

/// <summary>Asks for the replay of a stored run from its receipt: config.yaml, the dataset, the runs it takes decisions from.</summary>
public sealed record ReplayRequest
{
    /// <summary>Id of the stored run.</summary>
    public required string RunId { get; init; }

    /// <summary>The artifacts folder, with <c>runs</c> under it.</summary>
    public required string Artifacts { get; init; }

    /// <summary>Where the run's dataset is now; null = the path in its configuration.</summary>
    public string? Dataset { get; init; }

    /// <summary>What a relative path of the dataset counts from; null = the current directory of the process.</summary>
    public string? Folder { get; init; }
}

/// <summary>A run replayed from its receipt: equal to the stored one by determinism hash.</summary>
/// <param name="Stored">The stored run.</param>
/// <param name="Input">What the stack ran on.</param>
/// <param name="Output">The run again, with everything its layers decided.</param>
public sealed record ReplayedRun(StoredRun Stored, StackInput Input, RunOutput Output);

/// <summary>Replays stored runs: what a run's files do not hold (features, forecasts, every layer's decision) is there again, and
/// is that run's, because the replay's determinism hash is the stored one.</summary>
/// <param name="registry">The engines that exist; null = the built-in ones.</param>
public sealed class ReplayRun(EngineRegistry? registry = null)
{
    /// <summary>Steps that a replay reports.</summary>
    public const int Steps = 11;

    private readonly EngineRegistry _registry = registry ?? EngineRegistry.BuiltIn;

    /// <summary>Replays it.</summary>
    /// <param name="request">Which run.</param>
    /// <param name="progress">Told of every step.</param>
    /// <param name="cancel">Stops it; nothing is written in any case.</param>
    /// <exception cref="InputException">The run is missing or damaged, its dataset is gone or changed, a run it takes decisions
    /// from is gone or changed, or the replay is not equal to what is stored.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public ReplayedRun Execute(ReplayRequest request, IProgress<RunProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        progress?.Report(new RunProgress(1, Steps, "stored run", request.RunId));
        var store = new RunStore(request.Artifacts);
        var stored = Intact(store, request.RunId, cancel);
        var configuration = ConfigurationReader.Read(new ConfigurationRequest { File = Path.Combine(stored.Path, RunFiles.Config) }, _registry);
        progress?.Report(new RunProgress(2, Steps, "dataset", stored.Meta.Dataset.Name));
        var dataset = DatasetOfRun.Open(stored.Path, stored.Meta, configuration.Dataset, request.Dataset, request.Folder);
        cancel.ThrowIfCancellationRequested();

        var precomputed = PrecomputedRuns.Load(store, configuration, dataset.Identity);
        RequireSources(stored.Meta, precomputed.Sources);
        var inputs = RunStack.Inputs(configuration, dataset, precomputed) with { Promotion = stored.Meta.Promotion };
        var input = new StackInput(dataset.Market, configuration.Options, _registry, precomputed.Policy, precomputed.Brake);
        var result = RunStack.Run(input, progress is null ? null : new Relay<StackProgress>(progress, p => new RunProgress(p.Step + 2, Steps, p.Name)), cancel);
        progress?.Report(new RunProgress(Steps, Steps, "comparison with the stored run"));
        var output = new RunOutput(stored.Meta.RunId, inputs, result, RunSummarizer.Summarize(result, inputs));
        RequireEqual(stored, RunContent.Hash(output, cancel), RunIdentity.ConfigurationHash(configuration));
        return new ReplayedRun(stored, input, output);
    }

    private static StoredRun Intact(RunStore store, string runId, CancellationToken cancel)
    {
        var stored = store.Open(runId);
        return store.Verify(runId, cancel) is { Count: > 0 } damage
            ? throw new RunStoreException([$"The run '{runId}' is not as it was written; expected an intact run:", .. damage])
            : stored;
    }

    private static void RequireSources(RunMeta run, IReadOnlyList<SourceRun> found)
    {
        if (run.Sources.FirstOrDefault(s => !found.Contains(s)) is { } gone)
        {
            throw new RunStoreException($"The run '{run.RunId}' cannot be replayed: its {gone.Use} decisions come from the run '{gone.RunId}', which was made anew since (it was {gone.DeterminismHash[..8]}); expected that run as it was.");
        }
    }

    private static void RequireEqual(StoredRun stored, IReadOnlyList<ManifestEntry> replayed, string configHash)
    {
        var meta = stored.Meta;
        if (Manifest.DeterminismHash(replayed, configHash) == meta.DeterminismHash)
        {
            return;
        }

        var written = Manifest.Read(stored.Path).Where(e => e.Path is not (RunFiles.Meta or RunFiles.Report)).ToHashSet();
        var different = written.Union(replayed).Select(e => e.Path).Distinct().Where(p => written.FirstOrDefault(e => e.Path == p) != replayed.FirstOrDefault(e => e.Path == p));
        var code = meta.CodeVersion == CodeVersion.Current
            ? $"both by code version {meta.CodeVersion}: another operating system or .NET version, or a fault"
            : $"it was made by code version {meta.CodeVersion}, this is {CodeVersion.Current}";
        throw new RunStoreException(
            $"The run '{meta.RunId}' cannot be replayed exactly ({code}): {string.Join(", ", different.Order(StringComparer.Ordinal).Take(3))} come out otherwise; expected the program that made it, or the run made anew: fsix run --config {Path.Combine(stored.Path, RunFiles.Config)}");
    }
}
