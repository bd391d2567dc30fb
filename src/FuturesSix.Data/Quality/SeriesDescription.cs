using FuturesSix.Core.Market;
using FuturesSix.Core.Numerics;
using FuturesSix.Data.Datasets;

namespace FuturesSix.Data.Quality;

/// <summary>Figures of one instrument's own series: volatility, zeros, stale runs, gaps, coverage by weekday.</summary>
internal static class SeriesDescription
{
    /// <summary>Describes instrument <paramref name="i"/>.</summary>
    public static InstrumentReport Of(MarketData market, int i, InstrumentQuality counts)
    {
        var returns = market.Returns.Column(i);
        int known = 0, zeros = 0;
        foreach (var r in returns)
        {
            (known, zeros) = (known + (double.IsNaN(r) ? 0 : 1), zeros + (r == 0 ? 1 : 0));
        }

        var runs = StaleRuns.Find(returns, 1);
        return new InstrumentReport
        {
            Counts = counts,
            AssetClass = market.Instruments[i].AssetClass,
            AnnualVolatility = Moments.Std(returns) * Math.Sqrt(252),
            ZeroShare = (double)zeros / known,
            LongestStaleRun = runs.Count == 0 ? 0 : runs.Max(run => run.Length),
            LongestGapDays = LongestGap(market, i),
            WeekdayCoverage = Coverage(market, i, counts),
        };
    }

    private static int LongestGap(MarketData market, int i)
    {
        var prices = market.Prices.Column(i);
        int longest = 0, previous = -1;
        for (var t = 0; t < prices.Length; t++)
        {
            if (!double.IsNaN(prices[t]))
            {
                longest = previous < 0 ? 0 : Math.Max(longest, market.Dates[t].DayNumber - market.Dates[previous].DayNumber);
                previous = t;
            }
        }

        return longest;
    }

    private static double[] Coverage(MarketData market, int i, InstrumentQuality counts)
    {
        var prices = market.Prices.Column(i);
        double[] seen = new double[5], all = new double[5];
        for (var t = 0; t < prices.Length; t++)
        {
            var day = (int)market.Dates[t].DayOfWeek - 1;
            if (market.Dates[t] >= counts.First && market.Dates[t] <= counts.Last)
            {
                all[day]++;
                seen[day] += double.IsNaN(prices[t]) ? 0 : 1;
            }
        }

        return [.. seen.Select((n, d) => all[d] == 0 ? 1 : n / all[d])];
    }
}
