using System.Management.Automation;
using FuturesSix.Application;
using FuturesSix.Core.Evaluation.Conventions;
using FuturesSix.Data.Configuration;

namespace FuturesSix.PowerShell;

/// <summary>Invoke-FsixRun: runs the canonical stack and stores the run.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "FsixRun", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(RunOutcome))]
public sealed class InvokeFsixRunCommand : FsixCommand
{
    /// <summary>The synthetic market, or a dataset file.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "Path")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DatasetCompleter))]
    public string? Dataset { get; set; }

    /// <summary>A configuration file.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? Config { get; set; }

    /// <summary>First day of the simulation.</summary>
    [Parameter]
    [Day]
    public DateOnly? Start { get; set; }

    /// <summary>Last day of the simulation.</summary>
    [Parameter]
    [Day]
    public DateOnly? End { get; set; }

    /// <summary>Single settings, over the configuration file.</summary>
    [Parameter]
    [Settings]
    public string[] Set { get; set; } = [];

    /// <summary>Id of the run.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? RunId { get; set; }

    /// <summary>Whose formulas the statistics of the outcome are by.</summary>
    [Parameter]
    public StatisticsConvention Convention { get; set; }

    /// <summary>Run again and replace a stored run.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>The artifacts folder.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ArtifactsPath { get; set; }

    /// <summary>The folder of promotions.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PromotionsPath { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        var request = Request();
        var target = Dataset ?? Config ?? RunConfiguration.SyntheticDataset;
        if (ShouldProcess(target, $"Run the canonical stack and store the run in {request.Artifacts}"))
        {
            Run<RunOutcome>("Running the canonical stack", target, (progress, stop) => new RunStack().Execute(request, progress, stop), WriteObject);
        }
    }

    private RunRequest Request() => new()
    {
        Configuration = new ConfigurationRequest { File = this.FullPath(Config), Dataset = this.Dataset(Dataset), Start = Start, End = End, Sets = Set, Folder = this.Location() },
        Artifacts = this.Artifacts(ArtifactsPath),
        Promotions = this.Promotions(PromotionsPath),
        RunId = RunId,
        Force = Force,
        Convention = Convention,
    };
}
