using System.Collections.Immutable;
using System.Globalization;

namespace FuturesSix.Core.Live.Deck;

/// <summary>What may change, and what it becomes: the whole behaviour of the Deck as one pure function of state, change and
/// time. While the kill switch is on every allocation is refused and no strategy is active; it goes off only with operator and
/// reason.</summary>
public static class DeckRules
{
    /// <summary>How many trades and latencies are kept.</summary>
    public const int Window = 200;

    /// <summary>How many strategies there may be, telemetry's included.</summary>
    public const int MaxStrategies = 64;

    /// <summary>How far the sum of shares may be above 1 by rounding.</summary>
    private const double SumRounding = 1e-6;

    /// <summary>Applies a change.</summary>
    /// <param name="state">The state before it.</param>
    /// <param name="change">The change, its numbers finite and within their bounds.</param>
    /// <param name="at">Now.</param>
    public static DeckOutcome Apply(DeckState state, DeckChange change, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(change);
        var outcome = change.Kind switch
        {
            DeckChangeKind.Init => state.Seq == 0 ? new DeckOutcome(Init(state, change), null) : Refuse(DeckRefusalKind.Conflict, "init", "the Deck has its strategies already"),
            DeckChangeKind.Mode => new DeckOutcome(state with { Mode = change.Mode!.Value }, null),
            DeckChangeKind.Kill => Kill(state, change, at),
            DeckChangeKind.Share => Share(state, change),
            DeckChangeKind.Shares => Shares(state, change),
            DeckChangeKind.Strategy => Strategy(state, change),
            DeckChangeKind.Metrics => Metrics(state, change, at),
            DeckChangeKind.Trade => new DeckOutcome(Trade(state, change.Trade!, at), null),
            DeckChangeKind.Universe => Universe(state, change),
            _ => new DeckOutcome(state with { Top = [.. change.Top!] }, null),
        };
        return outcome.State is { } next ? new DeckOutcome(next with { Seq = state.Seq + 1, At = at }, null) : outcome;
    }

    private static DeckState Init(DeckState state, DeckChange change) => state with
    {
        Strategies = change.Weights!.ToImmutableSortedDictionary(w => w.Key, w => new DeckStrategy(true, w.Value), StringComparer.Ordinal),
        AllocationVersion = state.AllocationVersion + 1,
    };

    private static DeckOutcome Kill(DeckState state, DeckChange change, DateTimeOffset at)
    {
        if (change.Enabled == false)
        {
            if (string.IsNullOrWhiteSpace(change.Operator))
            {
                return Refuse(DeckRefusalKind.Invalid, "operator", "operator is missing; expected who disarms the kill switch");
            }

            if (string.IsNullOrWhiteSpace(change.Reason))
            {
                return Refuse(DeckRefusalKind.Invalid, "reason", "reason is missing; expected why the kill switch is disarmed");
            }
        }

        return new DeckOutcome(state with { Kill = new KillSwitch(change.Enabled!.Value, at, change.Operator, change.Reason), AllocationVersion = state.AllocationVersion + 1 }, null);
    }

    private static DeckOutcome Share(DeckState state, DeckChange change) =>
        !state.Strategies.TryGetValue(change.Strategy!, out var strategy) ? Unknown(state, "strategy", change.Strategy!)
        : state.Kill.Enabled ? Killed()
        : With(state, change.Strategy!, strategy with { RiskShare = change.RiskShare!.Value });

    private static DeckOutcome Shares(DeckState state, DeckChange change)
    {
        var weights = change.Weights!;
        foreach (var name in weights.Keys)
        {
            if (!state.Strategies.ContainsKey(name))
            {
                return Unknown(state, $"weights.{name}", name);
            }
        }

        if (state.Kill.Enabled)
        {
            return Killed();
        }

        if (change.IfVersion != state.AllocationVersion)
        {
            return Refuse(DeckRefusalKind.Conflict, "if_version", string.Create(CultureInfo.InvariantCulture, $"if_version is {change.IfVersion}, the allocation is at version {state.AllocationVersion}: it has changed since; expected a vector computed from the newest /status"));
        }

        if (state.Strategies.Keys.FirstOrDefault(n => !weights.ContainsKey(n)) is { } missing)
        {
            return Refuse(DeckRefusalKind.Invalid, $"weights.{missing}", $"weights has no {missing}; expected the share of every strategy: {string.Join(", ", state.Strategies.Keys)}");
        }

        if (weights.Values.Sum() is var sum && sum > 1 + SumRounding)
        {
            return Refuse(DeckRefusalKind.Invalid, "weights", string.Create(CultureInfo.InvariantCulture, $"weights sum to {sum}; expected at most 1"));
        }

        var strategies = state.Strategies.ToBuilder();
        foreach (var (name, share) in weights)
        {
            strategies[name] = strategies[name] with { RiskShare = share };
        }

        return new DeckOutcome(state with { Strategies = strategies.ToImmutable(), AllocationVersion = state.AllocationVersion + 1 }, null);
    }

    private static DeckOutcome Strategy(DeckState state, DeckChange change)
    {
        if (!state.Strategies.TryGetValue(change.Strategy!, out var strategy))
        {
            return Unknown(state, "name", change.Strategy!);
        }

        return state.Kill.Enabled && (change.Enabled == true || change.RiskShare is not null)
            ? Killed()
            : With(state, change.Strategy!, strategy with { Enabled = change.Enabled ?? strategy.Enabled, RiskShare = change.RiskShare ?? strategy.RiskShare });
    }

    private static DeckOutcome Metrics(DeckState state, DeckChange change, DateTimeOffset at)
    {
        var strategies = state.Strategies;
        foreach (var (name, pnl) in change.PnlByStrategy ?? ImmutableDictionary<string, double>.Empty)
        {
            // A strategy nobody named before is shown, but stays off and without risk until an operator turns it on.
            var known = strategies.TryGetValue(name, out var strategy) ? strategy : new DeckStrategy(false, 0);
            strategies = strategies.SetItem(name, known with { Pnl = pnl, PnlAt = at });
        }

        if (strategies.Count > MaxStrategies)
        {
            return Refuse(DeckRefusalKind.Invalid, "pnl_by_strategy", string.Create(CultureInfo.InvariantCulture, $"pnl_by_strategy would make {strategies.Count} strategies; expected at most {MaxStrategies}"));
        }

        return new DeckOutcome(
            state with
            {
                Strategies = strategies,
                AllocationVersion = state.AllocationVersion + (strategies.Count == state.Strategies.Count ? 0 : 1),
                Metrics = change.Metrics?.Over(state.Metrics) ?? state.Metrics,
                MetricsAt = at,
            },
            null);
    }

    private static DeckState Trade(DeckState state, DeckTrade trade, DateTimeOffset at) => state with
    {
        Trades = Append(state.Trades, trade with { Ts = trade.Ts ?? at }),
        Latencies = trade.LatencyMs is { } latency ? Append(state.Latencies, latency) : state.Latencies,
    };

    private static DeckOutcome Universe(DeckState state, DeckChange change) => state.Kill.Enabled
        ? Killed()
        : new DeckOutcome(state with { Universe = change.Weights!.ToImmutableSortedDictionary(StringComparer.Ordinal) }, null);

    private static DeckOutcome With(DeckState state, string name, DeckStrategy strategy) =>
        new(state with { Strategies = state.Strategies.SetItem(name, strategy), AllocationVersion = state.AllocationVersion + 1 }, null);

    private static ImmutableArray<T> Append<T>(ImmutableArray<T> items, T item) =>
        items.Length < Window ? items.Add(item) : [.. items.AsSpan()[1..], item];

    private static DeckOutcome Unknown(DeckState state, string field, string name) =>
        Refuse(DeckRefusalKind.NotFound, field, $"there is no strategy '{name}'; expected one of {string.Join(", ", state.Strategies.Keys)}");

    private static DeckOutcome Killed() => Refuse(DeckRefusalKind.Conflict, "kill", "the kill switch is on: nothing is allocated until an operator disarms it");

    private static DeckOutcome Refuse(DeckRefusalKind kind, string field, string message) => new(null, new DeckRefusal(kind, field, message));
}
