using System.Globalization;
using FuturesSix.Core.Engines;
using FuturesSix.Data;
using FuturesSix.Data.Configuration;
using FuturesSix.Data.Promotions;
using FuturesSix.Data.Runs;

namespace FuturesSix.Application.Allocation;

/// <summary>Gives a configuration the base weights of the promotion it asks for.</summary>
internal static class PromotionInForce
{
    /// <summary>The configuration with the promotion's weights and version, and the promotion; or with
    /// <see cref="RunConfiguration.NoPromotion"/> and null.</summary>
    /// <param name="configuration">What is asked for.</param>
    /// <param name="folder">The folder of promotions; null = there is none.</param>
    /// <param name="registry">The engines that exist.</param>
    /// <exception cref="InputException">There is no such version, the chain is broken, or the configuration states other
    /// weights.</exception>
    public static (RunConfiguration Configuration, RunPromotion? Promotion) Apply(RunConfiguration configuration, string? folder, EngineRegistry registry)
    {
        if (Find(configuration.Promotion, folder) is not { } promotion)
        {
            return (configuration with { Promotion = RunConfiguration.NoPromotion }, null);
        }

        var promoted = configuration with
        {
            Promotion = promotion.Version.ToString(CultureInfo.InvariantCulture),
            Options = PromotedWeights.Over(configuration.Options, promotion),
        };
        string[] problems = [.. Conflicts(configuration, promotion), .. promoted.Options.Validate(registry).Select(v => $"promotion {promotion.Version}: {v}")];
        return problems.Length == 0
            ? (promoted, new RunPromotion(promotion.Version, promotion.Hash, promotion.Author, promotion.Reason))
            : throw new ConfigurationException(problems);
    }

    private static Promotion? Find(string asked, string? folder)
    {
        if (asked == RunConfiguration.NoPromotion)
        {
            return null;
        }

        var chain = folder is null ? [] : new PromotionStore(folder).List();
        var version = asked == RunConfiguration.LatestPromotion ? chain.Count : int.Parse(asked, CultureInfo.InvariantCulture);
        return version <= chain.Count
            ? InForce(chain, version)
            : throw new RequestException($"promotion is {version}, but there is none in {folder ?? "no folder"}; expected {(chain.Count == 0 ? "" : $"1 to {chain.Count}, ")}{RunConfiguration.LatestPromotion} or {RunConfiguration.NoPromotion}.");
    }

    /// <summary>A revert puts the version in force that was in force before the one it takes back; before the first that was
    /// none. So a run after a revert is the run from before, with its id.</summary>
    private static Promotion? InForce(IReadOnlyList<Promotion> chain, int version)
    {
        while (version > 0 && chain[version - 1].Reverts is { } reverted)
        {
            version = reverted - 1;
        }

        return version == 0 ? null : chain[version - 1];
    }

    private static IEnumerable<string> Conflicts(RunConfiguration configuration, Promotion promotion) =>
        from engine in configuration.Options.Engines
        where configuration.StatedWeights.Contains(engine.Name, StringComparer.Ordinal)
        let promoted = promotion.Weights.GetValueOrDefault(engine.Name)
        where engine.Weight != promoted
        select FormattableString.Invariant(
            $"engines.{engine.Name}.weight is {engine.Weight}, but promotion {promotion.Version} ({promotion.Author}: {promotion.Reason}) says {promoted}; expected no weights beside a promotion, or promotion: none");
}
