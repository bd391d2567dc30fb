using System.Management.Automation;
using FuturesSix.Application.Supervision;
using FuturesSix.Data.Supervision;

namespace FuturesSix.PowerShell;

/// <summary>Invoke-MetaSupervisor: reconcile, doubt, weigh, promote, and say why.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "MetaSupervisor", DefaultParameterSetName = LookSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(SuperviseResult))]
public sealed class InvokeMetaSupervisorCommand : SupervisorCommand
{
    private const string LookSet = "Look";
    private const string DemoSet = "Demo";

    /// <summary>Prices.</summary>
    [Parameter(ParameterSetName = LookSet, Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PricesCompleter))]
    public string? Prices { get; set; }

    /// <summary>The journal of signals.</summary>
    [Parameter(ParameterSetName = LookSet)]
    [ValidateNotNullOrEmpty]
    public string? Signals { get; set; }

    /// <summary>Generated journals.</summary>
    [Parameter(ParameterSetName = DemoSet, Mandatory = true)]
    public SwitchParameter Demo { get; set; }

    /// <summary>Seed of the demo.</summary>
    [Parameter(ParameterSetName = DemoSet)]
    public long Seed { get; set; } = DemoJournals.DefaultSeed;

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        var request = Request() with { Prices = this.Dataset(Prices), Signals = this.FullPath(Signals) };
        if (Demo && Folder is null)
        {
            request = request with { Folder = $"{request.Folder}-demo" };
        }

        if (ShouldProcess(request.Folder, Demo ? "Write generated journals and look at them" : "Reconcile, weigh, promote and write the report"))
        {
            Run<SuperviseResult>(
                "Supervising agents",
                request.Folder,
                (progress, stop) => Demo ? SuperviseDemo.Execute(request.Folder, Seed, progress, stop) : new Supervise().Execute(request, progress, stop),
                WriteObject);
        }
    }
}
