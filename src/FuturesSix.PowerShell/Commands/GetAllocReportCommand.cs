using System.Management.Automation;
using FuturesSix.Application.Allocation;
using FuturesSix.Data.Allocations;

namespace FuturesSix.PowerShell;

/// <summary>Get-AllocReport: the newest export against another.</summary>
[Cmdlet(VerbsCommon.Get, "AllocReport")]
[OutputType(typeof(AllocationReport))]
public sealed class GetAllocReportCommand : FsixCommand
{
    /// <summary>The file to compare with.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "Path", "Csv")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AllocationFileCompleter))]
    public string? Against { get; set; }

    /// <summary>The artifacts folder.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ArtifactsPath { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        var request = new ReportAllocationRequest { Artifacts = this.Artifacts(ArtifactsPath), Against = this.FullPath(Against) };
        Run<AllocationReport>("Reading exports", request.Artifacts, () => ReportAllocation.Execute(request), WriteObject);
    }
}
