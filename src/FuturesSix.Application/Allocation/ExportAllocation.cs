using FuturesSix.Data.Allocations;

namespace FuturesSix.Application.Allocation;

/// <summary>What was proposed and where it was written.</summary>
/// <param name="Proposal">The proposal.</param>
/// <param name="Export">Its files.</param>
public sealed record ExportAllocationResult(AllocationProposal Proposal, AllocationExport Export);

/// <summary>Proposes sleeve weights and writes them to <c>artifacts/allocations</c>.</summary>
/// <param name="clock">The time in the names; null = the system's.</param>
public sealed class ExportAllocation(TimeProvider? clock = null)
{
    /// <summary>Proposes, writes a timestamped CSV with its JSON, and replaces the latest.</summary>
    /// <inheritdoc cref="ProposeAllocation.Execute"/>
    public ExportAllocationResult Execute(ProposeAllocationRequest request, IProgress<RunProgress>? progress = null, CancellationToken cancel = default)
    {
        var proposal = ProposeAllocation.Execute(request, progress, cancel);
        return new ExportAllocationResult(proposal, new AllocationStore(request.AllocationsFolder, clock).Export(proposal.Allocation, proposal.Input, cancel));
    }
}
