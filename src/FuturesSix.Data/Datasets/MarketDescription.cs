using FuturesSix.Core.Market;

namespace FuturesSix.Data.Datasets;

/// <summary>Counts in a market that was not loaded from files (a generated one) what loading would have counted: missing
/// rows, gaps, stale stretches, jumps. Nothing was merged, skipped or carried.</summary>
internal static class MarketDescription
{
    /// <summary>Describes <paramref name="market"/>.</summary>
    /// <param name="market">The market.</param>
    /// <param name="hash">Hash of its content.</param>
    public static LoadedDataset Of(MarketData market, string hash)
    {
        DateOnly[] dates = [.. market.Dates];
        var jumps = Enumerable.Range(0, market.Count).Select(i => JumpScan.Find(
            market.Instruments[i].Symbol,
            market.Returns.Column(i),
            market.Instruments[i].HasRawPrice ? market.Prices.Column(i) : default,
            market.Rolls is { } rolls ? rolls.Column(i) : default,
            dates)).ToArray();
        return new LoadedDataset
        {
            Market = market,
            Quality = new DataQualityCounts
            {
                Instruments = [.. jumps.Select((found, i) => Count(market, i, dates, found))],
                Auxiliary = [.. market.Auxiliary.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => Series(a.Key, a.Value, dates))],
                Skipped = [],
            },
            Jumps = [.. jumps.SelectMany(j => j)],
            Hash = hash,
            Notes = [],
        };
    }

    private static InstrumentQuality Count(MarketData market, int i, DateOnly[] dates, List<PriceJump> jumps)
    {
        var prices = market.Prices.Column(i);
        var fx = market.Fx.Column(i);
        var seen = new bool[dates.Length];
        int observed = 0, missingFx = 0;
        for (var t = 0; t < seen.Length; t++)
        {
            seen[t] = !double.IsNaN(prices[t]);
            observed += seen[t] ? 1 : 0;
            missingFx += seen[t] && double.IsNaN(fx[t]) ? 1 : 0;
        }

        int first = Array.IndexOf(seen, true), last = Array.LastIndexOf(seen, true);
        return new InstrumentQuality
        {
            Symbol = market.Instruments[i].Symbol,
            First = first < 0 ? null : dates[first],
            Last = last < 0 ? null : dates[last],
            Observed = observed,
            Missing = first < 0 ? 0 : last - first + 1 - observed,
            StaleStretches = StaleRuns.Find(market.Returns.Column(i), QualityCounter.StaleRun).Count,
            LongGaps = QualityCounter.LongGaps(seen, dates, market.MaxStaleDays),
            Jumps = jumps.Count,
            RollJumpsKept = jumps.Count(j => j.ContractChanged == true),
            MissingFx = missingFx,
        };
    }

    private static AuxiliaryQuality Series(string name, double[] values, DateOnly[] dates)
    {
        var first = Array.FindIndex(values, v => !double.IsNaN(v));
        var last = Array.FindLastIndex(values, v => !double.IsNaN(v));
        var known = values.Count(v => !double.IsNaN(v));
        return new AuxiliaryQuality
        {
            Name = name,
            First = first < 0 ? null : dates[first],
            Last = last < 0 ? null : dates[last],
            Observed = known,
            Stale = first < 0 ? 0 : values.Length - first - known,
        };
    }
}
