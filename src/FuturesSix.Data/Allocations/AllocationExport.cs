namespace FuturesSix.Data.Allocations;

/// <summary>An export that is there.</summary>
/// <param name="Csv">The timestamped CSV.</param>
/// <param name="Json">The JSON beside it.</param>
/// <param name="LatestCsv">The copy that is always the newest.</param>
/// <param name="LatestJson">The JSON beside that.</param>
/// <param name="Record">What the JSON says.</param>
public sealed record AllocationExport(string Csv, string Json, string LatestCsv, string LatestJson, AllocationRecord Record);
