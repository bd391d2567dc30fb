using System.Management.Automation;
using FuturesSix.Application.Verification;

namespace FuturesSix.PowerShell;

/// <summary>Test-FsixRun: verifies stored runs.</summary>
[Cmdlet(VerbsDiagnostic.Test, "FsixRun")]
[OutputType(typeof(RunVerification), typeof(bool))]
public sealed class TestFsixRunCommand : FsixCommand
{
    /// <summary>Ids or folders of runs, or the latest.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Path", "FullName", "RunId")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RunCompleter))]
    public string[] Run { get; set; } = [];

    /// <summary>Where the run's dataset is now.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DatasetCompleter))]
    public string? Dataset { get; set; }

    /// <summary>Leaves out the checks that run the stack again.</summary>
    [Parameter]
    public SwitchParameter NoReplay { get; set; }

    /// <summary>The artifacts folder.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ArtifactsPath { get; set; }

    /// <summary>Only whether it passed.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        foreach (var run in Run)
        {
            var request = new VerifyRequest
            {
                Run = run,
                Artifacts = this.Artifacts(ArtifactsPath),
                Replay = !NoReplay,
                Dataset = this.Dataset(Dataset),
                Folder = this.Location(),
            };
            Run("Verifying the run", run, (progress, stop) => new VerifyRun().Execute(request, progress, stop), Write);
        }
    }

    private void Write(RunVerification verification) => WriteObject(Quiet ? verification.Passed : verification);
}
