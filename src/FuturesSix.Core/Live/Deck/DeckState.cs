using System.Collections.Immutable;
using System.Text.Json.Serialization;
using FuturesSix.Core.Live.RiskRails;

namespace FuturesSix.Core.Live.Deck;

/// <summary>The kill switch.</summary>
/// <param name="Enabled">True stops everything that allocates.</param>
/// <param name="Since">When it was last turned.</param>
/// <param name="Operator">Who turned it; null when nobody said.</param>
/// <param name="Reason">Why; null when nobody said.</param>
public sealed record KillSwitch(bool Enabled, DateTimeOffset? Since, string? Operator, string? Reason);

/// <summary>One strategy as the Deck steers it.</summary>
/// <param name="Enabled">The operator's switch; while the kill switch is on no strategy acts, whatever this says.</param>
/// <param name="RiskShare">Share of the risk in [0, 1].</param>
/// <param name="Pnl">P&amp;L over the publisher's window in account currency; null before the first.</param>
/// <param name="PnlAt">When that was published.</param>
public sealed record DeckStrategy(bool Enabled, double RiskShare, double? Pnl = null, DateTimeOffset? PnlAt = null);

/// <summary>Breakers that the publisher reports.</summary>
/// <param name="Equity">The account's loss limit has tripped.</param>
/// <param name="Venue">The venue has failed.</param>
public sealed record DeckBreakers(bool Equity, bool Venue);

/// <summary>Figures of the trading process; null where none was published.</summary>
public sealed record DeckMetrics
{
    /// <summary>Equity in account currency.</summary>
    public double? EquityUsd { get; init; }

    /// <summary>P&amp;L of 24 hours in account currency.</summary>
    [JsonPropertyName("pnl_24h")]
    public double? Pnl24h { get; init; }

    /// <summary>Drawdown in percent, positive.</summary>
    public double? DrawdownPct { get; init; }

    /// <summary>Median duration of a tick in milliseconds.</summary>
    public double? TickP50Ms { get; init; }

    /// <summary>95th percentile of the duration of a tick in milliseconds.</summary>
    public double? TickP95Ms { get; init; }

    /// <summary>Failed operations in percent.</summary>
    public double? ErrorRatePct { get; init; }

    /// <summary>Breakers.</summary>
    public DeckBreakers? Breaker { get; init; }

    /// <summary>These figures over <paramref name="before"/>: what is null here stays as it was.</summary>
    public DeckMetrics Over(DeckMetrics before)
    {
        ArgumentNullException.ThrowIfNull(before);
        return new DeckMetrics
        {
            EquityUsd = EquityUsd ?? before.EquityUsd,
            Pnl24h = Pnl24h ?? before.Pnl24h,
            DrawdownPct = DrawdownPct ?? before.DrawdownPct,
            TickP50Ms = TickP50Ms ?? before.TickP50Ms,
            TickP95Ms = TickP95Ms ?? before.TickP95Ms,
            ErrorRatePct = ErrorRatePct ?? before.ErrorRatePct,
            Breaker = Breaker ?? before.Breaker,
        };
    }
}

/// <summary>One trade as its publisher told it; null where it did not say.</summary>
public sealed record DeckTrade
{
    /// <summary>When it happened; the time of receipt where the publisher did not say.</summary>
    public DateTimeOffset? Ts { get; init; }

    /// <summary>Strategy.</summary>
    public string? Strategy { get; init; }

    /// <summary>Symbol.</summary>
    public string? Symbol { get; init; }

    /// <summary>buy or sell.</summary>
    public string? Side { get; init; }

    /// <summary>P&amp;L in account currency.</summary>
    public double? PnlUsd { get; init; }

    /// <summary>Milliseconds from decision to fill.</summary>
    public double? LatencyMs { get; init; }

    /// <summary>Anything else, as JSON text.</summary>
    public string? Info { get; init; }
}

/// <summary>An entry of the list of best symbols.</summary>
/// <param name="Symbol">Symbol.</param>
/// <param name="Score">Its score; null when only the order counts.</param>
public sealed record TopEntry(string Symbol, double? Score);

/// <summary>Everything the Deck knows at one moment. A pure fold of its journal: <see cref="DeckRules"/> makes each from the one
/// before it.</summary>
public sealed record DeckState
{
    /// <summary>The state before the first entry.</summary>
    public static DeckState Empty { get; } = new();

    /// <summary>Number of the last accepted change.</summary>
    public long Seq { get; init; }

    /// <summary>When it was accepted.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Moves on with every change of a share, a strategy's switch or the kill switch.</summary>
    public long AllocationVersion { get; init; }

    /// <summary>The risk mode.</summary>
    public RiskMode Mode { get; init; } = RiskMode.Yellow;

    /// <summary>The kill switch.</summary>
    public KillSwitch Kill { get; init; } = new(false, null, null, null);

    /// <summary>Strategies by name, in ordinal order.</summary>
    public ImmutableSortedDictionary<string, DeckStrategy> Strategies { get; init; } = ImmutableSortedDictionary.Create<string, DeckStrategy>(StringComparer.Ordinal);

    /// <summary>Figures of the trading process.</summary>
    public DeckMetrics Metrics { get; init; } = new();

    /// <summary>When a figure was last published.</summary>
    public DateTimeOffset? MetricsAt { get; init; }

    /// <summary>The last trades, oldest first, at most <see cref="DeckRules.Window"/>.</summary>
    public ImmutableArray<DeckTrade> Trades { get; init; } = [];

    /// <summary>The last latencies, oldest first, at most <see cref="DeckRules.Window"/>.</summary>
    public ImmutableArray<double> Latencies { get; init; } = [];

    /// <summary>Weights of symbols.</summary>
    public ImmutableSortedDictionary<string, double> Universe { get; init; } = ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal);

    /// <summary>The best symbols, best first.</summary>
    public ImmutableArray<TopEntry> Top { get; init; } = [];

    /// <summary>True when a strategy may act: its own switch is on and the kill switch is off.</summary>
    public bool IsActive(DeckStrategy strategy)
    {
        ArgumentNullException.ThrowIfNull(strategy);
        return strategy.Enabled && !Kill.Enabled;
    }
}
