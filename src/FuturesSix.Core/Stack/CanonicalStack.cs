using System.Diagnostics.CodeAnalysis;
using FuturesSix.Core.Construction;
using FuturesSix.Core.Engines;
using FuturesSix.Core.Market;
using FuturesSix.Core.Overlay;
using FuturesSix.Core.Policy;
using FuturesSix.Core.RiskTargeting;
using FuturesSix.Core.Simulation;

namespace FuturesSix.Core.Stack;

/// <summary>What a run is made of.</summary>
/// <param name="Market">The dataset.</param>
/// <param name="Options">The options.</param>
/// <param name="Registry">The engines that exist.</param>
/// <param name="PrecomputedPolicy">Multipliers to replay; required by policy mode precomputed.</param>
/// <param name="PrecomputedBrake">Scalars to replay; required by allocator mode precomputed.</param>
public sealed record StackInput(
    MarketData Market, StackOptions Options, EngineRegistry Registry, PrecomputedPolicy? PrecomputedPolicy = null, PrecomputedBrake? PrecomputedBrake = null);

/// <summary>Where a run is.</summary>
/// <param name="Step">The step that begins, 1-based.</param>
/// <param name="Steps">How many there are.</param>
/// <param name="Name">What it does.</param>
public readonly record struct StackProgress(int Step, int Steps, string Name);

/// <summary>The canonical execution stack: engine signals, engine policy, static construction, bounded overlay, risk
/// targeting, allocator, margin and execution. The order is authoritative; each layer answers one question and reads
/// only what stands above it.</summary>
/// <remarks>A run is a pure function of dataset, options and code: no clock, no randomness, no thread count in it.</remarks>
[SuppressMessage("Naming", "CA1711", Justification = "The canonical stack is the field's name for the ordered layers, not a collection.")]
public static class CanonicalStack
{
    private const int Steps = 8;

    /// <summary>Runs the whole stack.</summary>
    /// <exception cref="StackException">Options are out of bounds, or the dataset does not fit them.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static StackResult Run(StackInput input, IProgress<StackProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        StackChecks.ThrowIfInvalid(input);
        var options = input.Options;
        var market = MarketWindow.Until(input.Market, options.End);
        var firstRow = MarketWindow.FirstRow(market, options.Start);
        var schedule = RebalanceSchedule.Build(market.Dates, options.Rebalance, market.Holidays, firstRow);

        Report(1, "engine signals");
        var features = PriceFeatures.Compute(market, options.Simulation.FillDelay);
        var engines = EngineRoster.Forecast(options.Engines, input.Registry, new EngineInput(market, features), cancel);
        var universe = EngineRoster.Universe(engines);

        Report(2, "engine policy");
        var context = ContextFeatures.Compute(market.Rows, market.Auxiliary, options.Policy);
        var gates = EnginePolicy.Decide(context, schedule.Rows, schedule.Dates, options.Policy, input.PrecomputedPolicy);
        var forecasts = EngineRoster.Weighted(engines);
        var policy = PolicyStage.AddFactors(gates, market, features, forecasts, schedule, options, input.PrecomputedPolicy);

        Report(3, "portfolio construction");
        var book = PortfolioConstruction.Build(forecasts, features, schedule, policy.MultiplierOf, options.Construction);

        Report(4, "discretionary overlay");
        var overlay = DiscretionaryOverlay.Apply(book, schedule, market.Instruments, options.Overlay);

        Report(5, "risk targeting");
        var sized = RiskTargeter.Size(overlay.Book, universe, market.Returns, schedule.Rows, options.RiskTargeting, cancel);

        Report(6, "allocator");
        var unbraked = new SimulationInput(market, schedule, sized.After, BrakeStage.Released(schedule.Count), firstRow);
        var shadow = Simulator.Run(unbraked, options.Simulation, options.Margin, cancel);
        var active = FirstActive(sized);
        var trend = BrakeStage.BreadthReturns(book, forecasts, market, schedule, universe, shadow, options);
        var brake = BrakeStage.Decide(shadow, active, trend, market.Returns.Select(universe), schedule, options.Allocator, input.PrecomputedBrake);
        var exposures = ExposureStage.Decide(sized.After, brake, features, market, schedule, options, input.PrecomputedBrake);

        Report(7, "margin and execution");
        var final = brake.Acts ? Simulator.Run(ExposureStage.Apply(unbraked, brake, exposures), options.Simulation, options.Margin, cancel) : shadow;

        Report(8, "evaluation");
        return new StackResult
        {
            Market = market,
            Options = options,
            Schedule = schedule,
            Universe = universe,
            Holdable = MarketWindow.Holdable(universe, exposures),
            Engines = engines,
            Features = features,
            Policy = policy,
            Construction = book,
            Overlay = overlay,
            RiskTargeting = sized,
            Brake = brake,
            Exposures = exposures,
            Shadow = shadow,
            Book = final,
            TrendUnitReturns = trend,
            FirstActiveRebalance = active,
            Performance = StackChecks.Evaluate(final, schedule, active),
            Notes = StackNotes.Of(market, options, schedule, engines, policy, overlay, sized, brake, exposures, final),
        };

        void Report(int step, string name)
        {
            cancel.ThrowIfCancellationRequested();
            progress?.Report(new StackProgress(step, Steps, name));
        }
    }

    private static int? FirstActive(RiskTargetingResult sized)
    {
        for (var k = 0; k < sized.Targets.Count; k++)
        {
            if (sized.Targets[k].FlatReason is null)
            {
                return k;
            }
        }

        return null;
    }
}
