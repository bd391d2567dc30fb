namespace FuturesSix.Core.Market;

/// <summary>How the closes of an instrument were adjusted for rolls.</summary>
public enum PriceAdjustment
{
    /// <summary>Ratio-adjusted (or unadjusted): a return is a ratio of levels; levels must be positive.</summary>
    Ratio,

    /// <summary>Difference-adjusted (Panama): a return is the change of the adjusted close over the previous raw
    /// close; adjusted levels may be zero or negative.</summary>
    Difference,
}

/// <summary>What trading one instrument costs.</summary>
/// <param name="SlippageBps">Slippage per side in basis points of notional; null when not declared.</param>
/// <param name="SlippagePoints">Slippage per side in price points; null when not declared.</param>
/// <param name="CommissionPerContract">Commission per contract and side, in the instrument's currency.</param>
/// <param name="CommissionRate">Commission per side as a fraction of notional.</param>
/// <param name="CommissionPerTrade">Flat commission per trade, in the instrument's currency.</param>
public sealed record CostSpec(
    double? SlippageBps = null,
    double? SlippagePoints = null,
    double CommissionPerContract = 0,
    double CommissionRate = 0,
    double CommissionPerTrade = 0);

/// <summary>One step of a margin schedule.</summary>
/// <param name="From">First date on which the margin applies.</param>
/// <param name="Initial">Initial margin per contract, in the instrument's currency.</param>
public readonly record struct MarginStep(DateOnly From, double Initial);

/// <summary>The specification of one futures instrument.</summary>
public sealed record Instrument
{
    /// <summary>Symbol, unique in the dataset.</summary>
    public required string Symbol { get; init; }

    /// <summary>Asset class, for example <c>equity</c>, <c>rates</c>, <c>fx</c>, <c>commodity</c>, <c>volatility</c>.</summary>
    public required string AssetClass { get; init; }

    /// <summary>Region tag for discretionary tilts; empty when not declared.</summary>
    public string Region { get; init; } = "";

    /// <summary>Theme tags for discretionary tilts.</summary>
    public IReadOnlyList<string> Themes { get; init; } = [];

    /// <summary>Currency of the price.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>Account value of one price point of one contract, in <see cref="Currency"/>.</summary>
    public double Multiplier { get; init; } = 1;

    /// <summary>How the closes were adjusted.</summary>
    public PriceAdjustment Adjustment { get; init; } = PriceAdjustment.Ratio;

    /// <summary>True when the dataset declares a raw (tradable) price; whole contracts need one.</summary>
    public bool HasRawPrice { get; init; }

    /// <summary>What trading it costs; null when the dataset does not say (the execution default applies).</summary>
    public CostSpec? Cost { get; init; }

    /// <summary>Margin schedule, ascending; empty when the dataset has none.</summary>
    public IReadOnlyList<MarginStep> MarginSchedule { get; init; } = [];

    /// <summary>The declared last trading date; the position is closed at that day's price.</summary>
    public DateOnly? LastTrade { get; init; }
}
