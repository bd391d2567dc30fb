using FuturesSix.Data;
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
        ArgumentNullException.ThrowIfNull(request);
        return Execute(ProposeAllocation.Execute(request, progress, cancel), request.AllocationsFolder, cancel);
    }

    /// <summary>Writes a proposal that was made before.</summary>
    /// <param name="proposal">The proposal.</param>
    /// <param name="folder">The folder of exports.</param>
    /// <param name="cancel">Stops waiting for other writers; nothing is written then.</param>
    /// <exception cref="InputException">The folder cannot be written, or another writer holds it for too long.</exception>
    public ExportAllocationResult Execute(AllocationProposal proposal, string folder, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        return new ExportAllocationResult(proposal, new AllocationStore(folder, clock).Export(proposal.Allocation, proposal.Input, cancel));
    }
}
