namespace FuturesSix.Data.Runs;

/// <summary>The content of a run's files without a folder: what a replay is compared by.</summary>
public static class RunContent
{
    /// <summary>Path and hash of every file that determines the determinism hash, in the order in which they are written.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancel">Checked before every file.</param>
    public static IReadOnlyList<ManifestEntry> Hash(RunOutput run, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        var entries = new List<ManifestEntry>();
        using var content = new MemoryStream();
        foreach (var file in RunFiles.Of(run).Where(f => f.Path != RunFiles.Report))
        {
            cancel.ThrowIfCancellationRequested();
            content.SetLength(0);
            file.Write(content, run);
            entries.Add(new ManifestEntry(file.Path, Hashes.Of(content.GetBuffer().AsSpan(0, (int)content.Length))));
        }

        return entries;
    }
}
