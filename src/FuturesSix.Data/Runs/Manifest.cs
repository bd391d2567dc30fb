using System.Text;

namespace FuturesSix.Data.Runs;

/// <summary>One line of a manifest.</summary>
/// <param name="Path">Path in the run's folder, with '/'.</param>
/// <param name="Hash">SHA-256 of the file's content, lower-case hexadecimal.</param>
public sealed record ManifestEntry(string Path, string Hash)
{
    /// <inheritdoc />
    public override string ToString() => $"{Hash}  {Path}";
}

/// <summary>One thing wrong with a file of a run.</summary>
/// <param name="Path">Path in the run's folder, with '/'.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Expected">What would have been right.</param>
public sealed record ManifestFault(string Path, string Problem, string Expected);

/// <summary>manifest.sha256 in the format of <c>sha256sum</c>: every other file of the run, sorted by path.</summary>
public static class Manifest
{
    private const int HashLength = 64;

    /// <summary>Hidden files too.</summary>
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };

    /// <summary>The text of a manifest.</summary>
    public static string Text(IEnumerable<ManifestEntry> entries) =>
        string.Concat(entries.OrderBy(e => e.Path, StringComparer.Ordinal).Select(e => $"{e}\n"));

    /// <summary>SHA-256 over the lines of a manifest, leaving out meta.json, which has timestamps, and report.html. The line of
    /// config.yaml has the hash of the configuration without the dataset's path: where the data lies is no part of a run.</summary>
    /// <param name="entries">The manifest.</param>
    /// <param name="configHash">SHA-256 of config.yaml without its first line, which names the dataset.</param>
    public static string DeterminismHash(IEnumerable<ManifestEntry> entries, string configHash)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return Hashes.OfText(Text(entries
            .Where(e => e.Path is not (RunFiles.Meta or RunFiles.Report))
            .Select(e => e.Path == RunFiles.Config ? e with { Hash = configHash } : e)));
    }

    /// <summary>The entries of a run's manifest.</summary>
    /// <exception cref="RunStoreException">It is missing or malformed.</exception>
    public static IReadOnlyList<ManifestEntry> Read(string folder)
    {
        var path = Path.Combine(folder, RunFiles.Manifest);
        string text;
        try
        {
            text = File.ReadAllText(path, Encoding.UTF8);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RunStoreException($"{path}: cannot be read: {error.Message}", error);
        }

        var lines = text.Split('\n');
        return lines[^1].Length == 0
            ? [.. lines[..^1].Select((line, n) => Parse(line, path, n + 1))]
            : throw new RunStoreException(FormattableString.Invariant($"{path}({lines.Length}): ends in the middle of a line; expected a line end after every entry"));
    }

    /// <summary>What is wrong with the files of a run; empty when all is as written. The manifest itself is checked by
    /// writing it again.</summary>
    public static IReadOnlyList<ManifestFault> Check(string folder, IReadOnlyList<ManifestEntry> entries, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var wrong = new List<ManifestFault>();
        foreach (var entry in entries)
        {
            cancel.ThrowIfCancellationRequested();
            var path = Path.Combine(folder, entry.Path);
            if (!File.Exists(path))
            {
                wrong.Add(new ManifestFault(entry.Path, "is missing", $"the file whose SHA-256 is {entry.Hash}"));
            }
            else if (Hashes.OfFile(path) is var hash && hash != entry.Hash)
            {
                wrong.Add(new ManifestFault(entry.Path, $"was changed: SHA-256 is {hash}", entry.Hash));
            }
        }

        if (!File.ReadAllBytes(Path.Combine(folder, RunFiles.Manifest)).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(Text(entries))))
        {
            wrong.Add(new ManifestFault(RunFiles.Manifest, "is not as it is written", "the entries sorted by path, one a line, each once"));
        }

        var known = entries.Select(e => e.Path).Append(RunFiles.Manifest).ToHashSet(StringComparer.Ordinal);
        wrong.AddRange(FilesOf(folder).Where(p => !known.Contains(p)).Select(p => new ManifestFault(p, "is not in the manifest", "no such file")));
        return wrong;
    }

    /// <summary>Paths of all files in a folder, with '/', sorted; an empty folder inside counts as one that ends with '/'.</summary>
    internal static IEnumerable<string> FilesOf(string folder) => Directory
        .EnumerateFiles(folder, "*", Everything)
        .Concat(Directory.EnumerateDirectories(folder, "*", Everything).Where(d => !Directory.EnumerateFileSystemEntries(d, "*", Everything).Any()).Select(d => d + Path.DirectorySeparatorChar))
        .Select(p => Path.GetRelativePath(folder, p).Replace(Path.DirectorySeparatorChar, '/'))
        .Order(StringComparer.Ordinal);

    private static ManifestEntry Parse(string line, string path, int number)
    {
        var ok = line.Length > HashLength + 2 && line.AsSpan(HashLength, 2) is "  " && line[..HashLength].All(char.IsAsciiHexDigitLower);
        return ok
            ? new ManifestEntry(line[(HashLength + 2)..], line[..HashLength])
            : throw new RunStoreException(FormattableString.Invariant($"{path}({number}): is not a manifest line; expected 64 hexadecimal digits, two spaces, a path"));
    }
}
