using FuturesSix.Core.Live.Bandit;
using FuturesSix.Data;

namespace FuturesSix.Application.Daemon;

/// <summary>What a replay found.</summary>
/// <param name="Decisions">Decisions computed again.</param>
/// <param name="Differences">Where a decision, a draw or what was remembered differs by as little as one bit.</param>
public sealed record ReplayResult(int Decisions, IReadOnlyList<string> Differences);

/// <summary>Computes every decision of a journal again from its inputs, and the inputs that the daemon made itself (draws from the
/// seed, memory from the decision before).</summary>
public static class ReplayDaemon
{
    /// <summary>Replays.</summary>
    /// <param name="journal">The file.</param>
    /// <exception cref="RequestException">There is no such file, or it is damaged.</exception>
    public static ReplayResult Execute(string journal)
    {
        if (!File.Exists(journal))
        {
            throw new RequestException($"{journal}: there is no such file; expected the journal of a daemon.");
        }

        var differences = new List<string>();
        var memory = new Dictionary<string, BanditMemory>(StringComparer.Ordinal);
        var decisions = new DaemonJournal(journal).Read(out var torn);
        if (torn)
        {
            differences.Add($"{journal}({decisions.Count + 1}): the last line is torn");
        }

        foreach (var decision in decisions)
        {
            Compare(decision, memory, differences);
        }

        return new ReplayResult(decisions.Count, differences);
    }

    private static void Compare(DaemonDecision decision, Dictionary<string, BanditMemory> memory, List<string> differences)
    {
        foreach (var arm in decision.Arms)
        {
            if (!arm.Noise.Equals(DaemonTick.Draw(decision.Seed, arm.Name, decision.Tick)))
            {
                differences.Add($"tick {decision.Tick}: the draw of {arm.Name} is not that of seed {decision.Seed}");
            }

            if (arm.Memory != memory.GetValueOrDefault(arm.Name))
            {
                differences.Add($"tick {decision.Tick}: what was remembered of {arm.Name} is not what the tick before left");
            }
        }

        var again = DaemonTick.Again(decision, decision.Outcome == DaemonOutcome.Killed);
        if (!again.Moves.SequenceEqual(decision.Moves))
        {
            differences.Add($"tick {decision.Tick}: the moves differ");
        }

        var would = decision.Outcome is DaemonOutcome.Posted or DaemonOutcome.Refused ? DaemonOutcome.DryRun : decision.Outcome;
        if (again.Outcome != would)
        {
            differences.Add($"tick {decision.Tick}: {decision.Outcome} was {again.Outcome} again");
        }

        foreach (var move in decision.Moves)
        {
            memory[move.Name] = move.Memory;
        }
    }
}
