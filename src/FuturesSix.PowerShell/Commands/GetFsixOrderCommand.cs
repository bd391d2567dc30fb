using System.Management.Automation;
using FuturesSix.Application.Orders;

namespace FuturesSix.PowerShell;

/// <summary>Get-FsixOrder: lists the trades from what is held to a run's target.</summary>
[Cmdlet(VerbsCommon.Get, "FsixOrder")]
[OutputType(typeof(OrderLine))]
public sealed class GetFsixOrderCommand : FsixCommand
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
        var request = new ListOrdersRequest
        {
            RunId = RunId,
            Holdings = this.FullPath(Holdings)!,
            Date = Date,
            Dataset = this.Dataset(Dataset),
            Artifacts = this.Artifacts(ArtifactsPath),
        };
        Run("Listing orders", RunId, (progress, stop) => ListOrders.Execute(request, progress, stop), Write);
    }

    private void Write(OrderList list)
    {
        foreach (var note in list.Notes)
        {
            WriteWarning(note);
        }

        WriteObject(list.Lines, enumerateCollection: true);
    }
}
