using FuturesSix.Core.Margin;
using FuturesSix.Core.Market;
using FuturesSix.Core.Simulation;

namespace FuturesSix.Core.Live;

/// <summary>What a trade list is made from, one entry an instrument of the dataset.</summary>
/// <param name="Market">The dataset.</param>
/// <param name="Row">Row of the decision; later rows are not read.</param>
/// <param name="Margin">Margins and default costs.</param>
/// <param name="Held">Contracts really held, signed, [N].</param>
/// <param name="Target">Contracts to hold, signed, [N].</param>
/// <param name="Frozen">True where the decision found no price to act on, [N].</param>
public sealed record TradeListInput(MarketData Market, int Row, MarginOptions Margin, double[] Held, double[] Target, bool[] Frozen);

/// <summary>One instrument that is held, wanted, or both.</summary>
public sealed record Trade
{
    /// <summary>Column of the instrument in the dataset.</summary>
    public required int Instrument { get; init; }

    /// <summary>Contracts held now, signed.</summary>
    public required double Held { get; init; }

    /// <summary>Contracts to hold, signed; what is held where the instrument is frozen.</summary>
    public required double Target { get; init; }

    /// <summary>Contracts to trade: above 0 buys, below 0 sells, 0 does nothing.</summary>
    public double Contracts { get; init; }

    /// <summary>True when it cannot trade: there was no price to act on.</summary>
    public required bool Frozen { get; init; }

    /// <summary>Last price at or before the decision, in points; NaN before the first.</summary>
    public required double Price { get; init; }

    /// <summary>Notional of one contract in account currency; NaN without a price.</summary>
    public required double ContractValue { get; init; }

    /// <summary>Estimated slippage and commission in account currency; NaN without a price.</summary>
    public required TradeCost Cost { get; init; }

    /// <summary>Margin of what is held, in account currency; NaN without a price.</summary>
    public required double MarginBefore { get; init; }

    /// <summary>Margin of the target, in account currency; NaN without a price.</summary>
    public required double MarginAfter { get; init; }
}

/// <summary>The difference between what is held and what should be.</summary>
/// <remarks>
/// Reads: contracts held and wanted [N], the market up to the decision's row. Writes: one entry for every instrument with
/// either, in the dataset's order. Costs and margins are those of the simulator (<see cref="CostModel"/>,
/// <see cref="MarginModel"/>) at the last price and fx known at the decision; what fills cost later may differ. A frozen
/// instrument keeps what is held. Fractions of a contract closer to the target than rounding can tell are no trade.
/// </remarks>
public static class TradeList
{
    /// <summary>A difference below this fraction of the position is rounding.</summary>
    private const double Rounding = 1e-9;

    /// <summary>Computes it.</summary>
    /// <exception cref="ArgumentException">A length is not N, or the row is not in the dataset.</exception>
    /// <exception cref="MarginException">The margin schedule does not cover the date and there is no fallback.</exception>
    public static IReadOnlyList<Trade> Of(TradeListInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var n = input.Market.Count;
        if (input.Held.Length != n || input.Target.Length != n || input.Frozen.Length != n || input.Row < 0 || input.Row >= input.Market.Rows)
        {
            throw new ArgumentException($"{input.Held.Length}, {input.Target.Length} and {input.Frozen.Length} entries, row {input.Row}; expected {n} entries and a row below {input.Market.Rows}", nameof(input));
        }

        var (costs, margins) = (new CostModel(input.Market.Instruments, input.Margin), new MarginModel(input.Market.Instruments, input.Margin));
        var trades = new List<Trade>();
        for (var i = 0; i < n; i++)
        {
            if (input.Held[i] != 0 || (input.Target[i] != 0 && !input.Frozen[i]))
            {
                trades.Add(One(input, i, costs, margins));
            }
        }

        return trades;
    }

    private static Trade One(TradeListInput input, int i, CostModel costs, MarginModel margins)
    {
        var (market, held) = (input.Market, input.Held[i]);
        var target = input.Frozen[i] ? held : input.Target[i];
        var contracts = Math.Abs(target - held) <= Rounding * Math.Max(Math.Abs(target), Math.Abs(held)) ? 0 : target - held;
        var (price, fx) = (LastPrice(market, input.Row, i), market.Fx[input.Row, i]);
        var value = Math.Abs(price * market.Instruments[i].Multiplier * fx);
        var margin = double.IsNaN(value) ? double.NaN : margins.PerContract(i, market.Dates[input.Row], value, fx);
        return new Trade
        {
            Instrument = i,
            Held = held,
            Target = target,
            Contracts = contracts,
            Frozen = input.Frozen[i],
            Price = price,
            ContractValue = value,
            Cost = costs.Of(i, contracts, price, fx),
            MarginBefore = Math.Abs(held) * margin,
            MarginAfter = Math.Abs(target) * margin,
        };
    }

    private static double LastPrice(MarketData market, int row, int instrument)
    {
        for (var t = row; t >= 0; t--)
        {
            if (market.Prices[t, instrument] is var price && !double.IsNaN(price))
            {
                return price;
            }
        }

        return double.NaN;
    }
}
