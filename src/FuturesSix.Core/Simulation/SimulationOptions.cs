using FuturesSix.Core.Market;

namespace FuturesSix.Core.Simulation;

/// <summary>Options of the simulation.</summary>
public sealed record SimulationOptions
{
    /// <summary>Starting equity in account currency.</summary>
    public double Capital { get; init; } = 50_000_000;

    /// <summary>Decisions on row t are filled at the close of row t + delay and earn from the row after.</summary>
    public int FillDelay { get; init; } = 1;

    /// <summary>Every violated bound.</summary>
    public IReadOnlyList<Violation> Validate() => new ViolationList()
        .Within("simulation.capital", Capital, 1, 1e15)
        .Require(FillDelay is >= 1 and <= 20, "simulation.fill_delay", FillDelay, "a whole number of trading days in [1, 20]")
        .Items;
}
