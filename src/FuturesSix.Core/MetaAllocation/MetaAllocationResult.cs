namespace FuturesSix.Core.MetaAllocation;

/// <summary>A proposal of sleeve weights and why it is what it is.</summary>
public sealed record MetaAllocationResult
{
    /// <summary>The options it was made with.</summary>
    public required MetaAllocatorConfig Config { get; init; }

    /// <summary>The sleeves in ordinal order of their names.</summary>
    public required IReadOnlyList<SleeveAllocation> Sleeves { get; init; }

    /// <summary>The correlations that were known, in ordinal order.</summary>
    public required IReadOnlyList<PairCorrelation> Correlations { get; init; }

    /// <summary>The pairs that were dampened.</summary>
    public required IReadOnlyList<GovernorHit> GovernorHits { get; init; }

    /// <summary>True when no governed score was positive, so that the target is equal weights.</summary>
    public required bool NoPositiveScore { get; init; }

    /// <summary>The shift that the projection subtracted from every penalised weight before clipping.</summary>
    public required double ProjectionShift { get; init; }

    /// <summary>What is not allocated: 1 less the weights; 0 unless cash is allowed.</summary>
    public required double Cash { get; init; }

    /// <summary>One-way turnover against the previous weights: half the sum of absolute moves, those of sleeves that left
    /// and of cash included (the larger of what is bought and what is sold); null without previous weights.</summary>
    public double? Turnover { get; init; }

    /// <summary>What was missing, taken as a default or left out.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The final weights by sleeve.</summary>
    public IReadOnlyDictionary<string, double> Weights() =>
        Sleeves.ToDictionary(s => s.Name, s => s.Weight, StringComparer.Ordinal);
}
