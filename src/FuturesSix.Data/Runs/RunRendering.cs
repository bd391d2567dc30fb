namespace FuturesSix.Data.Runs;

/// <summary>One artifact as bytes.</summary>
/// <param name="Path">Path in the run's folder, with '/'.</param>
/// <param name="Content">Its content.</param>
public sealed record RenderedFile(string Path, ReadOnlyMemory<byte> Content);

/// <summary>The artifacts of a run without writing them: what a replay compares.</summary>
public static class RunRendering
{
    /// <summary>Every file but meta.json and the manifest, in the order in which they are written.</summary>
    public static IReadOnlyList<RenderedFile> Files(RunOutput run, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        var files = new List<RenderedFile>();
        foreach (var file in RunFiles.Content)
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
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(written);
        return RunMetaBuilder.Build(run, [.. files.Select(f => new ManifestEntry(f.Path, Hashes.Of(f.Content.Span)))], default, default) with
        {
            CreatedUtc = written.CreatedUtc,
            ElapsedSeconds = written.ElapsedSeconds,
            Platform = written.Platform,
            DatasetPlace = written.DatasetPlace,
        };
    }
}
