using FuturesSix.Core.Market;

namespace FuturesSix.Core.Construction;

/// <summary>Options of layer 3.</summary>
public sealed record ConstructionOptions
{
    /// <summary>Annualised volatility that a full forecast of one active instrument is scaled to.</summary>
    public double InstrumentVolatility { get; init; } = 0.10;

    /// <summary>Every violated bound.</summary>
    public IReadOnlyList<Violation> Validate() =>
        new ViolationList().Within("construction.instrument_volatility", InstrumentVolatility, 0.0001, 10).Items;
}
