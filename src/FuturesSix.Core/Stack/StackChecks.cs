using System.Globalization;
using FuturesSix.Core.Allocator;
using FuturesSix.Core.Evaluation;
using FuturesSix.Core.Market;
using FuturesSix.Core.Overlay;
using FuturesSix.Core.Policy;
using FuturesSix.Core.RiskTargeting;
using FuturesSix.Core.Simulation;

namespace FuturesSix.Core.Stack;

/// <summary>What is checked before a run and said after it.</summary>
internal static class StackChecks
{
    /// <summary>Refuses options out of bounds and datasets that do not fit them, with every violation.</summary>
    public static void ThrowIfInvalid(StackInput input)
    {
        var violations = new ViolationList()
            .AddRange(input.Options.Validate(input.Registry))
            .AddRange(input.Options.Margin.ValidateAgainst(input.Market))
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

    /// <summary>Performance from the day after the first active rebalance on.</summary>
    public static PerformanceSummary Evaluate(SimulationResult book, RebalanceSchedule schedule, int? active)
    {
        var first = active is { } k ? Math.Min(schedule.Rows[k] - book.FirstRow + 1, book.Days) : book.Days;
        return PerformanceEvaluator.Evaluate(book.Dates.AsSpan(first), book.Returns.AsSpan(first));
    }

    /// <summary>Everything that was missing, skipped, defaulted or clipped, as sentences.</summary>
    public static IReadOnlyList<string> Notes(
        IReadOnlyList<EngineOutcome> engines, PolicyResult policy, OverlayResult overlay, RiskTargetingResult sized, SimulationResult book)
    {
        var notes = new List<string>();
        notes.AddRange(engines.Where(e => e.LeftOutBecause is not null).Select(e => $"engine {e.Name} left out: {e.LeftOutBecause}"));
        notes.AddRange(engines.SelectMany(e => e.Forecast?.Notes ?? []));
        notes.AddRange(policy.Notes);
        for (var g = 0; g < policy.Engines.Count; g++)
        {
            if (!engines.Any(e => e.Forecast is not null && e.Name == policy.Engines[g]))
            {
                continue;
            }

            Count(notes, policy.MissingStates[g], $"policy: rebalances at which {policy.Engines[g]} had no known state");
        }

        notes.AddRange(overlay.Warnings);
        Count(notes, sized.Targets.Count(t => t.FlatReason is not null), "risk targeting: rebalances that were flat");
        Count(notes, sized.Targets.Sum(t => t.ExcludedInstruments), "risk targeting: weights set to 0 for want of returns");
        Count(notes, sized.Targets.Count(t => t.CovarianceRepaired), "risk targeting: covariances made positive semidefinite");
        Count(notes, sized.Targets.Count(t => t.EstimatorFellBack), "risk targeting: estimates that fell back to the sample covariance");
        Count(notes, book.MarginFallbacks, "margin: margins taken from the fallback rate");
        Count(notes, book.MarginScale.Count(s => s < 1), "margin: rebalances scaled down by the margin limit");
        notes.AddRange(book.FrozenAtEnd.Select(s => $"simulation: {s} had no price at the end; its position stays frozen"));
        if (book.RuinDate is { } ruin)
        {
            notes.Add($"simulation: equity reached zero on {ruin:yyyy-MM-dd}; the book was liquidated and the run ended");
        }

        return notes;
    }

    private static void Count(List<string> notes, long count, string what)
    {
        if (count > 0)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{what}: {count}"));
        }
    }
}
