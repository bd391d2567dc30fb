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

    private const int FirstYear = 1971;
    private const int LastYear = 2200;

    /// <summary>Seed of every draw; default 96.</summary>
    public long Seed { get; init; } = 96;

    /// <summary>First calendar day; default 2016-01-04.</summary>
    public DateOnly Start { get; init; } = new(2016, 1, 4);

    /// <summary>Number of calendar years; the first is the rest of <see cref="Start"/>'s year, the last ends on 31 December.</summary>
    public int Years { get; init; } = 10;

    /// <summary>Number of instruments besides VX1 to VX3: the first 14 are the named ones, further ones are drawn from their
    /// class's templates.</summary>
    public int Instruments { get; init; } = 14;

    /// <summary>Last calendar day.</summary>
    public DateOnly End => new(Start.Year + Years - 1, 12, 31);

    /// <summary>Every violated bound.</summary>
    public IReadOnlyList<Violation> Validate()
    {
        var start = Start.Year is >= FirstYear and <= LastYear;
        var years = Years is >= 1 and <= MaxYears;
        return new ViolationList()
            .Require(start, "synthetic.start", $"{Start:yyyy-MM-dd}", $"a date in the years {FirstYear} to {LastYear}")
            .Require(years, "synthetic.years", Years, $"an integer in [1, {MaxYears}]")
            .Require(Instruments is >= 1 and <= MaxInstruments, "synthetic.instruments", Instruments, $"an integer in [1, {MaxInstruments}]")
            .Require(!start || !years || Sessions().Any(), "synthetic.start", $"{Start:yyyy-MM-dd}", "a date with a session between it and the end of the last year")
            .Items;
    }

    /// <summary>The sessions: weekdays without the exchange holidays of the rule.</summary>
    internal IEnumerable<DateOnly> Sessions()
    {
        var closed = Holidays(Start.Year, End.Year).ToHashSet();
        for (var day = Start; day <= End; day = day.AddDays(1))
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !closed.Contains(day))
            {
                yield return day;
            }
        }
    }

    /// <summary>The exchange holidays of some years.</summary>
    internal static DateOnly[] Holidays(int first, int last) => [.. Enumerable.Range(first, last - first + 1).SelectMany(UsExchangeHolidays.InYear).Order()];
}
