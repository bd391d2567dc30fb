using System.Management.Automation;
using FuturesSix.Application.Orders;
using FuturesSix.Data.Orders;

namespace FuturesSix.PowerShell;

/// <summary>Publish-FsixOrder: hands the trades of a run to a terminal through files.</summary>
[Cmdlet(VerbsData.Publish, "FsixOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(PublishOutcome))]
public sealed class PublishFsixOrderCommand : FsixCommand
{
    /// <summary>The run.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    public string RunId { get; set; } = "";

    /// <summary>What is really held.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Holdings { get; set; } = "";

    /// <summary>The terminal's Files folder.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    [ValidateNotNullOrEmpty]
    public string Destination { get; set; } = "";

    /// <summary>Form of the order file.</summary>
    [Parameter]
    public OrderFileFormat As { get; set; }

    /// <summary>The rebalance.</summary>
    [Parameter]
    [Day]
    public DateOnly? Date { get; set; }

    /// <summary>Where the run's dataset is.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DatasetCompleter))]
    public string? Dataset { get; set; }

    /// <summary>The artifacts folder.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ArtifactsPath { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        var request = Request();
        if (ShouldProcess(request.Folder, $"Publish the orders of {RunId}"))
        {
            Run("Publishing orders", RunId, (progress, stop) => new PublishOrders().Execute(request, progress, stop), Write);
        }
    }

    private PublishOrdersRequest Request() => new()
    {
        Orders = new ListOrdersRequest
        {
            RunId = RunId,
            Holdings = this.FullPath(Holdings)!,
            Date = Date,
            Dataset = this.Dataset(Dataset),
            Artifacts = this.Artifacts(ArtifactsPath),
        },
        Folder = this.FullPath(Destination)!,
        Format = As,
    };

    private void Write(PublishOutcome outcome)
    {
        if (outcome.Skipped)
        {
            WriteWarning(outcome.Message);
        }

        WriteObject(outcome);
    }
}
