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
        var report = AllocationReport.Of(AllocationFile.Read(exports[^1]), against is null ? null : AllocationFile.Read(against));
        return report with { Notes = [.. report.Notes, .. Latest(store, report.Newest)] };
    }

    /// <summary>The copy that other programs read must be a valid allocation too, and should be the newest.</summary>
    private static IEnumerable<string> Latest(AllocationStore store, AllocationFile newest)
    {
        if (!File.Exists(store.LatestCsv))
        {
            yield return $"{store.LatestCsv}: is missing; the next export writes it again";
        }
        else if (AllocationFile.Read(store.LatestCsv).Sha256 != newest.Sha256)
        {
            yield return $"{store.LatestCsv}: is not the newest export ({Path.GetFileName(newest.Path)})";
        }
    }
}
