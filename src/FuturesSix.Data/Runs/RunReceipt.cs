using System.Text;

namespace FuturesSix.Data.Runs;

/// <summary>A hash in meta.json that does not follow from the other files.</summary>
/// <param name="Field">The field.</param>
/// <param name="Written">What meta.json says.</param>
/// <param name="Computed">What the files give.</param>
public sealed record ReceiptFault(string Field, string Written, string Computed)
{
    /// <inheritdoc />
    public override string ToString() => $"{RunFiles.Meta}: {Field} is {Written}, but the files give {Computed}; expected them to be equal";
}

/// <summary>Computes the hashes of meta.json again from the files of a run.</summary>
public static class RunReceipt
{
    /// <summary>Every hash that does not follow; empty when the receipt is right.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="meta">Its meta.json.</param>
    /// <param name="entries">Its manifest, whose lines fit the files.</param>
    public static IReadOnlyList<ReceiptFault> Check(string folder, RunMeta meta, IReadOnlyList<ManifestEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(meta);
        ArgumentNullException.ThrowIfNull(entries);
        if (meta.Layout != RunMeta.CurrentLayout)
        {
            return [new ReceiptFault("layout", FormattableString.Invariant($"{meta.Layout}, of another version of this program"), FormattableString.Invariant($"{RunMeta.CurrentLayout}"))];
        }

        var configHash = ConfigHash(File.ReadAllText(Path.Combine(folder, RunFiles.Config), Encoding.UTF8));
        ReceiptFault?[] all =
        [
            Compare("config_hash", meta.ConfigHash, configHash),
            Compare("determinism_hash", meta.DeterminismHash, Manifest.DeterminismHash(entries, configHash)),
            .. meta.Layers.Select(l => Compare($"layers[{l.Name}].output_hash", l.OutputHash, RunMetaBuilder.OutputHash(l.Layer, entries))),
            Compare("layers", string.Join(", ", meta.Layers.Select(l => l.Name)), string.Join(", ", RunLayer.All.Select(l => l.Name))),
            Compare("merkle_root", meta.MerkleRoot, RunMetaBuilder.MerkleRoot(meta.Dataset.Hash, meta.ConfigHash, meta.CodeVersion, meta.Layers)),
        ];
        return [.. all.OfType<ReceiptFault>()];
    }

    /// <summary>SHA-256 of config.yaml without its first line, which names the dataset: what <c>tail -n +2 config.yaml |
    /// sha256sum</c> prints.</summary>
    internal static string ConfigHash(string configuration) => Hashes.OfText(configuration[(configuration.IndexOf('\n', StringComparison.Ordinal) + 1)..]);

    private static ReceiptFault? Compare(string field, string written, string computed) => written == computed ? null : new ReceiptFault(field, written, computed);
}
