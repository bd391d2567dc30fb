namespace FuturesSix.Core.Market;

/// <summary>A dataset as it was known earlier.</summary>
public static class MarketPrefix
{
    /// <summary>The first <paramref name="rows"/> trading days; what is declared about the instruments stays.</summary>
    public static MarketData Of(MarketData market, int rows)
    {
        ArgumentNullException.ThrowIfNull(market);
        return rows == market.Rows ? market : market with
        {
            Returns = market.Returns.Slice(0, rows),
            Prices = market.Prices.Slice(0, rows),
            Fx = market.Fx.Slice(0, rows),
            Rolls = market.Rolls?.Slice(0, rows),
            Volume = market.Volume?.Slice(0, rows),
            Carry = market.Carry is { } c
                ? new CarryLegs(c.Price.Slice(0, rows), c.Carry.Slice(0, rows), c.PriceMonth.Slice(0, rows), c.CarryMonth.Slice(0, rows))
                : null,
            Auxiliary = market.Auxiliary.ToDictionary(p => p.Key, p => p.Value[..rows], StringComparer.Ordinal),
            Events = Known(market, rows),
        };
    }

    /// <summary>The events whose date was known by the last of the first <paramref name="rows"/> days.</summary>
    public static IReadOnlyList<MarketEvent> Known(MarketData market, int rows)
    {
        ArgumentNullException.ThrowIfNull(market);
        return rows == 0 ? [] : [.. market.Events.Where(e => e.Announced is null || e.Announced <= market.Dates[rows - 1])];
    }
}
