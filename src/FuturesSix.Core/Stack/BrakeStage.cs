using FuturesSix.Core.Allocator;
using FuturesSix.Core.Construction;
using FuturesSix.Core.Market;
using FuturesSix.Core.Simulation;

namespace FuturesSix.Core.Stack;

/// <summary>Applied scalars of an earlier run, to be replayed.</summary>
/// <param name="RunId">That run.</param>
/// <param name="Values">Scalar by rebalance date.</param>
/// <param name="Exposures">Scalar by rebalance date and sleeve, and the convexity weight under its sleeve's name; null when that run
/// had neither.</param>
public sealed record PrecomputedBrake(
    string RunId, IReadOnlyDictionary<DateOnly, double> Values, IReadOnlyDictionary<(DateOnly Date, string Sleeve), double>? Exposures = null);

/// <summary>What layer 6 decided.</summary>
public sealed record BrakeResult
{
    /// <summary>A: daily features and states of the shadow book; null when the book was never active.</summary>
    public required AllocatorStateResult? State { get; init; }

    /// <summary>B: the regime per state.</summary>
    public required AllocatorRegimeResult? Regime { get; init; }

    /// <summary>C: the risk scalar per state.</summary>
    public required RiskTransformationResult? Risk { get; init; }

    /// <summary>D: the scalar per rebalance that acts, or would act if the mode were not off, with its source date.</summary>
    public required ExposureResult Exposure { get; init; }

    /// <summary>The scalars of <see cref="Exposure"/>; length K.</summary>
    public required double[] Applied { get; init; }

    /// <summary>True when the scalars multiply the book; false in mode off.</summary>
    public required bool Acts { get; init; }

    /// <summary>Run the scalars were taken from; null when computed here.</summary>
    public string? SourceRunId { get; init; }
}

/// <summary>Layer 6 of a run: hands the allocator nameless series of the shadow book and collects what it decides.</summary>
internal static class BrakeStage
{
    /// <summary>The sleeve whose unit returns measure the breadth of trends.</summary>
    private const string BreadthSleeve = "trend";

    /// <summary>Scalars of a brake that is not touched.</summary>
    public static double[] Released(int count)
    {
        var ones = new double[count];
        Array.Fill(ones, 1);
        return ones;
    }

    /// <summary>Unit returns of the breadth sleeve over the shadow book's days; null when the book has no such sleeve.</summary>
    public static Panel? BreadthReturns(
        SleeveBook book, IReadOnlyList<WeightedForecast> forecasts, MarketData market, RebalanceSchedule schedule, IReadOnlyList<int> universe, SimulationResult shadow, StackOptions options)
    {
        for (var e = 0; e < forecasts.Count; e++)
        {
            if (forecasts[e].Engine == BreadthSleeve)
            {
                return UnitReturns.Of(book, e, forecasts[e].BaseWeight, market, schedule, universe, shadow.FirstRow, shadow.Days, options.Simulation.FillDelay);
            }
        }

        return null;
    }

    /// <summary>State, regime, scalar and exposure.</summary>
    /// <param name="shadow">The book with the brake at 1.</param>
    /// <param name="active">First rebalance that is not flat; the state begins there.</param>
    /// <param name="breadth">Unit returns of the breadth sleeve over the shadow's days.</param>
    /// <param name="assets">Returns of the book's instruments over the whole calendar [T x U].</param>
    /// <param name="schedule">The rebalances.</param>
    /// <param name="options">Options of the layer.</param>
    /// <param name="precomputed">Scalars to replay in mode precomputed.</param>
    /// <exception cref="StackException">A scalar to be replayed is missing.</exception>
    public static BrakeResult Decide(
        SimulationResult shadow, int? active, Panel? breadth, Panel assets, RebalanceSchedule schedule, AllocatorOptions options, PrecomputedBrake? precomputed)
    {
        var state = active is { } k ? State(shadow, schedule.Rows[k] - shadow.FirstRow, breadth, assets, options) : null;
        var regime = state is null ? null : AllocatorRegime.Classify(state, options.Regime);
        var risk = regime is null ? null : RiskTransformation.Transform(regime.Regimes(), options.RiskTransformation);
        var exposure = options.Mode == AllocatorMode.Precomputed
            ? Replay(schedule, precomputed)
            : ExposureApplication.Apply(
                schedule.Dates, state?.States.Dates as DateOnly[] ?? [.. state?.States.Dates ?? []], risk?.Scalars ?? [], options.Exposure with { Mode = AllocatorMode.Compute });
        return new BrakeResult
        {
            State = state,
            Regime = regime,
            Risk = risk,
            Exposure = exposure,
            Applied = [.. exposure.Applied.Select(a => a.Scalar)],
            Acts = options.Mode != AllocatorMode.Off,
            SourceRunId = options.Mode == AllocatorMode.Precomputed ? precomputed?.RunId : null,
        };
    }

    private static AllocatorStateResult? State(SimulationResult shadow, int firstDay, Panel? breadth, Panel assets, AllocatorOptions options)
    {
        var days = shadow.Days - firstDay;
        if (days <= 0)
        {
            return null;
        }

        var engines = Enumerable.Range(0, shadow.SleeveReturns.Columns.Count - 2).ToArray();
        return AllocatorState.Compute(
            shadow.Returns.AsSpan(firstDay),
            shadow.Equity.AsSpan(firstDay),
            assets.Slice(shadow.FirstRow + firstDay, days),
            breadth?.Slice(firstDay, days),
            shadow.SleeveReturns.Slice(firstDay, days).Select(engines),
            options.State);
    }

    private static ExposureResult Replay(RebalanceSchedule schedule, PrecomputedBrake? source)
    {
        if (source is null)
        {
            throw new StackException("allocator.mode is precomputed, but no scalars were given; expected those of allocator.precomputed_run_id.");
        }

        var applied = schedule.Dates.Select(date => source.Values.TryGetValue(date, out var scalar)
            ? new AppliedScalar(date, scalar, null)
            : throw new StackException($"Run '{source.RunId}' has no applied scalar for {date:yyyy-MM-dd}; expected one for every rebalance of this run."));
        return new ExposureResult(AllocatorMode.Precomputed, [.. applied], 0);
    }
}
