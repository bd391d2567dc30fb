using System.Text.Json;

namespace FuturesSix.Data.Runs;

/// <summary>One run as a list shows it.</summary>
/// <param name="RunId">Id.</param>
/// <param name="Path">Its folder.</param>
/// <param name="Meta">Its facts; null when it is damaged.</param>
/// <param name="Summary">Its summary; null when it is damaged.</param>
/// <param name="Damage">What is wrong; null when it could be read.</param>
public sealed record RunListing(string RunId, string Path, RunMeta? Meta, RunSummary? Summary, string? Damage);

/// <summary>A run read back from its folder.</summary>
/// <param name="Path">Its folder.</param>
/// <param name="Meta">Its facts.</param>
/// <param name="Summary">Its summary.</param>
public sealed record StoredRun(string Path, RunMeta Meta, RunSummary Summary);

/// <summary>The runs under one artifacts folder. A run is a folder named after its id; folders whose name begins with
/// '.' are writers at work, or what dead ones left behind, and never listed.</summary>
/// <param name="artifacts">The artifacts folder.</param>
/// <param name="clock">The time noted in meta.json; null = the system's.</param>
public sealed class RunStore(string artifacts, TimeProvider? clock = null)
{
    /// <summary>The folder that holds the runs.</summary>
    public string RunsFolder { get; } = Path.Combine(Path.GetFullPath(artifacts), "runs");

    /// <summary>The folder of a run.</summary>
    public string PathOf(string runId) => Path.Combine(RunsFolder, runId);

    /// <summary>True when a run of that id is there.</summary>
    public bool Exists(string runId) => RunIdentity.IsValid(runId) && Directory.Exists(PathOf(runId));

    /// <summary>Every run, by id.</summary>
    public IReadOnlyList<RunListing> List() => !Directory.Exists(RunsFolder) ? [] :
    [
        .. Directory.GetDirectories(RunsFolder)
            .Select(p => Path.GetFileName(p)!)
            .Where(RunIdentity.IsValid)
            .Order(StringComparer.Ordinal)
            .Select(Describe),
    ];

    /// <summary>Reads a run's facts and summary without checking its hashes.</summary>
    /// <exception cref="RunStoreException">It is missing, or a file cannot be read.</exception>
    public StoredRun Open(string runId)
    {
        if (!Exists(runId))
        {
            throw new RunStoreException($"There is no run '{runId}' in {RunsFolder}; {Yaml.NearestName.Suggest(runId, [.. List().Select(r => r.RunId)])}");
        }

        return OpenFolder(PathOf(runId));
    }

    /// <summary>Reads the facts and the summary of the run in a folder, wherever it lies, without checking its hashes.</summary>
    /// <exception cref="RunStoreException">A file cannot be read.</exception>
    public static StoredRun OpenFolder(string folder) => new(folder, Read<RunMeta>(folder, RunFiles.Meta), Read<RunSummary>(folder, RunFiles.Metrics));

    /// <summary>Checks a run: every file against the manifest, the manifest against meta.json.</summary>
    /// <returns>What is wrong, each naming the file; empty when the run is as it was written.</returns>
    public IReadOnlyList<string> Verify(string runId, CancellationToken cancel = default)
    {
        try
        {
            var folder = PathOf(runId);
            var entries = Manifest.Read(folder);
            var wrong = Manifest.Check(folder, entries, cancel);
            return wrong.Count > 0
                ? [.. wrong.Select(f => $"{Path.Combine(folder, f.Path)}: {f.Problem}; expected {f.Expected}")]
                : [.. RunReceipt.Check(folder, Open(runId).Meta, entries).Select(f => f.ToString())];
        }
        catch (RunStoreException error)
        {
            return error.Problems;
        }
    }

    /// <summary>Writes a run, whole or not at all.</summary>
    /// <param name="run">The run.</param>
    /// <param name="elapsed">How long it took to compute.</param>
    /// <param name="replace">True replaces an existing run of that id.</param>
    /// <param name="progress">Told of every file.</param>
    /// <param name="cancel">Leaves nothing behind.</param>
    /// <returns>The facts, and whether an equal run that another process wrote in the meantime was kept instead.</returns>
    /// <exception cref="RunStoreException">Another run of that id is there.</exception>
    public (RunMeta Meta, bool Kept) Save(
        RunOutput run, TimeSpan elapsed, bool replace = false, IProgress<WriteProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        TemporaryRunFolder.DeleteDead(RunsFolder);
        var writer = new RunWriter(RunsFolder, clock ?? TimeProvider.System);
        if (writer.Write(run, elapsed, replace, progress, cancel) is { } meta)
        {
            return (meta, false);
        }

        var other = Open(run.RunId).Meta;
        return other.Fingerprint == RunIdentity.Fingerprint(run.Inputs)
            ? (other, true)
            : throw new RunStoreException($"{PathOf(run.RunId)}: another run of that id was written in the meantime; expected a free id");
    }

    private RunListing Describe(string runId)
    {
        try
        {
            var run = Open(runId);
            return new RunListing(runId, run.Path, run.Meta, run.Summary, null);
        }
        catch (RunStoreException error)
        {
            return new RunListing(runId, PathOf(runId), null, null, error.Message);
        }
    }

    private static T Read<T>(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        try
        {
            using var stream = File.OpenRead(path);
            return JsonSerializer.Deserialize<T>(stream, RunJson.Indented) ?? throw new JsonException("null");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new RunStoreException($"{path}: cannot be read: {error.Message}", error);
        }
    }
}
