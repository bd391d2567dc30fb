using System.Globalization;
using FuturesSix.Core.Live.Bandit;

namespace FuturesSix.Application.Daemon;

/// <summary>What became of a tick.</summary>
public enum DaemonOutcome
{
    /// <summary>The whole vector was posted and accepted.</summary>
    Posted,

    /// <summary>It would have been posted.</summary>
    DryRun,

    /// <summary>No share moves by more than the threshold.</summary>
    Unchanged,

    /// <summary>The kill switch is on.</summary>
    Killed,

    /// <summary>The Deck refused: the allocation has changed since, or the token is wrong.</summary>
    Refused,

    /// <summary>There was nothing to decide from.</summary>
    Skipped,
}

/// <summary>One tick as the journal keeps it: everything that went in, everything that came out. A decision can be computed again
/// from it, bit for bit.</summary>
public sealed record DaemonDecision
{
    /// <summary>Its number, from 0; the position of its draws.</summary>
    public required long Tick { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Seed of the draws.</summary>
    public required long Seed { get; init; }

    /// <summary>Options of the tick.</summary>
    public required BanditOptions Options { get; init; }

    /// <summary>The allocation version it was computed from.</summary>
    public required long Version { get; init; }

    /// <summary>Equity; null when it was unknown.</summary>
    public double? EquityUsd { get; init; }

    /// <summary>The strategies that were on, with what was remembered of them.</summary>
    public required IReadOnlyList<BanditArm> Arms { get; init; }

    /// <summary>What was decided for each.</summary>
    public required IReadOnlyList<BanditMove> Moves { get; init; }

    /// <summary>Strategies that are off and get no share, with the share they had.</summary>
    public IReadOnlyDictionary<string, double> Off { get; init; } = new Dictionary<string, double>();

    /// <summary>What became of it.</summary>
    public required DaemonOutcome Outcome { get; init; }

    /// <summary>What was missing, refused or remarkable.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The whole vector: targets of those that are on, 0 for those that are off.</summary>
    public IReadOnlyDictionary<string, double> Vector() =>
        Moves.Select(m => KeyValuePair.Create(m.Name, m.Target)).Concat(Off.Keys.Select(n => KeyValuePair.Create(n, 0.0))).ToDictionary(StringComparer.Ordinal);

    /// <summary>One line for the log: outcome, then each move with its reason, then the notes.</summary>
    public override string ToString()
    {
        var moves = Moves.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Name} {m.Share:0.000}->{m.Target:0.000} ({m.Reason})"))
            .Concat(Off.Select(o => string.Create(CultureInfo.InvariantCulture, $"{o.Key} {o.Value:0.000}->0 (off)")));
        return string.Create(CultureInfo.InvariantCulture, $"{At:yyyy-MM-ddTHH:mm:ssZ} tick {Tick} {Outcome.ToString().ToLowerInvariant()}: {string.Join("; ", moves.Concat(Notes))}");
    }
}
