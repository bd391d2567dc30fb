using System.Management.Automation;
using FuturesSix.Application.Supervision;

namespace FuturesSix.PowerShell;

/// <summary>Get-ConfidenceMultiplier: the confidence in agents, and what made it.</summary>
[Cmdlet(VerbsCommon.Get, "ConfidenceMultiplier")]
[OutputType(typeof(AgentConfidence))]
public sealed class GetConfidenceMultiplierCommand : SupervisorCommand
{
    /// <summary>The agents; all by default.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[]? Agent { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        var request = Request();
        Run<IReadOnlyList<AgentConfidence>>(
            "Reading the reconciled journal", request.Folder, (progress, stop) => new SupervisorQueries().Confidence(request, progress, stop), all => WriteNamed(all, c => c.Agent, Agent, "Agent"));
    }
}
