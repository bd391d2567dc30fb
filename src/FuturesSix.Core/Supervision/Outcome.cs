namespace FuturesSix.Core.Supervision;

/// <summary>What was really traded for a signal.</summary>
/// <param name="Ticks">Mean time of the fills, UTC ticks.</param>
/// <param name="Price">Mean price of the fills, in the unit of the price source; NaN = not said.</param>
/// <param name="Filled">Filled over asked for, at least 0.</param>
/// <param name="CostBps">Costs in bps of what was traded.</param>
public readonly record struct SignalFill(long Ticks, double Price, double Filled, double CostBps);

/// <summary>A signal as it is judged.</summary>
/// <param name="Ticks">Its time, UTC ticks.</param>
/// <param name="HorizonHours">Its horizon.</param>
/// <param name="Score">Its score; the sign is the direction.</param>
/// <param name="ExpectedCostBps">Costs it reckoned with.</param>
/// <param name="ReferencePrice">The price it was made on, in the unit of the price source; NaN = not said.</param>
public readonly record struct JudgedSignal(long Ticks, double HorizonHours, double Score, double ExpectedCostBps = 0, double ReferencePrice = double.NaN)
{
    /// <summary>When its horizon ends, UTC ticks.</summary>
    public long DueTicks => Ticks + (long)(HorizonHours * TimeSpan.TicksPerHour);
}

/// <summary>What may be doubtful about the prices of an outcome.</summary>
[Flags]
public enum PriceDoubts
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A price came later than is allowed.</summary>
    Late = 1,

    /// <summary>A fill or reference price was left out: it is not in the unit of the price source.</summary>
    Foreign = 2,

    /// <summary>Entry and exit are the same price: the horizon is shorter than the distance of prices.</summary>
    Same = 4,
}

/// <summary>What became of a signal, with what is known of the causes.</summary>
public sealed record Outcome
{
    /// <summary>Realised P&amp;L in bps of the position.</summary>
    public required double RealisedBps { get; init; }

    /// <summary>Causes of the gap that the journal tells.</summary>
    public required GapParts Parts { get; init; }

    /// <summary>Price at entry: the first at or after the signal.</summary>
    public required double EntryPrice { get; init; }

    /// <summary>Its time.</summary>
    public required long EntryTicks { get; init; }

    /// <summary>Price at exit: the first at or after the end of the horizon.</summary>
    public required double ExitPrice { get; init; }

    /// <summary>Its time.</summary>
    public required long ExitTicks { get; init; }

    /// <summary>Hours from the signal to the fill; null where no fill is known.</summary>
    public double? FillDelayHours { get; init; }

    /// <summary>True where entry or exit price came later than is allowed.</summary>
    public bool LatePrice { get; init; }

    /// <summary>What is doubtful about the prices.</summary>
    public PriceDoubts Doubts => (LatePrice ? PriceDoubts.Late : 0) | (ForeignPrice ? PriceDoubts.Foreign : 0) | (EntryTicks == ExitTicks ? PriceDoubts.Same : 0);

    /// <summary>True where a fill or reference price was left out, because it is not in the unit of the price source.</summary>
    public bool ForeignPrice { get; init; }
}
