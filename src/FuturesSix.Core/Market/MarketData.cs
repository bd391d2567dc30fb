namespace FuturesSix.Core.Market;

/// <summary>The two contracts from which carry is measured.</summary>
/// <param name="Price">Raw price of the traded contract, [T x N]; NaN when missing.</param>
/// <param name="Carry">Raw price of the neighbouring contract, [T x N]; NaN when missing.</param>
/// <param name="PriceMonth">Delivery month of the traded contract as 12 yyyy + mm, [T x N].</param>
/// <param name="CarryMonth">Delivery month of the neighbouring contract as 12 yyyy + mm, [T x N].</param>
public sealed record CarryLegs(Panel Price, Panel Carry, Panel PriceMonth, Panel CarryMonth);

/// <summary>A dataset in memory: everything the stack may know about the market, aligned to one calendar.
/// Immutable; a pure function of the dataset's files.</summary>
public sealed record MarketData
{
    /// <summary>Name of the dataset.</summary>
    public required string Name { get; init; }

    /// <summary>True when the prices were generated, never traded: every artifact says so.</summary>
    public bool Synthetic { get; init; }

    /// <summary>Currency of capital, equity and P&amp;L.</summary>
    public string AccountCurrency { get; init; } = "USD";

    /// <summary>The instruments, in column order; length N.</summary>
    public required IReadOnlyList<Instrument> Instruments { get; init; }

    /// <summary>Simple daily returns [T x N]; NaN on a day without an observation; the first return after a gap
    /// spans the gap. The rows are the trading calendar.</summary>
    public required Panel Returns { get; init; }

    /// <summary>The price in whose points a contract is sized [T x N]: the raw price where one is declared, otherwise
    /// an index of the returns. NaN on a day without an observation: a price is present exactly on observed days.</summary>
    public required Panel Prices { get; init; }

    /// <summary>Account currency per unit of each instrument's currency [T x N]: the last known value at most
    /// <see cref="MaxStaleDays"/> calendar days old, otherwise NaN, and the instrument cannot trade. 1 for instruments in the
    /// account currency.</summary>
    public required Panel Fx { get; init; }

    /// <summary>1 on a row where the traded contract changed, else 0 [T x N]; null when no instrument declares contracts.</summary>
    public Panel? Rolls { get; init; }

    /// <summary>Traded volume in contracts [T x N], NaN when missing; null when the dataset has none.</summary>
    public Panel? Volume { get; init; }

    /// <summary>Legs for the carry engine; null when the dataset has none.</summary>
    public CarryLegs? Carry { get; init; }

    /// <summary>Auxiliary daily series by name (for example vix, vvix, vx1…vx3), each of length T: the last value at
    /// most <see cref="MaxStaleDays"/> calendar days old, otherwise NaN.</summary>
    public IReadOnlyDictionary<string, double[]> Auxiliary { get; init; } = new Dictionary<string, double[]>(StringComparer.Ordinal);

    /// <summary>Declared roles, for example <c>equity_index</c> -> ES, <c>curve_short</c> -> ZT; symbols the engines look up.</summary>
    public IReadOnlyDictionary<string, string> Roles { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Exchange closures the dataset declares, ascending; the rebalance schedule looks ahead through these only.</summary>
    public IReadOnlyList<DateOnly> Holidays { get; init; } = [];

    /// <summary>Scheduled releases and decisions the dataset declares, ascending; dates are known ahead unless the event says
    /// when it was announced.</summary>
    public IReadOnlyList<MarketEvent> Events { get; init; } = [];

    /// <summary>A price or auxiliary value older than this many calendar days is stale.</summary>
    public int MaxStaleDays { get; init; } = 5;

    /// <summary>The trading calendar; length T.</summary>
    public IReadOnlyList<DateOnly> Dates => Returns.Dates;

    /// <summary>Number of trading days T.</summary>
    public int Rows => Returns.Rows;

    /// <summary>Number of instruments N.</summary>
    public int Count => Instruments.Count;
}
