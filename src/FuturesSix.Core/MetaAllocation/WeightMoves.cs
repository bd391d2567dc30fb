namespace FuturesSix.Core.MetaAllocation;

/// <summary>How far apart two sets of weights are.</summary>
public static class WeightMoves
{
    /// <summary>One-way turnover: half the sum of absolute moves over every sleeve that is in either set, and over cash (1
    /// less the weights), so that it is the larger of what is bought and what is sold. A sleeve that is not in a set has 0
    /// there.</summary>
    public static double Turnover(IReadOnlyDictionary<string, double> from, IReadOnlyDictionary<string, double> to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var (total, net) = (0.0, 0.0);
        foreach (var name in Names(from, to))
        {
            var move = to.GetValueOrDefault(name) - from.GetValueOrDefault(name);
            total += Math.Abs(move);
            net += move;
        }

        return 0.5 * (total + Math.Abs(net));
    }

    /// <summary>The sleeves of either set in ordinal order.</summary>
    public static IReadOnlyList<string> Names(IReadOnlyDictionary<string, double> from, IReadOnlyDictionary<string, double> to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return [.. from.Keys.Union(to.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
