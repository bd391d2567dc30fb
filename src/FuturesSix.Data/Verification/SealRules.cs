using FuturesSix.Data.Artifacts;
using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Verification;

/// <summary>The hashes: every byte of every file is as it was written.</summary>
internal static class SealRules
{
    public static IReadOnlyList<CheckRule> All { get; } =
    [
        new("files", "every file is there, none was added, each has the SHA-256 of manifest.sha256, which is written as it must be", [], Files),
        new("receipt", "the hashes of meta.json follow from the files: configuration, layers, determinism, Merkle root, fingerprint, run id", [], Receipt),
    ];

    private static void Files(RunArtifacts run, CheckTally tally)
    {
        IReadOnlyList<ManifestEntry> entries = [];
        try
        {
            entries = Manifest.Read(run.Folder);
        }
        catch (RunStoreException error)
        {
            tally.Fail(Whole(RunFiles.Manifest, error.Message, "the manifest as it was written"));
            return;
        }

        tally.Count(entries.Count + 1);
        foreach (var fault in Manifest.Check(run.Folder, entries))
        {
            tally.Fail(Whole(fault.Path, fault.Problem, fault.Expected));
        }

        var known = entries.Select(e => e.Path).Append(RunFiles.Manifest).ToHashSet(StringComparer.Ordinal);
        foreach (var missing in RunFiles.Paths.Where(p => !known.Contains(p)))
        {
            tally.Fail(Whole(missing, "is not in the manifest", "the file: every run has it"));
        }

        foreach (var added in known.Where(p => !RunFiles.Paths.Contains(p) && !RunFiles.Optional.Any(f => f.Path == p)).Order(StringComparer.Ordinal))
        {
            tally.Fail(Whole(added, "is in the manifest", "no such file: no run has it"));
        }
    }

    private static void Receipt(RunArtifacts run, CheckTally tally)
    {
        var faults = RunReceipt.Check(run.Folder, run.Meta, Manifest.Read(run.Folder));
        tally.Count(4 + run.Meta.Layers.Count);
        foreach (var fault in faults)
        {
            tally.Fail(Field(fault.Field, fault.Written, fault.Computed, "as the files give"));
        }

        var inputs = Inputs(run);
        foreach (var (written, layer) in run.Meta.Layers.Zip(RunLayer.All))
        {
            Compare(tally, $"layers[{layer.Name}].config_hash", written.ConfigHash, RunMetaBuilder.ConfigHash(run.Configuration, layer), "its sections of config.yaml");
        }

        Compare(tally, "fingerprint", run.Meta.Fingerprint, RunIdentity.Fingerprint(inputs), "dataset, configuration, code version, promotion, sources");
        string[] id = run.Meta.RunId.Split('_'), named = RunIdentity.DefaultId(inputs).Split('_');
        if (id.Length == named.Length && id[..^2].SequenceEqual(named[..^2]))
        {
            Compare(tally, "run_id", $"{run.Meta.RunId[..^id[^1].Length]}{id[^1]}", $"{run.Meta.RunId[..^id[^1].Length]}{named[^1]}", "it ends with the fingerprint");
        }
    }

    private static RunInputs Inputs(RunArtifacts run) => new()
    {
        Dataset = run.Meta.Dataset,
        Configuration = run.Configuration,
        CodeVersion = run.Meta.CodeVersion,
        Period = (run.Meta.Start, run.Meta.EffectiveEnd),
        Promotion = run.Meta.Promotion,
        Sources = run.Meta.Sources,
    };

    private static void Compare(CheckTally tally, string field, string written, string computed, string why) =>
        tally.Require(written == computed, () => Field(field, written, computed, why));

    private static RunOffence Field(string field, string written, string computed, string why) =>
        new() { File = RunFiles.Meta, Cell = field, Found = $"is {written}", Expected = $"{computed} ({why})" };

    private static RunOffence Whole(string file, string found, string expected) => new() { File = file, Found = found, Expected = expected };
}
