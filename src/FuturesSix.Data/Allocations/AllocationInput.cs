using FuturesSix.Core.MetaAllocation;

namespace FuturesSix.Data.Allocations;

/// <summary>An allocation input read from a file.</summary>
/// <param name="Source">The file, as it was named.</param>
/// <param name="Input">Sleeves, previous weights, correlations.</param>
/// <param name="Settings">The configuration the file carries; empty when it carries none.</param>
/// <param name="Notes">What was left out, or looks odd.</param>
public sealed record AllocationInput(string Source, MetaAllocationInput Input, MetaAllocatorSettings Settings, IReadOnlyList<string> Notes);
