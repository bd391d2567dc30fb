using System.Globalization;
using FuturesSix.Data.Orders;

namespace FuturesSix.Application.Orders;

/// <summary>One line of the trade list.</summary>
public sealed record OrderLine
{
    /// <summary>The instrument.</summary>
    public required string Symbol { get; init; }

    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>The rebalance.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>True when the run's data was generated, never traded.</summary>
    public required bool Synthetic { get; init; }

    /// <summary>buy, sell, or hold when there is nothing to do.</summary>
    public required string Side { get; init; }

    /// <summary>Contracts to trade, 0 or more.</summary>
    public required double Contracts { get; init; }

    /// <summary>Contracts held now, signed.</summary>
    public required double Held { get; init; }

    /// <summary>Contracts to hold, signed.</summary>
    public required double Target { get; init; }

    /// <summary>Last price known at the decision, in points; NaN without one.</summary>
    public required double Price { get; init; }

    /// <summary>Notional traded, in account currency; NaN without a price.</summary>
    public required double Notional { get; init; }

    /// <summary>Estimated slippage and commission, in account currency; NaN without a price.</summary>
    public required double Cost { get; init; }

    /// <summary>Margin of the position after the trade, in account currency; NaN without a price.</summary>
    public required double MarginAfter { get; init; }

    /// <summary>Why the target is what it is, in a line.</summary>
    public required string Why { get; init; }

    /// <summary>The same as figures; null for an instrument that no engine of the book can hold.</summary>
    public required TargetReason? Reason { get; init; }
}

/// <summary>The trades that lead from what is held to what a run wants.</summary>
public sealed record OrderList
{
    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>True when its data was generated, never traded.</summary>
    public required bool Synthetic { get; init; }

    /// <summary>The rebalance.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The holdings file.</summary>
    public required string Holdings { get; init; }

    /// <summary>Account currency of every amount.</summary>
    public required string Currency { get; init; }

    /// <summary>Equity that the targets are for, in account currency; NaN while the run was flat.</summary>
    public required double Equity { get; init; }

    /// <summary>Every instrument held or wanted, in the dataset's order.</summary>
    public required IReadOnlyList<OrderLine> Lines { get; init; }

    /// <summary>The lines with something to trade.</summary>
    public IReadOnlyList<OrderLine> Orders => [.. Lines.Where(l => l.Contracts > 0)];

    /// <summary>Estimated cost of all trades, in account currency.</summary>
    public double Cost => Lines.Sum(l => l.Cost);

    /// <summary>Margin of what is held now, in account currency.</summary>
    public required double MarginBefore { get; init; }

    /// <summary>Margin after all trades, in account currency.</summary>
    public double MarginAfter => Lines.Sum(l => l.MarginAfter);

    /// <summary>What to know before trading it.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The reason of a target in a line.</summary>
    internal static string Why(TargetReason? reason)
    {
        if (reason is null)
        {
            return "no engine of the book can hold it";
        }

        var sleeves = reason.Sleeves.Count == 0 ? "no sleeve weighs it" : string.Join(", ", reason.Sleeves.Select(Sleeve));
        var overlay = reason.Overlay is var tilt && (tilt == 1 || double.IsNaN(tilt)) ? "none" : $"x{Text(tilt)}";
        return $"{sleeves}; overlay {overlay}; leverage x{Text(reason.Leverage)}; brake x{Text(reason.Brake)}{(reason.Convexity == 0 ? "" : $"; convexity {Text(reason.Convexity)}")}; limits {(reason.Limits.Length == 0 ? "none" : reason.Limits)}";
    }

    private static string Sleeve(SleeveReason s) => $"{s.Engine} forecast {Text(s.Forecast)} policy x{Text(s.PolicyMultiplier)} base {Text(s.BaseWeight)}{(s.Scalar == 1 ? "" : $" scalar x{Text(s.Scalar)}")}";

    private static string Text(double value) => double.IsNaN(value) ? "-" : value.ToString("0.###", CultureInfo.InvariantCulture);
}
