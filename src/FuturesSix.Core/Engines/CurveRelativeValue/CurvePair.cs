using FuturesSix.Core.Market;

namespace FuturesSix.Core.Engines.CurveRelativeValue;

/// <summary>Two bond futures of one curve and, where declared, one between them; columns of the dataset.</summary>
/// <param name="Name">Name of the spread: the symbols of its legs.</param>
/// <param name="Short">The shorter bond.</param>
/// <param name="Long">The longer bond.</param>
/// <param name="Wings">The two wings of the butterfly, with <paramref name="Belly"/> between them.</param>
/// <param name="Belly">The belly; -1 without one.</param>
internal sealed record CurvePair(string Name, int Short, int Long, (int Short, int Long) Wings, int Belly)
{
    /// <summary>Roles of the first pair.</summary>
    public const string ShortRole = "curve_short", LongRole = "curve_long", BellyRole = "curve_belly";

    /// <summary>Roles of the second pair, all optional.</summary>
    public const string SecondShortRole = "curve_short_2", SecondLongRole = "curve_long_2", SecondBellyRole = "curve_belly_2";

    /// <summary>The declared pairs, one or two. The belly of the first is role <c>curve_belly</c>, without one
    /// <c>curve_short_2</c>; the second pair reads the same butterfly (STACK's 2 ZF - ZT - ZN) unless it declares its own belly,
    /// <c>curve_belly_2</c>.</summary>
    public static IReadOnlyList<CurvePair> Declared(MarketData market)
    {
        int first = At(market, ShortRole), last = At(market, LongRole);
        int second = At(market, SecondShortRole), secondLast = At(market, SecondLongRole);
        var belly = At(market, BellyRole) is var own and >= 0 ? own : second;
        var pairs = new List<CurvePair> { new(Symbols(market, first, last), first, last, (first, last), belly) };
        if (second >= 0 && secondLast >= 0)
        {
            var secondBelly = At(market, SecondBellyRole);
            pairs.Add(secondBelly >= 0
                ? new CurvePair(Symbols(market, second, secondLast), second, secondLast, (second, secondLast), secondBelly)
                : new CurvePair(Symbols(market, second, secondLast), second, secondLast, (first, last), belly));
        }

        return pairs;
    }

    /// <summary>What is wrong with the declared roles, as a sentence; null when they fit.</summary>
    public static string? Missing(MarketData market)
    {
        if (DatasetNeeds.Missing(market, [ShortRole, LongRole], []) is { } lacking)
        {
            return lacking;
        }

        var pairs = Declared(market);
        return pairs.FirstOrDefault(p => p.Short == p.Long) is { } same ? $"the dataset declares {same.Name}: both ends of a curve in one instrument"
            : pairs.FirstOrDefault(p => p.Belly >= 0 && (p.Belly == p.Wings.Short || p.Belly == p.Wings.Long)) is { } flat ? $"the dataset declares a belly for {flat.Name} that is one of its wings"
            : pairs.Count == 2 && pairs[0].Name == pairs[1].Name ? $"the dataset declares the curve pair {pairs[0].Name} twice"
            : null;
    }

    /// <summary>What of the spreads the roles leave out, as sentences.</summary>
    public static IEnumerable<string> Notes(MarketData market, IReadOnlyList<CurvePair> pairs)
    {
        foreach (var pair in pairs.Where(p => p.Belly < 0))
        {
            yield return $"curve_rv: no belly is declared for {pair.Name}: slope alone";
        }

        if ((At(market, SecondShortRole) >= 0) != (At(market, SecondLongRole) >= 0))
        {
            yield return $"curve_rv: one of the roles {SecondShortRole}, {SecondLongRole} is declared without the other: no second pair";
        }
    }

    /// <summary>Long the short end, short the long end, in equal unfloored volatility.</summary>
    public IReadOnlyList<BetLeg> Steepener => [new(Short, 1, LegScaling.UnflooredVolatility), new(Long, -1, LegScaling.UnflooredVolatility)];

    /// <summary>Long the belly, short half of that volatility in each wing.</summary>
    public IReadOnlyList<BetLeg> Butterfly =>
    [
        new(Belly, 1, LegScaling.UnflooredVolatility),
        new(Wings.Short, -0.5, LegScaling.UnflooredVolatility),
        new(Wings.Long, -0.5, LegScaling.UnflooredVolatility),
    ];

    private static string Symbols(MarketData market, int first, int last) => $"{market.Instruments[first].Symbol}-{market.Instruments[last].Symbol}";

    private static int At(MarketData market, string role) => DatasetNeeds.Instrument(market, role);
}
