using System.Collections;
using System.Management.Automation;
using FuturesSix.Application.Allocation;

namespace FuturesSix.PowerShell;

/// <summary>New-FsixPromotion: makes an export, or stated weights, the stack's base weights.</summary>
[Cmdlet(VerbsCommon.New, "FsixPromotion", DefaultParameterSetName = ExportSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(PromotionResult))]
public sealed class NewFsixPromotionCommand : PromotionCommand
{
    private const string ExportSet = "Export";
    private const string WeightsSet = "Weights";

    /// <summary>The export.</summary>
    [Parameter(ParameterSetName = ExportSet, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "Csv")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AllocationFileCompleter))]
    public string? Path { get; set; }

    /// <summary>Base weights by engine.</summary>
    [Parameter(ParameterSetName = WeightsSet, Mandatory = true)]
    [ValidateNotNull]
    public Hashtable? Weights { get; set; }

    /// <summary>The artifacts folder with the exports.</summary>
    [Parameter(ParameterSetName = ExportSet)]
    [ValidateNotNullOrEmpty]
    public string? ArtifactsPath { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        var (path, artifacts, weights) = (this.FullPath(Path), this.Artifacts(ArtifactsPath), Weights);
        Add(
            "Promoting base weights",
            $"Make {(weights is null ? path ?? "the newest export" : "the stated weights")} the base weights of every run from now on",
            (folder, stop) => new PromoteAllocation().Execute(
                new PromoteAllocationRequest
                {
                    File = path,
                    Weights = weights is null ? null : Tables.Numbers("weights", weights),
                    Artifacts = artifacts,
                    Folder = folder,
                    Author = Author,
                    Reason = Reason,
                },
                stop));
    }
}
