using System.Text;
using System.Text.Json;
using FuturesSix.Data.Reports;

namespace FuturesSix.Data.Runs;

/// <summary>Where the writing of a run is.</summary>
/// <param name="File">The file that begins, 1-based.</param>
/// <param name="Files">How many there are.</param>
/// <param name="Path">Its path in the run's folder.</param>
public readonly record struct WriteProgress(int File, int Files, string Path);

/// <summary>Writes all artifacts of a run into a temporary folder, syncs them, and renames the folder: the run is there
/// whole or not at all, whenever the process is stopped.</summary>
internal sealed class RunWriter(string runsFolder, TimeProvider clock)
{
    /// <summary>Writes <paramref name="run"/>.</summary>
    /// <param name="run">The run.</param>
    /// <param name="elapsed">How long it took to compute.</param>
    /// <param name="replace">True moves an existing run of that id out of the way.</param>
    /// <param name="progress">Told of every file.</param>
    /// <param name="cancel">Checked before every file and before the rename.</param>
    /// <returns>The facts of the run, or null when another process put a run of that id there in the meantime.</returns>
    public RunMeta? Write(RunOutput run, TimeSpan elapsed, bool replace, IProgress<WriteProgress>? progress, CancellationToken cancel)
    {
        using var folder = TemporaryRunFolder.Create(runsFolder, run.RunId);
        run = run with { Report = run.Report ?? ReportBuilder.Build(run) };
        var entries = WriteContent(folder.Path, run, progress, cancel);
        if (run.Page is { } page)
        {
            cancel.ThrowIfCancellationRequested();
            var hash = Manifest.DeterminismHash(entries, RunIdentity.ConfigurationHash(run.Inputs.Configuration));
            entries.Add(WriteFile(folder.Path, RunFiles.Report, s => s.Write(page(run.Report, hash))));
        }

        var meta = RunMetaBuilder.Build(run, entries, clock.GetUtcNow(), elapsed);
        entries.Add(WriteFile(folder.Path, RunFiles.Meta, s => JsonSerializer.Serialize(s, meta, RunJson.Indented)));
        WriteFile(folder.Path, RunFiles.Manifest, s => s.Write(Encoding.UTF8.GetBytes(Manifest.Text(entries))));
        SyncFolders(folder.Path);
        cancel.ThrowIfCancellationRequested();
        return Publish(folder.Path, run.RunId, replace) ? meta : null;
    }

    private static List<ManifestEntry> WriteContent(string folder, RunOutput run, IProgress<WriteProgress>? progress, CancellationToken cancel)
    {
        var entries = new List<ManifestEntry>();
        var files = RunFiles.Of(run);
        for (var n = 0; n < files.Count; n++)
        {
            cancel.ThrowIfCancellationRequested();
            progress?.Report(new WriteProgress(n + 1, files.Count + 2, files[n].Path));
            var file = files[n];
            entries.Add(WriteFile(folder, file.Path, s => file.Write(s, run)));
        }

        cancel.ThrowIfCancellationRequested();
        progress?.Report(new WriteProgress(files.Count + 1, files.Count + 2, RunFiles.Meta));
        return entries;
    }

    private static ManifestEntry WriteFile(string folder, string name, Action<Stream> write)
    {
        using var content = new MemoryStream();
        write(content);
        var bytes = content.GetBuffer().AsSpan(0, (int)content.Length);
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        file.Write(bytes);
        file.Flush(flushToDisk: true);
        return new ManifestEntry(name, Hashes.Of(bytes));
    }

    private static void SyncFolders(string folder)
    {
        foreach (var inner in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories))
        {
            DurableFolder.Sync(inner);
        }

        DurableFolder.Sync(folder);
    }

    private bool Publish(string folder, string runId, bool replace)
    {
        var final = Path.Combine(runsFolder, runId);
        using var old = replace && Directory.Exists(final) ? TemporaryRunFolder.Create(runsFolder, runId) : null;
        var moved = old is not null && TryMove(final, old.Aside);
        if (TryMove(folder, final))
        {
            DurableFolder.Sync(runsFolder);
            return true;
        }

        _ = moved && TryMove(old!.Aside, final);
        return Directory.Exists(final) ? false : throw new RunStoreException($"{final}: cannot be written; expected a folder that can be created there");
    }

    private static bool TryMove(string from, string to)
    {
        try
        {
            Directory.Move(from, to);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
