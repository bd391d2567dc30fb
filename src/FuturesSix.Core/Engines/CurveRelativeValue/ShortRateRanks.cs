using System.Globalization;
using FuturesSix.Core.Market;

namespace FuturesSix.Core.Engines.CurveRelativeValue;

/// <summary>Momentum of the curve of three-month-rate futures by rank: series <c>sofr_r0</c> (the contract whose quarter begins
/// next) to <c>sofr_r11</c>, prices of 100 less the rate in percent; and what it is held in: the instruments in the roles of these
/// names, or where the ranks are series only, the first pair of bond futures and its belly.</summary>
/// <remarks>Changes are taken at constant rank: over 63 rows, about the quarter after which each rank becomes the next contract, both
/// ends stand about as far from that day, so the saw-tooth of ageing ranks drops out and no roll is booked as a move of the curve.</remarks>
internal static class ShortRateRanks
{
    private const int Count = 12;
    private const int PackSize = 4;
    private const int ShortWing = 2, Belly = 6, LongWing = 10;

    /// <summary>True when the dataset has all twelve ranks.</summary>
    public static bool Present(MarketData market)
    {
        for (var rank = 0; rank < Count; rank++)
        {
            if (!market.Auxiliary.ContainsKey(Name(rank)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True when every rank has an instrument in the role of its name.</summary>
    public static bool Tradable(MarketData market)
    {
        for (var rank = 0; rank < Count; rank++)
        {
            if (Instrument(market, rank) < 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Long the front pack, short the back pack, a quarter of the volatility in each rank; or the steepener of
    /// <paramref name="pair"/>; null without either.</summary>
    public static Bet? PackSlopeBet(MarketData market, CurvePair? pair)
    {
        var legs = Tradable(market)
            ? [.. Enumerable.Range(0, PackSize).Select(k => Leg(market, k, 1.0 / PackSize)), .. Enumerable.Range(Count - PackSize, PackSize).Select(k => Leg(market, k, -1.0 / PackSize))]
            : pair?.Steepener;
        return legs is null ? null : new Bet("sofr_pack_slope", legs);
    }

    /// <summary>Long rank 6, short half of that volatility in each of ranks 2 and 10; or the butterfly of <paramref name="pair"/>; null
    /// without either.</summary>
    public static Bet? ButterflyBet(MarketData market, CurvePair? pair)
    {
        var legs = Tradable(market) ? [Leg(market, Belly, 1), Leg(market, ShortWing, -0.5), Leg(market, LongWing, -0.5)]
            : pair is { Belly: >= 0 } ? pair.Butterfly
            : null;
        return legs is null ? null : new Bet("sofr_fly_2_6_10", legs);
    }

    /// <summary>ts-z/3 of the 63-row change of (mean of R0…R3) - (mean of R8…R11), in price points, [T]; positive: the front pack
    /// outperforms, the curve steepens. NaN where a rank is missing.</summary>
    public static void PackSlope(MarketData market, Span<double> forecast)
    {
        var slope = new double[market.Rows];
        for (var k = 0; k < PackSize; k++)
        {
            var (front, back) = (Rank(market, k), Rank(market, Count - PackSize + k));
            for (var t = 0; t < slope.Length; t++)
            {
                slope[t] += (front[t] - back[t]) / PackSize;
            }
        }

        Momentum(slope, forecast);
    }

    /// <summary>ts-z/3 of the 63-row change of 2 R6 - R2 - R10, in price points, [T]; positive: the belly outperforms its wings.
    /// NaN where a rank is missing.</summary>
    public static void Butterfly(MarketData market, Span<double> forecast)
    {
        var (shortWing, belly, longWing) = (Rank(market, ShortWing), Rank(market, Belly), Rank(market, LongWing));
        var fly = new double[market.Rows];
        for (var t = 0; t < fly.Length; t++)
        {
            fly[t] = (2 * belly[t]) - shortWing[t] - longWing[t];
        }

        Momentum(fly, forecast);
    }

    private static void Momentum(double[] level, Span<double> forecast)
    {
        TimeSeriesScore.Compute(TimeSeriesScore.Change(level, CurveRelativeValueEngine.MomentumRows), forecast);
        foreach (ref var value in forecast)
        {
            value /= TimeSeriesScore.Clip;
        }
    }

    private static BetLeg Leg(MarketData market, int rank, double direction) => new(Instrument(market, rank), direction, LegScaling.UnflooredVolatility);

    private static int Instrument(MarketData market, int rank) => DatasetNeeds.Instrument(market, Name(rank));

    private static double[] Rank(MarketData market, int rank) => market.Auxiliary[Name(rank)];

    private static string Name(int rank) => string.Create(CultureInfo.InvariantCulture, $"sofr_r{rank}");
}
