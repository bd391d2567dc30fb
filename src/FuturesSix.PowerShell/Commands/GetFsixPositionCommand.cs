using System.Management.Automation;
using FuturesSix.Application.Positions;

namespace FuturesSix.PowerShell;

/// <summary>Get-FsixPosition: lists the target positions of a run on a day, or explains them.</summary>
[Cmdlet(VerbsCommon.Get, "FsixPosition")]
[OutputType(typeof(Position), typeof(ExplainedPosition))]
public sealed class GetFsixPositionCommand : FsixCommand
{
    /// <summary>The run.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    public string RunId { get; set; } = "";

    /// <summary>The instruments.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(InstrumentCompleter))]
    public string[] Instrument { get; set; } = [];

    /// <summary>The day.</summary>
    [Parameter]
    [Day]
    public DateOnly? Date { get; set; }

    /// <summary>Explain each position step by step.</summary>
    [Parameter]
    public SwitchParameter Why { get; set; }

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
        var request = new PositionsRequest
        {
            RunId = RunId,
            Artifacts = this.Artifacts(ArtifactsPath),
            Date = Date,
            Instruments = Instrument,
            Dataset = this.Dataset(Dataset),
            Folder = this.Location(),
        };
        if (Why)
        {
            Run("Explaining positions", RunId, (progress, stop) => new ExplainPositions().Execute(request, progress, stop), e => Write(e.Notes, e.Positions));
        }
        else
        {
            Run("Reading positions", RunId, (_, stop) => ListPositions.Execute(request, stop), l => Write(l.Notes, l.Positions));
        }
    }

    private void Write(IReadOnlyList<string> notes, IEnumerable<object> positions)
    {
        foreach (var note in notes)
        {
            WriteVerbose(note);
        }

        WriteObject(positions, enumerateCollection: true);
    }
}
