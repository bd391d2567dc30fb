using FuturesSix.Core.Allocator;
using FuturesSix.Core.Evaluation;
using FuturesSix.Core.Market;
using FuturesSix.Core.Policy;
using FuturesSix.Core.Simulation;

namespace FuturesSix.Core.Stack;

/// <summary>What is checked before a run and measured after it.</summary>
internal static class StackChecks
{
    /// <summary>Refuses options out of bounds and datasets that do not fit them, with every violation.</summary>
    public static void ThrowIfInvalid(StackInput input)
    {
        var violations = new ViolationList()
            .AddRange(input.Options.Validate(input.Registry))
            .AddRange(input.Options.Margin.ValidateAgainst(input.Market))
            .AddRange(input.Options.Exposures.ValidateAgainst(input.Market))
            .AddRange(Events(input))
            .Require(input.Market.Rows > 0, "dataset", input.Market.Name, "at least one trading day")
            .Require(
                input.Options.Policy.Mode != PolicyMode.Precomputed || input.PrecomputedPolicy is not null,
                "policy.precomputed_run_id", input.Options.Policy.PrecomputedRunId, "a run whose multipliers were loaded")
            .Require(
                input.Options.Allocator.Mode != AllocatorMode.Precomputed || input.PrecomputedBrake is not null,
                "allocator.precomputed_run_id", input.Options.Allocator.PrecomputedRunId, "a run whose scalars were loaded")
            .Items;
        if (violations.Count > 0)
        {
            throw new StackException(violations);
        }
    }

    /// <summary>Throttles around events that the dataset does not declare.</summary>
    private static IEnumerable<Violation> Events(StackInput input)
    {
        var declared = input.Market.Events.Select(e => e.Kind).Distinct().Order(StringComparer.Ordinal).ToList();
        var expected = declared.Count == 0 ? "a dataset that declares events" : $"one of {string.Join(", ", declared)}";
        return input.Options.Policy.Throttles
            .Where(t => t.Event is not null)
            .SelectMany(t => t.Event!.Kinds.Where(k => !declared.Contains(k)).Select(k => new Violation($"policy.throttles.{t.Engine}.event.kinds", k, expected)));
    }

    /// <summary>Performance from the day after the first active rebalance on.</summary>
    public static PerformanceSummary Evaluate(SimulationResult book, RebalanceSchedule schedule, int? active)
    {
        var first = active is { } k ? Math.Min(schedule.Rows[k] - book.FirstRow + 1, book.Days) : book.Days;
        return PerformanceEvaluator.Evaluate(book.Dates.AsSpan(first), book.Returns.AsSpan(first));
    }
}
