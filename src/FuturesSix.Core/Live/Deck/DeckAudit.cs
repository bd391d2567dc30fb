using System.Globalization;

namespace FuturesSix.Core.Live.Deck;

/// <summary>What a change replaced, in words, for the journal and the audit log.</summary>
public static class DeckAudit
{
    /// <summary>The journal's entry for an accepted change.</summary>
    /// <param name="before">The state before it.</param>
    /// <param name="after">The state after it.</param>
    /// <param name="change">The change.</param>
    /// <param name="who">Who asked.</param>
    /// <param name="from">From where.</param>
    public static DeckEntry Entry(DeckState before, DeckState after, DeckChange change, string who, string from)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(change);
        var telemetry = change.IsTelemetry;
        return new DeckEntry(after.Seq, after.At, who, from, change, telemetry ? null : Describe(before, change), telemetry ? null : Describe(after, change));
    }

    private static string Describe(DeckState state, DeckChange change) => change.Kind switch
    {
        DeckChangeKind.Mode => state.Mode.ToString().ToLowerInvariant(),
        DeckChangeKind.Kill => state.Kill.Enabled ? "armed: everything stopped" : "off",
        DeckChangeKind.Share or DeckChangeKind.Strategy => One(state, change.Strategy!),
        DeckChangeKind.Universe => string.Join(", ", state.Universe.Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Key}={w.Value}"))),
        DeckChangeKind.Top => string.Join(", ", state.Top.Select(t => t.Symbol)),
        _ => string.Join(", ", state.Strategies.Keys.Select(n => One(state, n))),
    };

    private static string One(DeckState state, string name) => state.Strategies.TryGetValue(name, out var strategy)
        ? string.Create(CultureInfo.InvariantCulture, $"{name}={strategy.RiskShare}{(strategy.Enabled ? "" : " off")}")
        : $"{name} unknown";
}
