using System.Text.Json;
using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Reports;

/// <summary>The reports of stored runs, and the pages rendered from them: reports/{run_id}.html, beside the runs.</summary>
/// <param name="artifacts">The artifacts folder.</param>
public sealed class ReportStore(string artifacts)
{
    private readonly RunStore _runs = new(artifacts);

    /// <summary>The folder that pages are written to unless another is asked for.</summary>
    public string Folder { get; } = Path.Combine(Path.GetFullPath(artifacts), "reports");

    /// <summary>Where the page of a run goes: <paramref name="destination"/> when it is named like a page, a file named after the
    /// run in it when it is not, in <see cref="Folder"/> when it is null.</summary>
    public string PathOf(string runId, string? destination)
    {
        var page = destination is not null && Path.GetExtension(destination).ToUpperInvariant() is ".HTML" or ".HTM";
        return Path.GetFullPath(page ? destination! : Path.Combine(destination ?? Folder, $"{runId}.html"));
    }

    /// <summary>Verifies a run, then reads its report and its facts.</summary>
    /// <exception cref="RunStoreException">It is missing, not as it was written, or has no report.</exception>
    public (ReportModel Report, RunMeta Meta) Read(string runId, CancellationToken cancel = default)
    {
        var run = _runs.Open(runId);
        if (_runs.Verify(runId, cancel) is { Count: > 0 } damage)
        {
            throw new RunStoreException([$"The run '{runId}' is not as it was written; expected an intact run. Run it again with force to replace it:", .. damage]);
        }

        var path = Path.Combine(run.Path, RunFiles.ReportData);
        try
        {
            using var stream = File.OpenRead(path);
            return (ReportJson.Read(stream), run.Meta);
        }
        catch (FileNotFoundException error)
        {
            throw new RunStoreException($"{path}: there is no such file: the run was written before FuturesSix wrote reports; expected a run made since. Run it again with force to replace it.", error);
        }
        catch (JsonException error)
        {
            throw new RunStoreException($"{path}: cannot be read as a report: {error.Message}", error);
        }
    }

    /// <summary>Writes a page, whole or not at all, in place of an earlier one.</summary>
    /// <param name="path">Where to; its folder is made.</param>
    /// <param name="page">The page.</param>
    public static void Write(string path, ReadOnlySpan<byte> page) => AtomicFile.Replace(path, page);
}
