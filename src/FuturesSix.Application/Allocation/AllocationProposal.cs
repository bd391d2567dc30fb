using FuturesSix.Core.MetaAllocation;
using FuturesSix.Data.Allocations;

namespace FuturesSix.Application.Allocation;

/// <summary>A proposal that nobody has exported yet.</summary>
/// <param name="Input">What it was computed from.</param>
/// <param name="InputsSha256">SHA-256 of that (<see cref="AllocationInputReader.Hash"/>).</param>
/// <param name="Allocation">Weights and explanation.</param>
/// <param name="Previous">The file of the previous weights; null when none was asked for.</param>
public sealed record AllocationProposal(AllocationInput Input, string InputsSha256, MetaAllocationResult Allocation, string? Previous);
