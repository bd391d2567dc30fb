using FuturesSix.Core.Market;

namespace FuturesSix.Tests.Engines;

/// <summary>The causality check itself is checked: an engine that peeks at tomorrow through any input is caught.</summary>
public sealed class LookAheadTests
{
    public static TheoryData<string> Inputs => ["returns", "prices", "fx", "rolls", "volume", "carry", "carry price", "price month", "carry month", "vix", "vvix", "vx1", "vx2", "vx3", "sofr_r0", "sofr_r11"];

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Corrupting_the_future_changes_an_engine_that_peeks_through(string input)
    {
        var market = TestMarkets.Complete(15, rows: 300, missing: 0);
        const int Rows = 200;

        var honest = Tomorrow(market, input)[..(Rows - 1)];
        var corrupted = Tomorrow(TestMarkets.Prefix(market, Rows, corruptionSeed: 4), input);

        Assert.True(honest.AsSpan().SequenceEqual(corrupted.AsSpan(0, Rows - 1)), "the past was corrupted");
        Assert.NotEqual(Tomorrow(market, input)[Rows - 1], corrupted[Rows - 1]);
    }

    /// <summary>What an engine would see on each day if it read the next day's value.</summary>
    private static double[] Tomorrow(MarketData market, string input)
    {
        var column = input switch
        {
            "returns" => market.Returns.Column(0).ToArray(),
            "prices" => market.Prices.Column(0).ToArray(),
            "fx" => market.Fx.Column(0).ToArray(),
            "rolls" => market.Rolls!.Column(0).ToArray(),
            "volume" => market.Volume!.Column(0).ToArray(),
            "carry" => market.Carry!.Carry.Column(0).ToArray(),
            "carry price" => market.Carry!.Price.Column(0).ToArray(),
            "price month" => market.Carry!.PriceMonth.Column(0).ToArray(),
            "carry month" => market.Carry!.CarryMonth.Column(0).ToArray(),
            _ => market.Auxiliary[input],
        };
        return [.. column[1..], 0];
    }
}
