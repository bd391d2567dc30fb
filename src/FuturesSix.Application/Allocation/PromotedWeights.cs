using FuturesSix.Core.Engines;
using FuturesSix.Core.Stack;
using FuturesSix.Data.Allocations;
using FuturesSix.Data.Promotions;

namespace FuturesSix.Application.Allocation;

/// <summary>Where promotions meet the stack.</summary>
public static class PromotedWeights
{
    /// <summary>The folder of promotions by custom.</summary>
    public const string DefaultFolder = "promotions";

    /// <summary>The base weights that the engines themselves declare, those above 0.</summary>
    public static IReadOnlyDictionary<string, double> OfEngines(EngineRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        return registry.All.Where(e => e.BaseWeight > 0).ToDictionary(e => e.Name, e => e.BaseWeight, StringComparer.Ordinal);
    }

    /// <summary>The options with a promotion's base weights: an engine it names has its weight, any other has 0; their
    /// settings stay.</summary>
    public static StackOptions Over(StackOptions options, Promotion promotion)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(promotion);
        var known = options.Engines.Select(e => e with { Weight = promotion.Weights.GetValueOrDefault(e.Name) });
        var added = promotion.Weights.Keys.Except(options.Engines.Select(e => e.Name), StringComparer.Ordinal)
            .Select(name => new EngineOptions { Name = name, Weight = promotion.Weights[name] });
        return options with { Engines = [.. known.Concat(added).OrderBy(e => e.Name, StringComparer.Ordinal)] };
    }

    internal static PromotionResult Result(PromotionStore store, Promotion promotion) => new(
        store.PathOf(promotion.Version),
        promotion,
        PromotionDiff.Of(promotion.Version - 1, promotion.Replaces, promotion.Version, promotion.Weights));

    internal static void RequireWords(string author, string reason)
    {
        foreach (var (name, text) in new[] { ("author", author), ("reason", reason) })
        {
            if (string.IsNullOrWhiteSpace(text) || text.Any(char.IsControl))
            {
                throw new AllocationException($"{name} is '{text}'; expected a line of text: a promotion says who made it and why");
            }
        }
    }
}
