using System.Management.Automation;
using FuturesSix.Application.Qa;
using FuturesSix.Core.MetaAllocation;

namespace FuturesSix.PowerShell;

/// <summary>Invoke-AllocQA: exports, validates and reports here and in the smoke workflow, and compares.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "AllocQA", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(QaResult))]
public sealed class InvokeAllocQACommand : FsixCommand
{
    private const double MaxMinutes = 24 * 60;

    /// <summary>The metrics file.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "Path")]
    [ValidateNotNullOrEmpty]
    public string? Metrics { get; set; }

    /// <summary>How sleeves are scored.</summary>
    [Parameter]
    public MetaAllocatorMode? Mode { get; set; }

    /// <summary>Stop after the local part.</summary>
    [Parameter]
    public SwitchParameter NoCI { get; set; }

    /// <summary>Branch or tag whose workflow is run.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Ref { get; set; }

    /// <summary>How long the workflow may take.</summary>
    [Parameter]
    [ValidateRange(0.01, MaxMinutes)]
    public double TimeoutMinutes { get; set; } = 30;

    /// <summary>The artifacts folder.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ArtifactsPath { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        var request = Request();
        var action = NoCI ? "Export, validate and report" : "Export, validate and report, dispatch the smoke workflow and compare";
        if (ShouldProcess(request.Artifacts, action))
        {
            Run<QaResult>("Checking the meta allocator", Metrics, (progress, stop) => new RunAllocationQa().Execute(request, progress, stop), WriteObject);
        }
    }

    private QaRequest Request()
    {
        var current = SessionState.Path.CurrentFileSystemLocation.ProviderPath;
        return new QaRequest
        {
            Repository = QaRequest.DefaultRepository(current, Path.GetDirectoryName(typeof(InvokeAllocQACommand).Assembly.Location) ?? current),
            Metrics = this.FullPath(Metrics),
            Mode = Mode,
            Artifacts = this.Artifacts(ArtifactsPath),
            NoCI = NoCI,
            Ref = Ref,
            Timeout = TimeSpan.FromMinutes(TimeoutMinutes),
        };
    }
}
