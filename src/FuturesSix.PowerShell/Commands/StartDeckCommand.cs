using System.Management.Automation;
using FuturesSix.Application.Deck;

namespace FuturesSix.PowerShell;

/// <summary>Start-Deck: starts a Deck as a process of its own.</summary>
[Cmdlet(VerbsLifecycle.Start, "Deck", SupportsShouldProcess = true)]
[OutputType(typeof(DeckProcess))]
public sealed class StartDeckCommand : FsixCommand
{
    /// <summary>Address and port.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Bind { get; set; }

    /// <summary>Strategies of a new Deck.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Strategy { get; set; } = [];

    /// <summary>The program.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Program { get; set; }

    /// <summary>The artifacts folder.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ArtifactsPath { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        var request = new StartDeckRequest
        {
            Bind = Bind,
            StateFolder = Path.Combine(this.Artifacts(ArtifactsPath), "deck"),
            Strategies = Strategy,
            Program = this.FullPath(Program),
            Near = [this.Location(), Path.GetDirectoryName(typeof(StartDeckCommand).Assembly.Location) ?? ""],
        };
        if (ShouldProcess(request.StateFolder, "Start a Deck"))
        {
            Run("Starting a Deck", request.StateFolder, (_, stop) => DeckLauncher.StartAsync(request, stop).GetAwaiter().GetResult(), WriteObject);
        }
    }
}
