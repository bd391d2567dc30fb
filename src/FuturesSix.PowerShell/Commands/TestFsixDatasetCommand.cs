using System.Management.Automation;
using FuturesSix.Application;

namespace FuturesSix.PowerShell;

/// <summary>Test-FsixDataset: loads a dataset and reports its quality.</summary>
[Cmdlet(VerbsDiagnostic.Test, "FsixDataset")]
[OutputType(typeof(DatasetCheck), typeof(bool))]
public sealed class TestFsixDatasetCommand : FsixCommand
{
    /// <summary>The synthetic market, or dataset files.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "Path")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DatasetCompleter))]
    public string[] Dataset { get; set; } = [];

    /// <summary>Only whether it passed.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        foreach (var name in Dataset)
        {
            var dataset = this.Dataset(name)!;
            Run("Checking the dataset", name, (progress, stop) => CheckDataset.Execute(dataset, progress, stop), Write);
        }
    }

    private void Write(DatasetCheck check) => WriteObject(Quiet ? check.Passed : check);
}
