using System.Text.Json.Serialization;
using FuturesSix.Core.Live.RiskRails;

namespace FuturesSix.Core.Live.Deck;

/// <summary>What kind of change is asked for.</summary>
public enum DeckChangeKind
{
    /// <summary>The strategies of a new Deck, in equal shares.</summary>
    Init,

    /// <summary>The risk mode.</summary>
    Mode,

    /// <summary>The kill switch.</summary>
    Kill,

    /// <summary>The risk share of one strategy.</summary>
    Share,

    /// <summary>The risk shares of all strategies.</summary>
    Shares,

    /// <summary>Switch and share of one strategy.</summary>
    Strategy,

    /// <summary>Figures and P&amp;L.</summary>
    Metrics,

    /// <summary>A trade.</summary>
    Trade,

    /// <summary>Weights of symbols.</summary>
    Universe,

    /// <summary>The best symbols.</summary>
    Top,
}

/// <summary>One change that was asked for; only the fields of its kind are set.</summary>
public sealed record DeckChange
{
    /// <summary>Its kind.</summary>
    public required DeckChangeKind Kind { get; init; }

    /// <summary>The mode to set.</summary>
    public RiskMode? Mode { get; init; }

    /// <summary>On or off, for the kill switch and a strategy.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Who asks.</summary>
    public string? Operator { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>The strategy.</summary>
    public string? Strategy { get; init; }

    /// <summary>Its share.</summary>
    public double? RiskShare { get; init; }

    /// <summary>Shares by strategy, weights by symbol.</summary>
    public IReadOnlyDictionary<string, double>? Weights { get; init; }

    /// <summary>The allocation version that the whole vector was computed from.</summary>
    public long? IfVersion { get; init; }

    /// <summary>Figures.</summary>
    public DeckMetrics? Metrics { get; init; }

    /// <summary>P&amp;L by strategy.</summary>
    public IReadOnlyDictionary<string, double>? PnlByStrategy { get; init; }

    /// <summary>The trade.</summary>
    public DeckTrade? Trade { get; init; }

    /// <summary>The best symbols.</summary>
    public IReadOnlyList<TopEntry>? Top { get; init; }

    /// <summary>True for figures and trades, which steer nothing.</summary>
    [JsonIgnore]
    public bool IsTelemetry => Kind is DeckChangeKind.Metrics or DeckChangeKind.Trade;
}

/// <summary>An accepted change, as the journal keeps it.</summary>
/// <param name="Seq">Its number, from 1, without gaps.</param>
/// <param name="At">When it was accepted, in UTC; never before the one before it.</param>
/// <param name="Who">Who asked: the operator they named, or how they proved themselves.</param>
/// <param name="From">The address it came from.</param>
/// <param name="Change">What was asked.</param>
/// <param name="Old">What it replaced, in words; null for telemetry.</param>
/// <param name="New">What replaced it, in words; null for telemetry.</param>
public sealed record DeckEntry(long Seq, DateTimeOffset At, string Who, string From, DeckChange Change, string? Old, string? New);

/// <summary>Why a change was refused.</summary>
public enum DeckRefusalKind
{
    /// <summary>The request does not make sense.</summary>
    Invalid,

    /// <summary>It names something that is not there.</summary>
    NotFound,

    /// <summary>It does not fit the state: the kill switch is on, or the version has moved on.</summary>
    Conflict,
}

/// <summary>A change that was refused.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Field">The field at fault.</param>
/// <param name="Message">What, and what was expected.</param>
public sealed record DeckRefusal(DeckRefusalKind Kind, string Field, string Message);

/// <summary>The state after a change, or why there is none.</summary>
/// <param name="State">The new state; null when it was refused.</param>
/// <param name="Refusal">Why it was refused; null when it was accepted.</param>
public readonly record struct DeckOutcome(DeckState? State, DeckRefusal? Refusal);
