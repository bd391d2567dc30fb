using System.Globalization;
using FuturesSix.Core.Allocator;
using FuturesSix.Core.Policy;
using FuturesSix.Core.Stack;
using FuturesSix.Data.Configuration;

namespace FuturesSix.Data.Runs;

/// <summary>Decisions taken from earlier runs, checked before they are used.</summary>
/// <param name="Policy">Policy multipliers; null unless policy.mode is precomputed.</param>
/// <param name="Brake">Applied scalars; null unless allocator.mode is precomputed.</param>
/// <param name="Sources">The runs they come from.</param>
public sealed record PrecomputedRuns(PrecomputedPolicy? Policy, PrecomputedBrake? Brake, IReadOnlyList<SourceRun> Sources)
{
    /// <summary>Loads what the configuration asks for.</summary>
    /// <exception cref="RunStoreException">A source run is missing, was edited, or does not fit: each mismatch is listed
    /// with its layer.</exception>
    public static PrecomputedRuns Load(RunStore store, RunConfiguration configuration, DatasetIdentity dataset)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(dataset);
        var (options, sources) = (configuration.Options, new List<SourceRun>());
        PrecomputedPolicy? policy = null;
        PrecomputedBrake? brake = null;
        if (options.Policy is { Mode: PolicyMode.Precomputed, PrecomputedRunId: { } policyRun })
        {
            var lines = Lines(store, policyRun, RunFiles.PolicyApplied, "policy", Mismatches(configuration, dataset, []), sources);
            var factors = options.Policy.HasFactors ? Optional(store, policyRun, RunFiles.PolicyFactors, "policy", "throttles or impairment") : null;
            policy = new PrecomputedPolicy(policyRun, lines.ToDictionary(l => (Date(l[0]), l[1]), l => Number(l[2])), factors?.ToDictionary(l => (Date(l[0]), l[1], l[2]), l => Number(l[4])));
        }

        if (options.Allocator is { Mode: AllocatorMode.Precomputed, PrecomputedRunId: { } brakeRun })
        {
            var lines = Lines(store, brakeRun, RunFiles.RiskApplied, "allocator", Mismatches(configuration, dataset, [1, 2, 3, 4, 5, 7]), sources);
            brake = new PrecomputedBrake(brakeRun, lines.ToDictionary(l => Date(l[0]), l => Number(l[1])), Exposures(store, brakeRun, options.Exposures));
        }

        return new PrecomputedRuns(policy, brake, sources);
    }

    /// <summary>Sleeve scalars and convexity weights of the source run, as far as this run has them.</summary>
    private static Dictionary<(DateOnly Date, string Sleeve), double>? Exposures(RunStore store, string runId, ExposureStageOptions options)
    {
        var sleeves = options.Sleeves.Count > 0 ? Optional(store, runId, RunFiles.SleevesApplied, "allocator", "sleeve scalars").Select(l => (Key: (Date(l[0]), l[1]), Value: Number(l[2]))) : [];
        var convexity = options.Convexity is { } c
            ? Optional(store, runId, RunFiles.Convexity, "allocator", "convexity position").Where(l => l[1] == c.Instrument).Select(l => (Key: (Date(l[0]), ExposureStageOptions.ConvexitySleeve), Value: Number(l[6])))
            : [];
        return options.Any ? sleeves.Concat(convexity).ToDictionary(e => e.Key, e => e.Value) : null;
    }

    /// <summary>Rows of a file that only some runs have; the run was verified before.</summary>
    private static List<string[]> Optional(RunStore store, string runId, string file, string use, string what)
    {
        var path = Path.Combine(store.PathOf(runId), file);
        return File.Exists(path)
            ? [.. File.ReadLines(path).Skip(1).Select(l => l.Split(','))]
            : throw new RunStoreException([$"{use}.precomputed_run_id: the run '{runId}' has no {what} ({file}); expected a run with them, or a configuration without"]);
    }

    /// <summary>Compares a source run with this configuration.</summary>
    private static Func<RunMeta, IEnumerable<string>> Mismatches(RunConfiguration configuration, DatasetIdentity dataset, int[] layers) => meta =>
    {
        var wrong = new List<string>();
        if (meta.Dataset.Hash != dataset.Hash)
        {
            wrong.Add($"dataset is '{meta.Dataset.Name}' ({meta.Dataset.Hash[..8]}), not '{dataset.Name}' ({dataset.Hash[..8]})");
        }

        if (layers.Length > 0 && meta.Capital != configuration.Options.Simulation.Capital)
        {
            wrong.Add(string.Create(CultureInfo.InvariantCulture, $"capital is {meta.Capital:R}, not {configuration.Options.Simulation.Capital:R}"));
        }

        foreach (var layer in RunLayer.All.Where(l => layers.Contains(l.Number)))
        {
            var written = meta.Layers.FirstOrDefault(l => l.Layer == layer.Number)?.ConfigHash;
            if (written != RunMetaBuilder.ConfigHash(configuration, layer))
            {
                wrong.Add($"layer {layer.Number} ({layer.Name}) was configured otherwise (sections {string.Join(", ", layer.Sections)})");
            }
        }

        return wrong;
    };

    private static List<string[]> Lines(
        RunStore store, string runId, string file, string use, Func<RunMeta, IEnumerable<string>> mismatches, List<SourceRun> sources)
    {
        var run = store.Open(runId);
        if (store.Verify(runId) is { Count: > 0 } damage)
        {
            throw new RunStoreException([.. damage.Select(d => $"{use}.precomputed_run_id: the run '{runId}' is not as it was written: {d}")]);
        }

        var wrong = mismatches(run.Meta).Select(m => $"{use}.precomputed_run_id: the run '{runId}' does not fit: its {m}").ToList();
        if (wrong.Count > 0)
        {
            throw new RunStoreException(wrong);
        }

        sources.Add(new SourceRun(runId, run.Meta.DeterminismHash, use));
        return [.. File.ReadLines(Path.Combine(run.Path, file)).Skip(1).Select(l => l.Split(','))];
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
