using FuturesSix.Core.MetaAllocation;

namespace FuturesSix.Data.Promotions;

/// <summary>One engine in the difference of two versions.</summary>
/// <param name="Engine">The engine.</param>
/// <param name="From">Its share before.</param>
/// <param name="To">Its share after.</param>
/// <param name="Delta">The difference.</param>
public sealed record PromotionDiffRow(string Engine, double From, double To, double Delta);

/// <summary>The difference of two versions in shares: each weight over the sum of its version, as layer 3 uses them.</summary>
/// <param name="From">The version before; 0 = the weights that version 1 replaced.</param>
/// <param name="To">The version after.</param>
/// <param name="Rows">The engines of either, by name.</param>
/// <param name="Turnover">Half the sum of absolute differences.</param>
public sealed record PromotionDiff(int From, int To, IReadOnlyList<PromotionDiffRow> Rows, double Turnover)
{
    /// <summary>Compares two sets of base weights.</summary>
    public static PromotionDiff Of(int from, IReadOnlyDictionary<string, double> before, int to, IReadOnlyDictionary<string, double> after)
    {
        var (a, b) = (Shares(before), Shares(after));
        var rows = WeightMoves.Names(a, b).Select(name => Row(name, a.GetValueOrDefault(name), b.GetValueOrDefault(name)));
        return new PromotionDiff(from, to, [.. rows], WeightMoves.Turnover(a, b));
    }

    private static PromotionDiffRow Row(string engine, double from, double to) => new(engine, from, to, to - from);

    private static Dictionary<string, double> Shares(IReadOnlyDictionary<string, double> weights) =>
        weights.Values.Sum() is var total ? weights.ToDictionary(w => w.Key, w => w.Value / total, StringComparer.Ordinal) : [];
}
