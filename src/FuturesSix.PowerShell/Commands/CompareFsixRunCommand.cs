using System.Management.Automation;
using FuturesSix.Application.Comparison;
using FuturesSix.Application.Reporting;
using FuturesSix.Data.Comparison;

namespace FuturesSix.PowerShell;

/// <summary>Compare-FsixRun: puts two runs side by side and finds where they part.</summary>
[Cmdlet(VerbsData.Compare, "FsixRun")]
[OutputType(typeof(RunComparison), typeof(string))]
public sealed class CompareFsixRunCommand : FsixCommand
{
    /// <summary>The run that is the reference.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RunCompleter))]
    public string Reference { get; set; } = "";

    /// <summary>The runs that are compared with it.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Path", "FullName", "RunId")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RunCompleter))]
    public string[] Difference { get; set; } = [];

    /// <summary>How far numbers may be apart.</summary>
    [Parameter]
    [ValidateRange(0.0, double.MaxValue)]
    public double Tolerance { get; set; }

    /// <summary>Writes a Markdown page instead of an object.</summary>
    [Parameter]
    public SwitchParameter AsMarkdown { get; set; }

    /// <summary>The artifacts folder.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ArtifactsPath { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        foreach (var run in Difference)
        {
            var request = new CompareRequest
            {
                A = Reference,
                B = run,
                Artifacts = this.Artifacts(ArtifactsPath),
                Tolerance = Tolerance,
                Folder = this.Location(),
            };
            Run("Comparing runs", run, (progress, stop) => new CompareRuns().Execute(request, progress, stop), Write);
        }
    }

    private void Write(RunComparison comparison)
    {
        foreach (var note in comparison.Notes)
        {
            WriteWarning(note);
        }

        WriteObject(AsMarkdown ? ComparisonPage.Write(comparison) : comparison);
    }
}
