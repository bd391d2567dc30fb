using System.Globalization;
using FuturesSix.Core.Margin;
using FuturesSix.Core.Market;
using FuturesSix.Core.Overlay;
using FuturesSix.Core.Policy;
using FuturesSix.Core.RiskTargeting;
using FuturesSix.Core.Simulation;

namespace FuturesSix.Core.Stack;

/// <summary>Everything that was missing, skipped, defaulted, clipped or without effect in a run, as sentences.</summary>
internal sealed class StackNotes
{
    private readonly List<string> _notes = [];

    private StackNotes()
    {
    }

    /// <summary>Collects the notes of a run.</summary>
    public static IReadOnlyList<string> Of(
        MarketData market, StackOptions options, RebalanceSchedule schedule, IReadOnlyList<EngineOutcome> engines, PolicyResult policy, OverlayResult overlay, RiskTargetingResult sized, BrakeResult brake, ExposureStageResult exposures, SimulationResult book)
    {
        var notes = new StackNotes();
        notes.Invested(options, schedule, sized, book);
        notes.Closures(market);
        notes.Engines(engines);
        notes.Policy(engines, policy);
        notes._notes.AddRange(overlay.Warnings);
        notes.Sizing(sized);
        notes.Brake(brake);
        notes.Exposures(options, exposures);
        notes.Costs(market, options.Margin);
        notes.Execution(book);
        return notes._notes;
    }

    private void Invested(StackOptions options, RebalanceSchedule schedule, RiskTargetingResult sized, SimulationResult book)
    {
        var flat = sized.Targets.Where(t => t.FlatReason is not null).ToList();
        if (schedule.Count == 0)
        {
            _notes.Add($"never invested: no rebalance from {book.Dates[0]:yyyy-MM-dd} to {book.Dates[^1]:yyyy-MM-dd} under {options.Rebalance}");
        }
        else if (flat.Count == schedule.Count)
        {
            _notes.Add($"never invested: {flat[^1].FlatReason}");
        }
        else if (book.TradedNotional.All(n => n == 0))
        {
            _notes.Add("never invested: no order was filled before the end");
        }
    }

    private void Closures(MarketData market)
    {
        var known = market.Dates.Concat(market.Holidays).ToHashSet();
        var (count, first) = (0, default(DateOnly));
        for (var day = market.Dates[0]; day < market.Dates[^1]; day = day.AddDays(1))
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !known.Contains(day))
            {
                first = count++ == 0 ? day : first;
            }
        }

        if (count > 0)
        {
            _notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"calendar: {count} weekdays without any observation are not declared under holidays, first {first:yyyy-MM-dd}; data cut right before one has a rebalance less"));
        }
    }

    private void Engines(IReadOnlyList<EngineOutcome> engines)
    {
        _notes.AddRange(engines.Where(e => e.LeftOutBecause is not null).Select(e => $"engine {e.Name} left out: {e.LeftOutBecause}"));
        _notes.AddRange(engines.SelectMany(e => e.Forecast?.Notes ?? []));
    }

    private void Policy(IReadOnlyList<EngineOutcome> engines, PolicyResult policy)
    {
        _notes.AddRange(policy.Notes);
        for (var g = 0; g < policy.Engines.Count; g++)
        {
            if (engines.Any(e => e.Forecast is not null && e.Name == policy.Engines[g]))
            {
                Count(policy.MissingStates[g], $"policy: rebalances at which {policy.Engines[g]} had no known state");
            }
        }

        foreach (var factor in policy.Factors)
        {
            Count(factor.Missing, $"policy: rebalances at which {factor.Engine} had no known {factor.Component}");
        }
    }

    private void Sizing(RiskTargetingResult sized)
    {
        Count(sized.Targets.Count(t => t.FlatReason is not null), "risk targeting: rebalances that were flat");
        Count(sized.Targets.Sum(t => t.ExcludedInstruments), "risk targeting: weights set to 0 for want of returns");
        Count(sized.Targets.Count(t => t.CovarianceRepaired), "risk targeting: covariances made positive semidefinite");
        Count(sized.Targets.Count(t => t.EstimatorFellBack), "risk targeting: estimates that fell back to the sample covariance");
    }

    private void Brake(BrakeResult brake)
    {
        if (brake.State is not { } state || state.States.Rows == 0)
        {
            _notes.Add($"allocator: no day had a state (too few days, or too few instruments for a correlation){(brake.Acts ? ": the brake never acted" : "")}");
            return;
        }

        Count(state.Features.Rows - state.StateRows[0] - state.StateRows.Count, "allocator: days without a state after the first one");
        Count(brake.Acts ? brake.Exposure.MissingScalars : 0, "allocator: rebalances before the first known scalar, replaced by apply_missing_scalar_as");
    }

    private void Exposures(StackOptions options, ExposureStageResult exposures)
    {
        if (options.Exposures.Any && !exposures.Acts)
        {
            _notes.Add("allocator: sleeve scalars and convexity position are recorded and do not act: allocator.mode is off");
        }

        _notes.AddRange(options.Exposures.Sleeves.Where(s => !exposures.Sleeves.Contains(s.Engine)).Select(s => $"allocator: the scalar of {s.Engine} has no effect: the book has no such sleeve"));
        Count(exposures.Convexity?.Missing ?? 0, "allocator: rebalances without a fresh price or volatility for the convexity position; it was closed there");
    }

    private void Costs(MarketData market, MarginOptions margin)
    {
        var defaults = new MarginOptions();
        var changed = margin.SlippageBps != defaults.SlippageBps || margin.CommissionPerContract != defaults.CommissionPerContract;
        var all = market.Instruments.All(i => i.Cost is { } c && (c.SlippageBps ?? c.SlippagePoints) is not null && c is not { CommissionPerContract: 0, CommissionRate: 0, CommissionPerTrade: 0 });
        if (changed && all)
        {
            _notes.Add($"margin: slippage_bps and commission_per_contract have no effect: dataset '{market.Name}' declares both for every instrument");
        }
    }

    private void Execution(SimulationResult book)
    {
        Count(book.MarginFallbacks, "margin: margins taken from the fallback rate");
        Count(book.MarginScale.Count(s => s < 1), "margin: rebalances scaled down by the margin limit");
        Count(book.Limits.Count(l => (l & ExecutionLimits.VolumeUnknown) != 0), "margin: trades without a known volume for the share-of-volume cap");
        _notes.AddRange(book.FrozenAtEnd.Select(s => $"simulation: {s} had no price at the end; its position stays frozen"));
        if (book.RuinDate is { } ruin)
        {
            _notes.Add($"simulation: equity reached zero on {ruin:yyyy-MM-dd}; the book was liquidated and the run ended");
        }
    }

    private void Count(long count, string what)
    {
        if (count > 0)
        {
            _notes.Add(string.Create(CultureInfo.InvariantCulture, $"{what}: {count}"));
        }
    }
}
