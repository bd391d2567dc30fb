using FuturesSix.Core.MetaAllocation;

namespace FuturesSix.Data.Allocations;

/// <summary>One sleeve of a report.</summary>
/// <param name="Sleeve">The sleeve.</param>
/// <param name="Weight">Its weight now; 0 when it left.</param>
/// <param name="Previous">Its weight before, 0 when it is new; null when there is no allocation before.</param>
/// <param name="Delta">The difference; null when there is no allocation before.</param>
public sealed record AllocationReportRow(string Sleeve, double Weight, double? Previous, double? Delta);

/// <summary>An allocation against the one before it.</summary>
public sealed record AllocationReport
{
    /// <summary>The file reported.</summary>
    public required AllocationFile Newest { get; init; }

    /// <summary>The file it is compared with; null when there is none.</summary>
    public required AllocationFile? Previous { get; init; }

    /// <summary>The sleeves of either, heaviest first, then by name.</summary>
    public required IReadOnlyList<AllocationReportRow> Rows { get; init; }

    /// <summary>One-way turnover (<see cref="WeightMoves.Turnover"/>); null when there is none before.</summary>
    public required double? Turnover { get; init; }

    /// <summary>What to know before trusting it.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Compares two allocations.</summary>
    public static AllocationReport Of(AllocationFile newest, AllocationFile? previous)
    {
        ArgumentNullException.ThrowIfNull(newest);
        var before = previous?.Weights;
        return new AllocationReport
        {
            Newest = newest,
            Previous = previous,
            Rows =
            [
                .. WeightMoves.Names(before ?? newest.Weights, newest.Weights)
                    .Select(name => (Name: name, Now: newest.Weights.GetValueOrDefault(name), Before: before?.GetValueOrDefault(name)))
                    .OrderByDescending(r => r.Now)
                    .Select(r => new AllocationReportRow(r.Name, r.Now, r.Before, r.Now - r.Before)),
            ],
            Turnover = before is null ? null : WeightMoves.Turnover(before, newest.Weights),
            Notes = [.. Cautions(newest, previous)],
        };
    }

    private static IEnumerable<string> Cautions(AllocationFile newest, AllocationFile? previous)
    {
        foreach (var file in new[] { newest, previous }.Where(f => f?.Edited == true))
        {
            yield return $"{file!.Path}: was edited after its export (its .json is of other content)";
        }

        if (previous is null)
        {
            yield return "there is no earlier export to compare with";
        }
    }
}
