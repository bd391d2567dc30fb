using FuturesSix.Core.Market;
using FuturesSix.Data.Synthetic;

namespace FuturesSix.Application.Benchmarks;

/// <summary>Generated input: the synthetic market at other sizes, with or without gaps.</summary>
internal static class Markets
{
    private const int DaysPerYear = 250;
    private const int VolatilityContracts = 3;

    /// <summary>The first <paramref name="days"/> days of a synthetic market of so many instruments, VX1 to VX3 included.</summary>
    public static MarketData Synthetic(int instruments, int days) => Generate(instruments - VolatilityContracts, days);

    /// <summary>Returns of a synthetic market; the first row, which has none, is 0.</summary>
    public static Panel Returns(int instruments, int days)
    {
        var panel = Generate(instruments, days).Returns.Select([.. Enumerable.Range(0, instruments)]);
        var values = panel.Values.ToArray();
        for (var i = 0; i < instruments; i++)
        {
            values[i * days] = 0;
        }

        return new Panel([.. panel.Dates], [.. panel.Columns], values);
    }

    /// <summary>The panel with one value in thirty missing; the same holes every time.</summary>
    public static Panel WithGaps(Panel panel)
    {
        var random = new Random(30);
        var values = panel.Values.ToArray();
        foreach (ref var value in values.AsSpan())
        {
            value = random.Next(30) == 0 ? double.NaN : value;
        }

        return new Panel([.. panel.Dates], [.. panel.Columns], values);
    }

    private static MarketData Generate(int instruments, int days)
    {
        var options = new SyntheticMarketOptions { Instruments = instruments, Start = new DateOnly(1980, 1, 7), Years = (days / DaysPerYear) + 2 };
        return First(SyntheticMarket.Generate(options), days);
    }

    private static MarketData First(MarketData market, int days) => market with
    {
        Returns = market.Returns.Slice(0, days),
        Prices = market.Prices.Slice(0, days),
        Fx = market.Fx.Slice(0, days),
        Rolls = market.Rolls?.Slice(0, days),
        Volume = market.Volume?.Slice(0, days),
        Carry = market.Carry is { } c
            ? new CarryLegs(c.Price.Slice(0, days), c.Carry.Slice(0, days), c.PriceMonth.Slice(0, days), c.CarryMonth.Slice(0, days))
            : null,
        Auxiliary = market.Auxiliary.ToDictionary(p => p.Key, p => p.Value[..days], StringComparer.Ordinal),
    };
}
