using FuturesSix.Application.Runs;
using FuturesSix.Data;
using FuturesSix.Data.Certificates;
using FuturesSix.Data.Reports;
using FuturesSix.Data.Runs;

namespace FuturesSix.Application.Reporting;

/// <summary>Asks for the report of a stored run.</summary>
public sealed record ExportReportRequest
{
    /// <summary>Id of the run, or <see cref="RunReference.Latest"/>.</summary>
    public required string RunId { get; init; }

    /// <summary>The artifacts folder.</summary>
    public required string Artifacts { get; init; }

    /// <summary>A page (.html) or the folder it goes to; null = reports/{run_id}.html in the artifacts folder.</summary>
    public string? Destination { get; init; }
}

/// <summary>A report that was written.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Path">The page.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Interactive">True when its charts are live where scripts run; false when the build had no npm.</param>
/// <param name="Certificate">What it says of the certificate: none, passed, refused or stale.</param>
public sealed record ReportOutcome(string RunId, string Path, long Bytes, bool Interactive, string Certificate);

/// <summary>Renders the report of a stored run as one self-contained page, with the run's certificate where it has one.</summary>
public static class ExportReport
{
    private const int Steps = 3;

    /// <summary>Verifies the run, renders its report and writes the page in place of an earlier one.</summary>
    /// <param name="request">Which run, and where to.</param>
    /// <param name="progress">Told of every step.</param>
    /// <param name="cancel">Stops it; nothing is written then.</param>
    /// <exception cref="InputException">The run is missing or damaged, or the destination lies in a run.</exception>
    public static ReportOutcome Execute(ExportReportRequest request, IProgress<RunProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var store = new ReportStore(request.Artifacts);
        var run = RunIds.Of(new RunStore(request.Artifacts), request.RunId);
        var path = store.PathOf(run, request.Destination);
        RefuseRuns(path, request.Artifacts);
        progress?.Report(new RunProgress(1, Steps, "verify", run));
        var (report, meta) = store.Read(run, cancel);
        var evidence = new ReportEvidence(meta.DeterminismHash, new CertificateStore(request.Artifacts).Read(run));

        progress?.Report(new RunProgress(2, Steps, "render"));
        var page = ReportPage.Render(report, evidence);
        cancel.ThrowIfCancellationRequested();
        progress?.Report(new RunProgress(3, Steps, "write", path));
        ReportStore.Write(path, page);
        return new ReportOutcome(run, path, page.Length, ReportPage.IsInteractive, evidence.Verdict);
    }

    /// <summary>A run's folder holds what was written with it and nothing else.</summary>
    private static void RefuseRuns(string path, string artifacts)
    {
        var runs = new RunStore(artifacts).RunsFolder + Path.DirectorySeparatorChar;
        if (path.StartsWith(runs, OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
        {
            throw new RequestException($"{path}: lies in the folder of the runs, whose files must stay as they were written; expected another folder.");
        }
    }
}
