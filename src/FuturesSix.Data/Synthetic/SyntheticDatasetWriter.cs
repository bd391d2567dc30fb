using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Synthetic;

/// <summary>A synthetic market that was written as a dataset.</summary>
/// <param name="Path">The dataset file.</param>
/// <param name="Files">Files written, the dataset file included.</param>
/// <param name="Bytes">Their size.</param>
/// <param name="First">First trading day.</param>
/// <param name="Last">Last trading day.</param>
/// <param name="Rows">Trading days.</param>
/// <param name="Instruments">Symbols, VX1 to VX3 last.</param>
/// <param name="MarketHash">SHA-256 over the generated numbers, as <see cref="SyntheticMarket.Hash"/> gives it.</param>
public sealed record WrittenDataset(
    string Path, int Files, long Bytes, DateOnly First, DateOnly Last, int Rows, IReadOnlyList<string> Instruments, string MarketHash);

/// <summary>Writes a synthetic market as a folder that the dataset loader reads back to the same numbers, bit for bit: price,
/// carry, volume and margin files per instrument, the auxiliary series, exchange rates, and dataset.yaml.</summary>
public static class SyntheticDatasetWriter
{
    /// <summary>Writes into a temporary folder beside the target and renames it: the dataset is there whole or not at all.</summary>
    /// <param name="options">Which market.</param>
    /// <param name="folder">The folder to create.</param>
    /// <param name="replace">True replaces a dataset that was written here before, and nothing else.</param>
    /// <param name="progress">Told of every file.</param>
    /// <param name="cancel">Checked before every file and before the rename; nothing is left behind.</param>
    /// <exception cref="RequestException">The options break bounds (all are listed), or the folder is taken.</exception>
    public static WrittenDataset Write(
        SyntheticMarketOptions options, string folder, bool replace, IProgress<WriteProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Validate() is { Count: > 0 } violations)
        {
            throw new RequestException(string.Join('\n', violations));
        }

        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        RefuseTaken(target, replace);
        var parent = Path.GetDirectoryName(target) ?? throw new RequestException($"{target} is the root of a file system; expected a folder in it.");
        var data = SyntheticMarket.Build(options);
        using var temporary = TemporaryRunFolder.Create(parent, Path.GetFileName(target));
        var (files, bytes) = WriteFiles(temporary.Path, [.. SyntheticFiles.All(options, data)], progress, cancel);
        cancel.ThrowIfCancellationRequested();
        RefuseTaken(target, replace);
        Publish(temporary.Path, target);
        var market = data.Market;
        return new WrittenDataset(
            Path.Combine(target, SyntheticFiles.Dataset), files, bytes, market.Dates[0], market.Dates[^1], market.Rows,
            [.. market.Instruments.Select(i => i.Symbol)], SyntheticHash.Of(market));
    }

    private static (int Files, long Bytes) WriteFiles(string folder, List<(string Path, Action<Stream> Write)> files, IProgress<WriteProgress>? progress, CancellationToken cancel)
    {
        var bytes = 0L;
        for (var n = 0; n < files.Count; n++)
        {
            cancel.ThrowIfCancellationRequested();
            progress?.Report(new WriteProgress(n + 1, files.Count, files[n].Path));
            var path = Path.Combine(folder, files[n].Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            files[n].Write(stream);
            bytes += stream.Length;
        }

        return (files.Count, bytes);
    }

    /// <summary>Refuses anything that is not an absent or empty folder or, to be replaced, a dataset written before.</summary>
    private static void RefuseTaken(string target, bool replace)
    {
        if (File.Exists(target))
        {
            throw new RequestException($"{target} is a file; expected a new or an empty folder.");
        }

        string[] entries = Directory.Exists(target)
            ? [.. Directory.EnumerateFiles(target, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(target, path)).Order(StringComparer.Ordinal)]
            : [];
        if (entries.Length == 0)
        {
            return;
        }

        if (!replace)
        {
            throw new RequestException($"{target} exists and is not empty; expected a new or an empty folder, or --force to replace a dataset that was written there before.");
        }

        if (Array.Find(entries, path => !SyntheticFiles.Knows(path)) is { } stranger)
        {
            throw new RequestException($"{target} holds '{stranger}', which is no part of a written dataset; --force replaces nothing else, expected another folder.");
        }

        var dataset = Path.Combine(target, SyntheticFiles.Dataset);
        if (!File.Exists(dataset) || !File.ReadLines(dataset).Contains("synthetic: true"))
        {
            throw new RequestException($"{target} has no {SyntheticFiles.Dataset} that says 'synthetic: true'; --force replaces nothing else, expected another folder.");
        }
    }

    private static void Publish(string written, string target)
    {
        if (!Directory.Exists(target))
        {
            Directory.Move(written, target);
            return;
        }

        var aside = written + "-replaced";
        Directory.Move(target, aside);
        try
        {
            Directory.Move(written, target);
        }
        catch (IOException)
        {
            Directory.Move(aside, target);
            throw;
        }

        Directory.Delete(aside, recursive: true);
    }
}
