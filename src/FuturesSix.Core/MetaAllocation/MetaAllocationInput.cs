namespace FuturesSix.Core.MetaAllocation;

/// <summary>What an allocation is computed from. The order of sleeves, weights and pairs does not matter.</summary>
public sealed record MetaAllocationInput
{
    /// <summary>Reserved: the row of an export that is not a sleeve.</summary>
    public const string CashName = "CASH";

    /// <summary>The sleeves, at least one.</summary>
    public required IReadOnlyList<SleeveInput> Sleeves { get; init; }

    /// <summary>Weights before this allocation; null = there is none, so that nothing is penalised. A sleeve that is not
    /// in it had 0; one that is only in it has left the book.</summary>
    public IReadOnlyDictionary<string, double>? PreviousWeights { get; init; }

    /// <summary>Stated correlations; each pair once, or twice with the same value. A pair of sleeves with returns that is
    /// not stated is computed; any other is not governed.</summary>
    public IReadOnlyList<SleeveCorrelation> Correlations { get; init; } = [];
}
