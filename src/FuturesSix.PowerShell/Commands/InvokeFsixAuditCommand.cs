using System.Management.Automation;
using FuturesSix.Application.Audits;
using FuturesSix.Data.Configuration;

namespace FuturesSix.PowerShell;

/// <summary>Invoke-FsixAudit: runs a book without and with the brake and compares.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "FsixAudit", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(AuditOutcome))]
public sealed class InvokeFsixAuditCommand : FsixCommand
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
    [ArgumentCompleter(typeof(YamlCompleter))]
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

    /// <summary>Run both passes again and replace stored ones.</summary>
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
        var request = new AuditRequest
        {
            Configuration = new ConfigurationRequest { File = this.FullPath(Config), Dataset = this.Dataset(Dataset), Start = Start, End = End, Sets = Set, Folder = this.Location() },
            Artifacts = this.Artifacts(ArtifactsPath),
            Promotions = this.Promotions(PromotionsPath),
            Force = Force,
        };
        var target = Dataset ?? Config ?? RunConfiguration.SyntheticDataset;
        if (ShouldProcess(target, $"Run the book without and with the brake and store both runs and the audit in {request.Artifacts}"))
        {
            Run<AuditOutcome>("Auditing the brake", target, (progress, stop) => new RunAudit().Execute(request, progress, stop), WriteObject);
        }
    }
}
