using FsCheck;
using FsCheck.Fluent;
using FuturesSix.Core.MetaAllocation;

namespace FuturesSix.Tests.MetaAllocation;

/// <summary>Generators and helpers of the meta-allocation tests.</summary>
internal static class Sleeves
{
    /// <summary>An input with configuration whose bounds fit it.</summary>
    public sealed record Case(MetaAllocatorConfig Config, MetaAllocationInput Input);

    public static SleeveInput Figures(string name, double sharpe, double dd = 0.1, double? previous = null, int observations = 500) =>
        new() { Name = name, Sharpe = sharpe, Drawdown = dd, PreviousScore = previous, Observations = observations };

    public static SleeveInput Series(string name, double[] returns) => new() { Name = name, Returns = returns };

    public static MetaAllocationInput Input(params SleeveInput[] sleeves) => new() { Sleeves = sleeves };

    /// <summary>One to twelve sleeves, any mode, feasible bounds, a governor, a penalty, cash in some; correlations and
    /// previous weights in most.</summary>
    public static Gen<Case> Cases() =>
        from n in Gen.Choose(1, 12)
        from sleeves in Sleeve().ArrayOf(n)
        from correlations in Gen.Choose(-100, 100).ArrayOf(n * n)
        from previous in Gen.Choose(0, 100).ArrayOf(n)
        from config in Configs(n)
        from has in Gen.Choose(0, 3)
        select new Case(config, new MetaAllocationInput
        {
            Sleeves = [.. sleeves.Select((s, i) => s with { Name = $"S{i:00}" })],
            Correlations = has == 0 ? [] : [.. Pairs(n).Select(p => new SleeveCorrelation($"S{p.I:00}", $"S{p.J:00}", correlations[(p.I * n) + p.J] / 100.0))],
            PreviousWeights = has == 1 || previous.Sum() == 0 ? null : previous.Select((w, i) => (Name: $"S{i:00}", Weight: (double)w / previous.Sum())).ToDictionary(p => p.Name, p => p.Weight),
        });

    public static Gen<MetaAllocatorConfig> Configs(int n) =>
        from mode in Gen.Elements(MetaAllocatorMode.Ewma, MetaAllocatorMode.Bayes, MetaAllocatorMode.Equal)
        from low in Gen.Choose(0, 100)
        from high in Gen.Choose(0, 100)
        from alpha in Gen.Choose(1, 100)
        from cap in Gen.Choose(0, 100)
        from strength in Gen.Choose(0, 100)
        from lambda in Gen.Choose(0, 100)
        from cash in Gen.Elements(false, false, true)
        select new MetaAllocatorConfig
        {
            Mode = mode,
            MinWeight = low / 100.0 / n,
            MaxWeight = Math.Min(1, (1.0 / n) + ((1 - (1.0 / n)) * high / 100.0)),
            EwmaAlpha = alpha / 100.0,
            CorrCap = cap / 100.0,
            CorrStrength = strength / 100.0,
            TurnoverPenalty = lambda / 100.0,
            AllowCash = cash,
        };

    public static IEnumerable<(int I, int J)> Pairs(int n) =>
        from i in Enumerable.Range(0, n)
        from j in Enumerable.Range(i + 1, n - i - 1)
        select (i, j);

    /// <summary>Normal returns of a given mean and standard deviation per period.</summary>
    public static double[] Normal(int n, int seed, double mean, double std)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, n).Select(_ => mean + (std * TestMarkets.Gauss(random)))];
    }

    private static Gen<SleeveInput> Sleeve() =>
        from sharpe in Gen.Choose(-2000, 4000)
        from dd in Gen.Choose(0, 1000)
        from score in Gen.Choose(-1500, 3000)
        from has in Gen.Elements(false, true)
        from observations in Gen.Choose(2, 3000)
        select Figures("", sharpe / 1000.0, dd / 1000.0, has ? score / 1000.0 : null, observations);
}
