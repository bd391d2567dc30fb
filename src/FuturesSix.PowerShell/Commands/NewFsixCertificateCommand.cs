using System.Management.Automation;
using FuturesSix.Application.Certificates;
using FuturesSix.Data.Certificates;

namespace FuturesSix.PowerShell;

/// <summary>New-FsixCertificate: certifies that a run does not look ahead.</summary>
[Cmdlet(VerbsCommon.New, "FsixCertificate", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(PrefixCertificate))]
public sealed class NewFsixCertificateCommand : FsixCommand
{
    private static readonly CertifyRequest Defaults = new() { RunId = "", Artifacts = "" };

    /// <summary>The run.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    public string RunId { get; set; } = "";

    /// <summary>How many days are sampled.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Dates { get; set; } = Defaults.Dates;

    /// <summary>Every trading day instead of a sample.</summary>
    [Parameter]
    public SwitchParameter Full { get; set; }

    /// <summary>Seed of the sample and of the noise.</summary>
    [Parameter]
    public int Seed { get; set; } = Defaults.Seed;

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
        var request = new CertifyRequest
        {
            RunId = RunId,
            Artifacts = this.Artifacts(ArtifactsPath),
            Dates = Dates,
            Full = Full,
            Seed = Seed,
            Dataset = this.Dataset(Dataset),
            Folder = this.Location(),
        };
        if (ShouldProcess(RunId, $"Replay the run without the future and write its certificate to {Path.Combine(request.Artifacts, "certificates")}"))
        {
            Run("Certifying a run", RunId, (progress, stop) => new CertifyRun().Execute(request, progress, stop), Write);
        }
    }

    private void Write(CertifyOutcome outcome)
    {
        if (outcome.Certificate.Violation is { } violation)
        {
            WriteWarning($"The run '{outcome.Certificate.RunId}' looks ahead: {violation}");
        }

        WriteObject(outcome.Certificate);
    }
}
