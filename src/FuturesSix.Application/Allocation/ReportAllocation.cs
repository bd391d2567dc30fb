using FuturesSix.Data;
using FuturesSix.Data.Allocations;

namespace FuturesSix.Application.Allocation;

/// <summary>Asks for the newest export against another.</summary>
public sealed record ReportAllocationRequest
{
    /// <summary>The artifacts folder, with <c>allocations</c> under it.</summary>
    public string Artifacts { get; init; } = "artifacts";

    /// <summary>The file to compare with; null = the export before the newest.</summary>
    public string? Against { get; init; }
}

/// <summary>Reports the newest export: weights, differences, turnover.</summary>
public static class ReportAllocation
{
    /// <summary>Reads, validates and compares.</summary>
    /// <exception cref="InputException">There is no export, or a file is not a valid allocation; file and line are named.</exception>
    public static AllocationReport Execute(ReportAllocationRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var store = new AllocationStore(Path.Combine(request.Artifacts, "allocations"));
        var exports = store.List();
        if (exports.Count == 0)
        {
            throw new AllocationException($"{store.Folder}: there is no export; expected at least one file named yyyyMMdd_HHmmss_alloc.csv");
        }

        var against = request.Against ?? (exports.Count > 1 ? exports[^2] : null);
        return AllocationReport.Of(AllocationFile.Read(exports[^1]), against is null ? null : AllocationFile.Read(against));
    }
}
