using System.Text.Json;
using FuturesSix.Data.Artifacts;
using FuturesSix.Data.Configuration;
using FuturesSix.Data.Runs;
using FuturesSix.Data.Verification;

namespace FuturesSix.Data.Comparison;

/// <summary>Compares two runs: figures, receipts, and where in the pipeline they begin to differ.</summary>
public static class RunComparer
{
    /// <summary>Compares <paramref name="b"/> with <paramref name="a"/>.</summary>
    /// <param name="a">The reference.</param>
    /// <param name="b">The other.</param>
    /// <param name="tolerance">Numbers differ when they are further apart than this times max(1, |a|, |b|); 0 = by a bit.</param>
    /// <param name="cancel">Stops between stages.</param>
    /// <exception cref="RunStoreException">A file cannot be read.</exception>
    public static RunComparison Compare(RunArtifacts a, RunArtifacts b, double tolerance = 0, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        Require(a);
        Require(b);
        var (frameA, frameB) = (new RunFrame(a), new RunFrame(b));
        DateOnly[] common = [.. frameA.UnbrakedDays.Intersect(frameB.UnbrakedDays).Order()];
        var stages = common.Length == 0 ? [] : StageComparer.Compare(a, b, (common[0], common[^1]), tolerance, cancel);
        return new RunComparison
        {
            A = Side(a),
            B = Side(b),
            Tolerance = tolerance,
            CommonStart = common.Length == 0 ? null : common[0],
            CommonEnd = common.Length == 0 ? null : common[^1],
            Stages = stages,
            Divergence = StageComparer.First(stages),
            Receipt = [.. Receipt(a.Meta, b.Meta)],
            Settings = [.. Settings(a.Configuration, b.Configuration)],
            OnlyInOne = [.. OnlyInOne(frameA, frameB)],
            Metrics = [.. Metrics(a.Summary, b.Summary)],
        };
    }

    private static void Require(RunArtifacts run)
    {
        foreach (var table in ArtifactShapes.All.Select(s => run.Table(s.Path)).Where(t => t.Faults.Count > 0))
        {
            throw new RunStoreException($"{run.Folder}: {table.Faults[0]}; 'fsix verify' says what else is wrong with the run");
        }
    }

    private static RunSide Side(RunArtifacts run) => new(
        run.Meta.RunId, run.Folder, run.Meta.Start, run.Meta.EffectiveEnd, run.Meta.DeterminismHash, run.Meta.MerkleRoot, run.Meta.Synthetic);

    private static IEnumerable<ReceiptDifference> Receipt(RunMeta a, RunMeta b)
    {
        ReceiptDifference[] all =
        [
            new("dataset", $"{a.Dataset.Name} {a.Dataset.Hash}", $"{b.Dataset.Name} {b.Dataset.Hash}"),
            new("configuration", a.ConfigHash, b.ConfigHash),
            new("code_version", a.CodeVersion, b.CodeVersion),
            new("promotion", Promotion(a), Promotion(b)),
            new("sources", Sources(a), Sources(b)),
            new("platform", a.Platform?.ToString(), b.Platform?.ToString()),
            .. a.Layers.Zip(b.Layers).Select(l => new ReceiptDifference($"layer {l.First.Layer} configuration ({l.First.Name})", l.First.ConfigHash, l.Second.ConfigHash)),
            .. a.Layers.Zip(b.Layers).Select(l => new ReceiptDifference($"layer {l.First.Layer} output ({l.First.Name})", l.First.OutputHash, l.Second.OutputHash)),
            new("merkle_root", a.MerkleRoot, b.MerkleRoot),
            new("determinism_hash", a.DeterminismHash, b.DeterminismHash),
        ];
        return all.Where(d => d.A != d.B);
    }

    private static string? Promotion(RunMeta meta) => meta.Promotion is { } p ? $"{p.Version} {p.Hash} ({p.Author}: {p.Reason})" : null;

    private static string? Sources(RunMeta meta) => meta.Sources.Count == 0 ? null : string.Join(", ", meta.Sources.Select(s => $"{s.Use} {s.RunId} {s.DeterminismHash}"));

    private static IEnumerable<ReceiptDifference> Settings(RunConfiguration a, RunConfiguration b)
    {
        var (inA, inB) = (ConfigurationWriter.Flatten(a), ConfigurationWriter.Flatten(b));
        return inA.Keys.Union(inB.Keys, StringComparer.Ordinal)
            .Select(key => new ReceiptDifference(key, inA.GetValueOrDefault(key), inB.GetValueOrDefault(key)))
            .Where(d => d.A != d.B);
    }

    private static IEnumerable<OnlyInOne> OnlyInOne(RunFrame a, RunFrame b)
    {
        var kinds = new (string Kind, IEnumerable<string> A, IEnumerable<string> B)[]
        {
            ("days", a.UnbrakedDays.Select(Text), b.UnbrakedDays.Select(Text)),
            ("rebalances", a.Rebalances.Select(Text), b.Rebalances.Select(Text)),
            ("instruments", a.Universe, b.Universe),
            ("engines", a.Sleeves, b.Sleeves),
            ("gates", a.Gates, b.Gates),
        };
        foreach (var (kind, inA, inB) in kinds)
        {
            foreach (var (side, names) in new[] { ("A", inA.Except(inB).ToList()), ("B", inB.Except(inA).ToList()) })
            {
                if (names.Count > 0)
                {
                    yield return new OnlyInOne(side, kind, names.Count, kind is "days" or "rebalances" && names.Count > 2 ? [names[0], names[^1]] : names);
                }
            }
        }
    }

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<MetricDifference> Metrics(RunSummary a, RunSummary b)
    {
        var (inA, inB) = (Numbers(a), Numbers(b));
        return inA.Keys.Union(inB.Keys, StringComparer.Ordinal).Select(name => new MetricDifference(name, inA.GetValueOrDefault(name, double.NaN), inB.GetValueOrDefault(name, double.NaN)));

        static Dictionary<string, double> Numbers(RunSummary summary) => MetricsRules.Flatten(JsonSerializer.SerializeToElement(summary, RunJson.Indented));
    }
}
