using FuturesSix.Core.Market;

namespace FuturesSix.Core.Supervision;

/// <summary>Options of <see cref="GapCvar"/>.</summary>
public sealed record GapCvarOptions
{
    /// <summary>Share of the worst gaps that are averaged.</summary>
    public double Tail { get; init; } = 0.05;

    /// <summary>Fewer gaps have no CVaR.</summary>
    public int MinRows { get; init; } = 3;

    /// <summary>Only rows of this horizon, in hours; null = all.</summary>
    public double? HorizonHours { get; init; } = 24;

    /// <summary>Every violated bound.</summary>
    public IReadOnlyList<Violation> Validate() => new ViolationList()
        .Require(Tail > 0 && Tail <= 1, "cvar.tail", Tail, "a number in (0, 1]")
        .Require(MinRows >= 1, "cvar.min_rows", MinRows, "an integer of at least 1")
        .Require(HorizonHours is null || (HorizonHours > 0 && double.IsFinite(HorizonHours.Value)), "cvar.horizon_hours", HorizonHours, "a number above 0, or nothing")
        .Items;
}
