using FuturesSix.Data;
using FuturesSix.Data.Allocations;
using FuturesSix.Data.Promotions;

namespace FuturesSix.Application.Allocation;

/// <summary>Asks for the weights that a promotion replaced.</summary>
public sealed record RevertPromotionRequest
{
    /// <summary>The version to take back; null = the newest.</summary>
    public int? Version { get; init; }

    /// <summary>The folder of promotions.</summary>
    public string Folder { get; init; } = PromotedWeights.DefaultFolder;

    /// <summary>Who reverts.</summary>
    public required string Author { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}

/// <summary>Takes a promotion back by promoting the weights it replaced: history is added to, never cut.</summary>
/// <param name="clock">The date of the promotion; null = the system's.</param>
public sealed class RevertPromotion(TimeProvider? clock = null)
{
    /// <summary>Adds a version with the weights that were in force before <see cref="RevertPromotionRequest.Version"/>, also
    /// when others came after it, and names it.</summary>
    /// <param name="request">Which, who and why.</param>
    /// <param name="cancel">Stops waiting for other writers.</param>
    /// <exception cref="InputException">There is no such version, or the chain is broken.</exception>
    public PromotionResult Execute(RevertPromotionRequest request, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        PromotedWeights.RequireWords(request.Author, request.Reason);
        var store = new PromotionStore(request.Folder, clock);
        var promotion = store.Add(chain => Revert(store, chain, request), cancel);
        return PromotedWeights.Result(store, promotion);
    }

    private static Promotion Revert(PromotionStore store, IReadOnlyList<Promotion> chain, RevertPromotionRequest request)
    {
        var version = request.Version ?? chain.Count;
        if (version < 1 || version > chain.Count)
        {
            throw new AllocationException($"{store.Folder}: there is no version {version} to revert; expected {(chain.Count == 0 ? "a promotion first" : $"1 to {chain.Count}")}");
        }

        return new Promotion
        {
            Version = 0,
            Date = default,
            Author = request.Author,
            Reason = request.Reason,
            Reverts = version,
            Weights = chain[version - 1].Replaces,
            Replaces = chain[^1].Weights,
            ParentHash = null,
        };
    }
}
