using FuturesSix.Core.Engines;
using FuturesSix.Data.Configuration;
using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Artifacts;

/// <summary>The files of one run, read when they are asked for.</summary>
/// <param name="folder">The run's folder.</param>
/// <param name="registry">The engines that exist; null = the built-in ones.</param>
public sealed class RunArtifacts(string folder, EngineRegistry? registry = null)
{
    private readonly Dictionary<string, ArtifactTable> _tables = new(StringComparer.Ordinal);
    private readonly Lazy<StoredRun> _run = new(() => RunStore.OpenFolder(folder));
    private readonly Lazy<RunConfiguration> _configuration = new(() =>
        ConfigurationReader.Read(new ConfigurationRequest { File = Path.Combine(folder, RunFiles.Config) }, registry));

    /// <summary>The run's folder.</summary>
    public string Folder { get; } = folder;

    /// <summary>Its facts.</summary>
    /// <exception cref="RunStoreException">meta.json or metrics.json cannot be read.</exception>
    public RunMeta Meta => _run.Value.Meta;

    /// <summary>Its summary.</summary>
    /// <exception cref="RunStoreException">meta.json or metrics.json cannot be read.</exception>
    public RunSummary Summary => _run.Value.Summary;

    /// <summary>Its configuration.</summary>
    /// <exception cref="InputException">config.yaml cannot be read.</exception>
    public RunConfiguration Configuration => _configuration.Value;

    /// <summary>A CSV file of the run; what is wrong with it is in <see cref="ArtifactTable.Faults"/>.</summary>
    /// <param name="path">Path in the run's folder, with '/'.</param>
    public ArtifactTable Table(string path)
    {
        if (!_tables.TryGetValue(path, out var table))
        {
            table = _tables[path] = ReadTable(path);
        }

        return table;
    }

    /// <summary>Reads CSV content that lies in no file as the artifact it will be.</summary>
    /// <param name="path">The path it will have.</param>
    /// <param name="content">Its bytes.</param>
    public static ArtifactTable Parse(string path, ReadOnlySpan<byte> content) => ArtifactReader.Read(ArtifactShapes.Of(path), content);

    private ArtifactTable ReadTable(string path)
    {
        var shape = ArtifactShapes.Of(path);
        try
        {
            return ArtifactReader.Read(shape, File.ReadAllBytes(Path.Combine(Folder, path)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return ArtifactReader.Unreadable(shape, $"cannot be read: {error.Message}");
        }
    }
}
