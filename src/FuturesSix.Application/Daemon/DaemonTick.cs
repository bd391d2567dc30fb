using FuturesSix.Application.Deck;
using FuturesSix.Core.Live.Bandit;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Application.Daemon;

/// <summary>Decides one tick from a status; no clock, no network, so that replay is the same code.</summary>
public static class DaemonTick
{
    /// <summary>The decision, before anything is posted.</summary>
    /// <param name="options">Options of a tick.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="tick">Number of the tick.</param>
    /// <param name="at">Now.</param>
    /// <param name="status">What the Deck says.</param>
    /// <param name="memory">What is remembered of each strategy.</param>
    public static DaemonDecision Decide(BanditOptions options, long seed, long tick, DateTimeOffset at, DeckStatus status, IReadOnlyDictionary<string, BanditMemory> memory)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(status);
        ArgumentNullException.ThrowIfNull(memory);
        BanditArm[] arms = [.. status.Strategies.Where(s => s.Switch).Select(s => new BanditArm(s.Name, s.RiskShare, s.Pnl ?? double.NaN, Draw(seed, s.Name, tick), memory.GetValueOrDefault(s.Name)))];
        var decision = new DaemonDecision
        {
            Tick = tick,
            At = at,
            Seed = seed,
            Options = options,
            Version = status.Version,
            EquityUsd = status.EquityUsd,
            Arms = arms,
            Moves = [],
            Off = status.Strategies.Where(s => !s.Switch).ToDictionary(s => s.Name, s => s.RiskShare, StringComparer.Ordinal),
            Outcome = DaemonOutcome.Skipped,
        };
        return Again(decision, status.Kill);
    }

    /// <summary>Computes a decision from its inputs; its own outputs are not read.</summary>
    /// <param name="decision">The inputs.</param>
    /// <param name="killed">The kill switch.</param>
    public static DaemonDecision Again(DaemonDecision decision, bool killed)
    {
        ArgumentNullException.ThrowIfNull(decision);
        if (Missing(decision) is { } missing)
        {
            return decision with { Moves = [], Outcome = DaemonOutcome.Skipped, Notes = [missing] };
        }

        var result = BanditTick.Decide(decision.Options, decision.EquityUsd!.Value, decision.Arms);
        var post = result.Post || decision.Off.Values.Any(s => s > decision.Options.MoveThreshold);
        return decision with
        {
            Moves = result.Moves,
            Outcome = killed ? DaemonOutcome.Killed : post ? DaemonOutcome.DryRun : DaemonOutcome.Unchanged,
            Notes = killed ? [.. result.Notes, "the kill switch is on: nothing is posted"] : result.Notes,
        };
    }

    /// <summary>The draw of a strategy at a tick.</summary>
    public static double Draw(long seed, string name, long tick) => new UniformDraws(seed, name).At(tick);

    private static string? Missing(DaemonDecision decision)
    {
        if (decision.Arms.Count == 0)
        {
            return "no strategy is on: nothing to decide";
        }

        if (decision.EquityUsd is not { } equity || !(equity > 0))
        {
            return "no equity above 0 was published: nothing to decide";
        }

        return decision.Options.ValidateFor(decision.Arms.Count) is { Count: > 0 } violations ? $"the bounds do not fit the strategies that are on: {string.Join("; ", violations)}" : null;
    }
}
