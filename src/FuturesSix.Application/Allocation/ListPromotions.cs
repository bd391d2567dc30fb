using FuturesSix.Data;
using FuturesSix.Data.Promotions;

namespace FuturesSix.Application.Allocation;

/// <summary>Lists the versions of the base weights.</summary>
public static class ListPromotions
{
    /// <summary>Every version, oldest first, after checking the chain; empty where nothing was promoted.</summary>
    /// <exception cref="InputException">A file was edited, is missing or does not follow the one before it; it is named.</exception>
    public static IReadOnlyList<Promotion> Execute(string folder = PromotedWeights.DefaultFolder) => new PromotionStore(folder).List();
}
