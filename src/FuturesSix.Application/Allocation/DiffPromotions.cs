using FuturesSix.Data;
using FuturesSix.Data.Allocations;
using FuturesSix.Data.Promotions;

namespace FuturesSix.Application.Allocation;

/// <summary>Asks for the difference of two versions.</summary>
public sealed record DiffPromotionsRequest
{
    /// <summary>The folder of promotions.</summary>
    public string Folder { get; init; } = PromotedWeights.DefaultFolder;

    /// <summary>The version before; 0 = the weights that version 1 replaced; null = the one before <see cref="To"/>.</summary>
    public int? From { get; init; }

    /// <summary>The version after, also 0; null = the newest.</summary>
    public int? To { get; init; }
}

/// <summary>Compares two versions of the base weights.</summary>
public static class DiffPromotions
{
    /// <summary>The difference, engine by engine.</summary>
    /// <exception cref="InputException">A version does not exist, or the chain is broken.</exception>
    public static PromotionDiff Execute(DiffPromotionsRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var store = new PromotionStore(request.Folder);
        var chain = store.List();
        var to = request.To ?? chain.Count;
        var from = request.From ?? to - 1;
        return PromotionDiff.Of(from, Weights(store, chain, from), to, Weights(store, chain, to));
    }

    private static IReadOnlyDictionary<string, double> Weights(PromotionStore store, IReadOnlyList<Promotion> chain, int version) =>
        chain.Count > 0 && version >= 0 && version <= chain.Count
            ? version == 0 ? chain[0].Replaces : chain[version - 1].Weights
            : throw new AllocationException($"{store.Folder}: there is no version {version}; expected {(chain.Count == 0 ? "a promotion first" : $"0 to {chain.Count}")}");
}
