namespace FuturesSix.Data.Journals;

/// <summary>The files of one journal: <c>NAME.jsonl</c>, which is appended to, and before it what was rotated away,
/// <c>NAME.ANYTHING.jsonl</c> or <c>.jsonl.gz</c>, in ordinal order of ANYTHING (numbers with leading zeros, or dates).</summary>
public static class JournalFiles
{
    private const string Extension = ".jsonl";
    private const string Compressed = ".jsonl.gz";

    /// <summary>The files that are there, oldest first.</summary>
    /// <param name="path">The file that is appended to.</param>
    /// <exception cref="JournalException">A part is there both plain and compressed: which one counts cannot be known.</exception>
    public static IReadOnlyList<string> Of(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var full = Path.GetFullPath(path);
        if (full.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            return File.Exists(full) ? [full] : [];
        }

        var parts = Parts(full);
        for (var k = 1; k < parts.Count; k++)
        {
            if (parts[k].Key == parts[k - 1].Key)
            {
                throw JournalException.At(parts[k].Path, null, $"{Path.GetFileName(parts[k - 1].Path)} is there too", "each part once, plain or compressed");
            }
        }

        return [.. parts.Select(p => p.Path), .. File.Exists(full) ? new[] { full } : []];
    }

    /// <summary>The name of the next part to rotate to.</summary>
    internal static string NextPart(string path)
    {
        var stem = Stem(path);
        var last = Parts(path).Select(p => int.TryParse(p.Key, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : 0).DefaultIfEmpty(0).Max();
        return Path.Combine(Path.GetDirectoryName(path)!, FormattableString.Invariant($"{stem}.{last + 1:000000}{Extension}"));
    }

    private static List<(string Key, string Path)> Parts(string full)
    {
        var (folder, stem) = (Path.GetDirectoryName(full)!, Stem(full));
        return !Directory.Exists(folder) ? [] :
        [
            .. Directory.EnumerateFiles(folder, $"{stem}.*")
                .Select(p => (Key: Key(Path.GetFileName(p), stem), Path: p))
                .Where(p => p.Key.Length > 0)
                .OrderBy(p => p.Key, StringComparer.Ordinal).ThenBy(p => p.Path, StringComparer.Ordinal),
        ];
    }

    private static string Stem(string path) => Path.GetFileNameWithoutExtension(path);

    private static string Key(string name, string stem)
    {
        var end = name.EndsWith(Compressed, StringComparison.Ordinal) ? Compressed : name.EndsWith(Extension, StringComparison.Ordinal) ? Extension : null;
        var start = stem.Length + 1;
        return end is null || name.Length - end.Length <= start ? "" : name[start..^end.Length];
    }
}
