using FsCheck.Fluent;
using FuturesSix.Core.Live;
using FuturesSix.Core.Margin;
using FuturesSix.Core.Market;
using FuturesSix.Data.Synthetic;

namespace FuturesSix.Tests.Live;

public sealed class TradeListTests
{
    private static readonly MarketData Market = SyntheticMarket.Generate(new SyntheticMarketOptions());
    private static readonly int Last = Market.Rows - 1;

    [Fact]
    public void Of_gives_the_difference_its_cost_and_its_margin()
    {
        var (held, target) = (Zeros(), Zeros());
        (held[0], target[0]) = (10, -3);
        var options = new MarginOptions { MarginRate = 0.1 };
        var trade = Assert.Single(TradeList.Of(new TradeListInput(Market, Last, options, held, target, new bool[Market.Count])));

        var value = Market.Prices[Last, 0] * Market.Instruments[0].Multiplier * Market.Fx[Last, 0];
        Assert.Equal((-13.0, value, Market.Prices[Last, 0]), (trade.Contracts, trade.ContractValue, trade.Price));
        Assert.Equal(10 * 0.1 * value, trade.MarginBefore, 1e-6);
        Assert.Equal(3 * 0.1 * value, trade.MarginAfter, 1e-6);
        Assert.Equal(new Core.Simulation.CostModel(Market.Instruments, options).Of(0, 13, trade.Price, Market.Fx[Last, 0]), trade.Cost);
    }

    [Fact]
    public void Of_leaves_what_is_frozen()
    {
        var (held, target, frozen) = (Zeros(), Zeros(), new bool[Market.Count]);
        (held[1], target[1], frozen[1]) = (4, 9, true);
        (target[2], frozen[2]) = (5, true);
        var trade = Assert.Single(TradeList.Of(new TradeListInput(Market, Last, new MarginOptions(), held, target, frozen)));

        Assert.Equal((1, 4.0, 0.0), (trade.Instrument, trade.Target, trade.Contracts));
    }

    [Fact]
    public void Of_takes_rounding_for_no_trade()
    {
        var (held, target) = (Zeros(), Zeros());
        (held[0], target[0]) = (0.1 + 0.2, 0.3);

        Assert.Equal(0, Assert.Single(TradeList.Of(new TradeListInput(Market, Last, new MarginOptions(), held, target, new bool[Market.Count]))).Contracts);
    }

    [Fact]
    public void Of_does_not_read_later_rows()
    {
        var (held, row) = (Zeros(), Last - 50);
        Array.Fill(held, 1);
        var prices = Market.Prices.Values.ToArray();
        for (var i = 0; i < Market.Count; i++)
        {
            prices.AsSpan((i * Market.Rows) + row + 1, Market.Rows - row - 1).Fill(1e9);
        }

        var other = Market with { Prices = new Panel([.. Market.Dates], [.. Market.Prices.Columns], prices) };
        Assert.Equal(
            TradeList.Of(new TradeListInput(Market, row, new MarginOptions(), held, Zeros(), new bool[Market.Count])),
            TradeList.Of(new TradeListInput(other, row, new MarginOptions(), held, Zeros(), new bool[Market.Count])));
    }

    [Fact]
    public void Of_refuses_another_length()
    {
        Assert.Throws<ArgumentException>(() => TradeList.Of(new TradeListInput(Market, Last, new MarginOptions(), [1], Zeros(), new bool[Market.Count])));
        Assert.Throws<ArgumentException>(() => TradeList.Of(new TradeListInput(Market, Market.Rows, new MarginOptions(), Zeros(), Zeros(), new bool[Market.Count])));
    }

    [Fact]
    public void Of_trading_leads_to_the_target_and_then_to_nothing() => Prop.ForAll(
        ArbMap.Default.GeneratorFor<int>().ArrayOf(2 * Market.Count).ToArbitrary(),
        contracts =>
        {
            double[] held = [.. contracts.Take(Market.Count).Select(c => (double)c)], target = [.. contracts.Skip(Market.Count).Select(c => (double)c)];
            var after = held.ToArray();
            foreach (var trade in TradeList.Of(new TradeListInput(Market, Last, new MarginOptions(), held, target, new bool[Market.Count])))
            {
                after[trade.Instrument] += trade.Contracts;
            }

            return after.SequenceEqual(target) && TradeList.Of(new TradeListInput(Market, Last, new MarginOptions(), after, target, new bool[Market.Count])).All(t => t.Contracts == 0 && t.Cost.Total == 0);
        }).Holds();

    private static double[] Zeros() => new double[Market.Count];
}
