using System.Management.Automation;
using FuturesSix.Application.Supervision;

namespace FuturesSix.PowerShell;

/// <summary>Get-StrategyCvar: the gap CVaR of strategies.</summary>
[Cmdlet(VerbsCommon.Get, "StrategyCvar")]
[OutputType(typeof(StrategyReport))]
public sealed class GetStrategyCvarCommand : SupervisorCommand
{
    /// <summary>The strategies; all by default.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[]? Strategy { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        var request = Request();
        Run<IReadOnlyList<StrategyReport>>(
            "Reading the reconciled journal", request.Folder, (progress, stop) => new SupervisorQueries().Cvar(request, progress, stop), all => WriteNamed(all, s => s.Strategy, Strategy, "Strategy"));
    }
}
