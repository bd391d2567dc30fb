using System.Management.Automation;
using FuturesSix.Application.Reporting;
using FuturesSix.Application.Runs;
using FuturesSix.Data;
using FuturesSix.Data.Reports;
using FuturesSix.Data.Runs;

namespace FuturesSix.PowerShell;

/// <summary>Export-FsixReport: writes the reports of stored runs as pages.</summary>
[Cmdlet(VerbsData.Export, "FsixReport", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(ReportOutcome))]
public sealed class ExportFsixReportCommand : FsixCommand
{
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    /// <summary>The run.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RunCompleter))]
    public string RunId { get; set; } = "";

    /// <summary>A page or a folder.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? Destination { get; set; }

    /// <summary>Show the page in the browser.</summary>
    [Parameter]
    public SwitchParameter Open { get; set; }

    /// <summary>Write an object about the page.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The artifacts folder.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ArtifactsPath { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        if (Resolve() is not { } run)
        {
            return;
        }

        var request = new ExportReportRequest { RunId = run, Artifacts = this.Artifacts(ArtifactsPath), Destination = this.FullPath(Destination) };
        var path = new ReportStore(request.Artifacts).PathOf(run, request.Destination);
        if (!_written.Add(path))
        {
            var error = new RequestException($"-Destination {path}: the report of another run was just written there; expected a folder where several runs are exported.");
            WriteError(ErrorRecords.From(error, run));
        }
        else if (ShouldProcess(path, $"Write the report of {run}"))
        {
            Run("Writing reports", run, (progress, stop) => ExportReport.Execute(request, progress, stop), Finish);
        }
    }

    /// <summary>The id that is meant; null when there is none, which is said.</summary>
    private string? Resolve()
    {
        try
        {
            return RunIds.Of(new RunStore(this.Artifacts(ArtifactsPath)), RunId);
        }
        catch (InputException error)
        {
            WriteError(ErrorRecords.From(error, RunId));
            return null;
        }
    }

    private void Finish(ReportOutcome outcome)
    {
        if (PassThru)
        {
            WriteObject(outcome);
        }

        if (Open)
        {
            Run("Opening the report", outcome.RunId, () => Show(outcome), _ => { });
        }
    }

    private static bool Show(ReportOutcome outcome)
    {
        PageOpener.Open(outcome.Path);
        return true;
    }
}
