using System.Management.Automation;
using FuturesSix.Application.Supervision;

namespace FuturesSix.PowerShell;

/// <summary>Test-AgentPromotion: agents against the gates of the ladder.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AgentPromotion")]
[OutputType(typeof(AgentPromotion), typeof(bool))]
public sealed class TestAgentPromotionCommand : SupervisorCommand
{
    /// <summary>The agents; all by default.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[]? Agent { get; set; }

    /// <summary>Only true or false.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        var request = Request();
        Run<IReadOnlyList<AgentPromotion>>("Reading the reconciled journal", request.Folder, (progress, stop) => new SupervisorQueries().Promotion(request, progress, stop), Show);
    }

    private void Show(IReadOnlyList<AgentPromotion> all)
    {
        if (Quiet)
        {
            AgentPromotion[] asked = [.. all.Where(a => Agent is null || Agent.Contains(a.Agent, StringComparer.Ordinal))];
            WriteObject(asked.Length == (Agent?.Length ?? all.Count) && Array.TrueForAll(asked, a => a.Passed));
            return;
        }

        WriteNamed(all, a => a.Agent, Agent, "Agent");
    }
}
