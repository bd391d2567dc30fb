using System.Globalization;
using FuturesSix.Core.Market;

namespace FuturesSix.Core.Engines.CurveRelativeValue;

/// <summary>Momentum of the curve of three-month-rate futures by rank: series <c>sofr_r0</c> (the contract whose quarter begins
/// next) to <c>sofr_r11</c>, prices of 100 less the rate in percent.</summary>
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

    private static double[] Rank(MarketData market, int rank) => market.Auxiliary[Name(rank)];

    private static string Name(int rank) => string.Create(CultureInfo.InvariantCulture, $"sofr_r{rank}");
}
