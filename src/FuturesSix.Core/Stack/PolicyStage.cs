using FuturesSix.Core.Construction;
using FuturesSix.Core.Engines;
using FuturesSix.Core.Market;
using FuturesSix.Core.Policy;

namespace FuturesSix.Core.Stack;

/// <summary>Layer 2 of a run, continuous part: hands the policy the market context, the calendar of events and, for impairment,
/// nothing but each engine's own unit returns.</summary>
internal static class PolicyStage
{
    /// <summary>The decision with throttles and impairment; the gates' own when neither is configured.</summary>
    /// <param name="gates">The decision about the gates.</param>
    /// <param name="market">The dataset.</param>
    /// <param name="features">Volatilities.</param>
    /// <param name="forecasts">The engines that take part.</param>
    /// <param name="schedule">The rebalances.</param>
    /// <param name="options">The options.</param>
    /// <param name="precomputed">Multipliers to replay in mode precomputed.</param>
    public static PolicyResult AddFactors(
        PolicyResult gates, MarketData market, PriceFeatures features, IReadOnlyList<WeightedForecast> forecasts, RebalanceSchedule schedule, StackOptions options, PrecomputedPolicy? precomputed)
    {
        var policy = options.Policy;
        if (!policy.HasFactors)
        {
            return gates;
        }

        var context = policy.Throttles.Count > 0 ? ThrottleFeatures.Compute(market, policy) : null;
        var throttles = context is null ? [] : EngineThrottle.Decide(context, market.Events, schedule.Rows, schedule.Dates, policy);
        return EnginePolicy.WithFactors(gates, context, [.. throttles, .. Impairments(market, features, forecasts, schedule, options)], schedule.Dates, policy.Mode, precomputed);
    }

    private static List<PolicyFactor> Impairments(
        MarketData market, PriceFeatures features, IReadOnlyList<WeightedForecast> forecasts, RebalanceSchedule schedule, StackOptions options)
    {
        var factors = new List<PolicyFactor>();
        if (options.Policy.Impairment.Count == 0)
        {
            return factors;
        }

        var ungated = PortfolioConstruction.Build(forecasts, features, schedule, static (_, _) => 1, options.Construction);
        foreach (var impairment in options.Policy.Impairment)
        {
            for (var e = 0; e < forecasts.Count; e++)
            {
                if (forecasts[e].Engine == impairment.Engine)
                {
                    var unit = UnitReturns.Total(ungated, e, forecasts[e].BaseWeight, market, schedule, options.Simulation.FillDelay);
                    factors.Add(Impairment.Decide(unit, schedule.Rows, impairment, options.Policy));
                }
            }
        }

        return factors;
    }
}
