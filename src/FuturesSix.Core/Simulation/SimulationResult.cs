using FuturesSix.Core.Margin;
using FuturesSix.Core.Market;

namespace FuturesSix.Core.Simulation;

/// <summary>The daily history of a simulated book. Row d of every array is trading day <see cref="FirstRow"/> + d.</summary>
public sealed record SimulationResult
{
    /// <summary>Row of the trading calendar at which the simulation starts.</summary>
    public required int FirstRow { get; init; }

    /// <summary>Dates; length D.</summary>
    public required DateOnly[] Dates { get; init; }

    /// <summary>Equity at the close, in account currency.</summary>
    public required double[] Equity { get; init; }

    /// <summary>Daily return of equity; 0 on the first day.</summary>
    public required double[] Returns { get; init; }

    /// <summary>Sum of absolute notionals / equity at the close, after fills.</summary>
    public required double[] Gross { get; init; }

    /// <summary>Sum of signed notionals / equity at the close, after fills.</summary>
    public required double[] Net { get; init; }

    /// <summary>Margin / equity at the close, after fills.</summary>
    public required double[] Margin { get; init; }

    /// <summary>Traded notional / equity of the day before; rolls not included.</summary>
    public required double[] Turnover { get; init; }

    /// <summary>Traded notional in account currency; rolls not included.</summary>
    public required double[] TradedNotional { get; init; }

    /// <summary>Slippage paid, in account currency.</summary>
    public required double[] Slippage { get; init; }

    /// <summary>Commission paid, in account currency.</summary>
    public required double[] Commission { get; init; }

    /// <summary>Cost of rolling positions, in account currency.</summary>
    public required double[] RollCost { get; init; }

    /// <summary>Costs booked in the column of the sleeve that bears its own, as a contribution to the day's return (not
    /// positive); zeros without such a sleeve.</summary>
    public required double[] OwnCost { get; init; }

    /// <summary>Return contributions [D x (E + 2)]: each sleeve before costs (a sleeve that bears its own costs after them), then <c>execution</c> (positions that no
    /// sleeve asked for: frozen or kept by the buffer), then <c>cost</c>. A row sums to the day's return.</summary>
    public required Panel SleeveReturns { get; init; }

    /// <summary>Return contribution of each instrument before costs, [D x N].</summary>
    public required Panel InstrumentReturns { get; init; }

    /// <summary>Weights held after the limits of layer 7, as decided, [K x N].</summary>
    public required Panel Weights { get; init; }

    /// <summary>Target contracts as decided, [K x N].</summary>
    public required Panel Contracts { get; init; }

    /// <summary>Contracts held when each rebalance was decided, after the fills of its day, [K x N].</summary>
    public required Panel Held { get; init; }

    /// <summary>Notional of one contract in account currency as each decision priced it, [K x N]; NaN before the first price
    /// or rate.</summary>
    public required Panel ContractValues { get; init; }

    /// <summary>Limits that bound at each rebalance, [K x N] row-major.</summary>
    public required ExecutionLimits[] Limits { get; init; }

    /// <summary>Factor of the margin limit per rebalance; length K.</summary>
    public required double[] MarginScale { get; init; }

    /// <summary>Contracts still held at the end whose instrument had no fresh price: they stay frozen.</summary>
    public required IReadOnlyList<string> FrozenAtEnd { get; init; }

    /// <summary>Margins taken from the fallback rate.</summary>
    public required long MarginFallbacks { get; init; }

    /// <summary>The day equity reached zero and the run ended; null when it did not.</summary>
    public DateOnly? RuinDate { get; init; }

    /// <summary>Number of days D.</summary>
    public int Days => Dates.Length;
}
