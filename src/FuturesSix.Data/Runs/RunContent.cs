namespace FuturesSix.Data.Runs;

/// <summary>One artifact as bytes.</summary>
/// <param name="Path">Path in the run's folder, with '/'.</param>
/// <param name="Content">Its content.</param>
public sealed record RenderedFile(string Path, ReadOnlyMemory<byte> Content);

/// <summary>The content of a run's files without a folder: what a replay is compared by.</summary>
public static class RunContent
{
    /// <summary>Path and hash of every file that determines the determinism hash, in the order in which they are written.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancel">Checked before every file.</param>
    public static IReadOnlyList<ManifestEntry> Hash(RunOutput run, CancellationToken cancel = default) => Hash(Render(run, cancel));

    /// <summary>Path and hash of rendered files.</summary>
    public static IReadOnlyList<ManifestEntry> Hash(IReadOnlyList<RenderedFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return [.. files.Select(f => new ManifestEntry(f.Path, Hashes.Of(f.Content.Span)))];
    }

    /// <summary>The determinism hash of a run that lies in no folder.</summary>
    public static string DeterminismHash(RunOutput run, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Manifest.DeterminismHash(Hash(run, cancel), RunIdentity.ConfigurationHash(run.Inputs.Configuration));
    }

    /// <summary>Every file that determines the determinism hash, in the order in which they are written.</summary>
    public static IReadOnlyList<RenderedFile> Render(RunOutput run, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        var files = new List<RenderedFile>();
        foreach (var file in RunFiles.Of(run).Where(f => f.Path != RunFiles.Report))
        {
            cancel.ThrowIfCancellationRequested();
            using var content = new MemoryStream();
            file.Write(content, run);
            files.Add(new RenderedFile(file.Path, content.ToArray()));
        }

        return files;
    }

    /// <summary>The facts about a run whose files are <paramref name="files"/>, with what no replay can know (the time, the
    /// machine, where the dataset was) taken from <paramref name="written"/>.</summary>
    public static RunMeta Meta(RunOutput run, IReadOnlyList<RenderedFile> files, RunMeta written)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(written);
        return RunMetaBuilder.Build(run, Hash(files), default, default) with
        {
            CreatedUtc = written.CreatedUtc,
            ElapsedSeconds = written.ElapsedSeconds,
            Platform = written.Platform,
            DatasetPlace = written.DatasetPlace,
        };
    }
}
