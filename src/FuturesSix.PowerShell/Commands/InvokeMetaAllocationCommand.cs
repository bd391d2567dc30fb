using System.Management.Automation;
using FuturesSix.Application.Allocation;

namespace FuturesSix.PowerShell;

/// <summary>Invoke-MetaAllocation: proposes sleeve weights.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "MetaAllocation", DefaultParameterSetName = FileSet)]
[OutputType(typeof(AllocationProposal))]
public sealed class InvokeMetaAllocationCommand : ProposalCommand
{
    private protected override void Handle(string target, ProposeAllocationRequest request) =>
        Run<AllocationProposal>("Proposing sleeve weights", target, (progress, stop) => ProposeAllocation.Execute(request, progress, stop), WriteObject);
}
