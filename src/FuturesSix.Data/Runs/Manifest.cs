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

/// <summary>manifest.sha256 in the format of <c>sha256sum</c>: every other file of the run, sorted by path.</summary>
public static class Manifest
{
    private const int HashLength = 64;

    /// <summary>The text of a manifest.</summary>
    public static string Text(IEnumerable<ManifestEntry> entries) =>
        string.Concat(entries.OrderBy(e => e.Path, StringComparer.Ordinal).Select(e => $"{e}\n"));

    /// <summary>SHA-256 over the lines of a manifest, leaving out meta.json, which has timestamps, and report.html.</summary>
    public static string DeterminismHash(IEnumerable<ManifestEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return Hashes.OfText(Text(entries.Where(e => e.Path is not (RunFiles.Meta or RunFiles.Report))));
    }

    /// <summary>The entries of a run's manifest.</summary>
    /// <exception cref="RunStoreException">It is missing or malformed.</exception>
    public static IReadOnlyList<ManifestEntry> Read(string folder)
    {
        var path = Path.Combine(folder, RunFiles.Manifest);
        try
        {
            return [.. File.ReadAllLines(path, Encoding.UTF8).Select((line, n) => Parse(line, path, n + 1))];
        }
        catch (IOException error)
        {
            throw new RunStoreException($"{path}: cannot be read: {error.Message}", error);
        }
    }

    /// <summary>What is wrong with the files of a run, as sentences that name the file; empty when all is as written.</summary>
    public static IReadOnlyList<string> Check(string folder, IReadOnlyList<ManifestEntry> entries, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var wrong = new List<string>();
        foreach (var entry in entries)
        {
            cancel.ThrowIfCancellationRequested();
            var path = Path.Combine(folder, entry.Path);
            if (!File.Exists(path))
            {
                wrong.Add($"{path}: is missing; expected the file whose SHA-256 is {entry.Hash}");
            }
            else if (Hashes.OfFile(path) is var hash && hash != entry.Hash)
            {
                wrong.Add($"{path}: was changed: SHA-256 is {hash}; expected {entry.Hash}");
            }
        }

        var known = entries.Select(e => e.Path).Append(RunFiles.Manifest).ToHashSet(StringComparer.Ordinal);
        wrong.AddRange(FilesOf(folder).Where(p => !known.Contains(p)).Select(p => $"{Path.Combine(folder, p)}: is not in the manifest; expected no such file"));
        return wrong;
    }

    /// <summary>Paths of all files in a folder, with '/', sorted.</summary>
    internal static IEnumerable<string> FilesOf(string folder) => Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
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
