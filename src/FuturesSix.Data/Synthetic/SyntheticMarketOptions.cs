using FuturesSix.Core.Market;

namespace FuturesSix.Data.Synthetic;

/// <summary>Which synthetic market to generate. A market of fewer years is the beginning of one of more years; further
/// instruments never change those before them.</summary>
public sealed record SyntheticMarketOptions
{
    /// <summary>Largest number of instruments.</summary>
    public const int MaxInstruments = 500;

    /// <summary>Largest number of calendar years.</summary>
    public const int MaxYears = 100;

    /// <summary>Seed of every draw; default 6.</summary>
    public long Seed { get; init; } = 6;

    /// <summary>First calendar day; default 2016-01-04.</summary>
    public DateOnly Start { get; init; } = new(2016, 1, 4);

    /// <summary>Number of calendar years; the first is the rest of <see cref="Start"/>'s year, the last ends on 31 December.</summary>
    public int Years { get; init; } = 10;

    /// <summary>Number of instruments: the first 14 are the named ones, further ones are drawn from their class's
    /// templates.</summary>
    public int Instruments { get; init; } = 14;

    /// <summary>Last calendar day.</summary>
    public DateOnly End => new(Start.Year + Years - 1, 12, 31);

    /// <summary>Every violated bound.</summary>
    public IReadOnlyList<Violation> Validate() => new ViolationList()
        .Require(Start.Year is >= 1971 and <= 2200, "synthetic.start", $"{Start:yyyy-MM-dd}", "a date in the years 1971 to 2200")
        .Require(Years is >= 1 and <= MaxYears, "synthetic.years", Years, $"an integer in [1, {MaxYears}]")
        .Require(Instruments is >= 1 and <= MaxInstruments, "synthetic.instruments", Instruments, $"an integer in [1, {MaxInstruments}]")
        .Items;
}
