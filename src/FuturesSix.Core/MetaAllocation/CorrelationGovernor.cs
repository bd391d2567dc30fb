namespace FuturesSix.Core.MetaAllocation;

/// <summary>Dampens both sleeves of every pair whose correlation is above the cap, so that two sleeves that are one bet
/// do not count twice. A score that is not positive stays: a factor below 1 would raise it, and it earns nothing either
/// way. Symmetric in the pair; the order of the pairs does not matter but for rounding.</summary>
internal static class CorrelationGovernor
{
    /// <summary>The factor of one pair: clamp(1 - strength (c - cap)/(1 - cap), 0, 1) above the cap, else 1.</summary>
    public static double Factor(double correlation, double cap, double strength) =>
        correlation > cap ? Math.Clamp(1 - (strength * (correlation - cap) / (1 - cap)), 0, 1) : 1;

    /// <summary>Multiplies the scores in place and returns the hits in the order of the pairs.</summary>
    /// <param name="scores">One score per sleeve.</param>
    /// <param name="names">The sleeves, in the order of the scores.</param>
    /// <param name="pairs">The known correlations.</param>
    /// <param name="config">Cap and strength.</param>
    public static IReadOnlyList<GovernorHit> Apply(Span<double> scores, IReadOnlyList<string> names, IReadOnlyList<PairCorrelation> pairs, MetaAllocatorConfig config)
    {
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
        {
            index[names[i]] = i;
        }

        var hits = new List<GovernorHit>();
        foreach (var pair in pairs)
        {
            if (pair.Value > config.CorrCap)
            {
                var factor = Factor(pair.Value, config.CorrCap, config.CorrStrength);
                Dampen(ref scores[index[pair.First]], factor);
                Dampen(ref scores[index[pair.Second]], factor);
                hits.Add(new GovernorHit(pair.First, pair.Second, pair.Value, factor));
            }
        }

        return hits;
    }

    private static void Dampen(ref double score, double factor) => score = score > 0 ? score * factor : score;
}
