using FuturesSix.Core.Market;

namespace FuturesSix.Core.Policy;

/// <summary>Layer 2, continuous: "how valid is this engine in this environment?" Factors in [0, 1] from market context and
/// from the calendar of scheduled events.</summary>
/// <remarks>
/// Reads: ranks [T], declared events. Writes: a <see cref="PolicyFactor"/> [K] per engine and component. Lag: a rank is the
/// one as of rebalance k - <see cref="PolicyOptions.LagRebalances"/>. An event counts at rebalance k when its date lies
/// <see cref="EventThrottleOptions.DaysBefore"/> days after to <see cref="EventThrottleOptions.DaysAfter"/> days before that
/// rebalance and it was announced by rebalance k - lag; dates without an announcement are published long ahead, like
/// exchange holidays. A missing value multiplies by <see cref="PolicyOptions.ApplyMissingMultiplierAs"/> and is counted.
/// </remarks>
public static class EngineThrottle
{
    /// <summary>The factors of every throttle of the options, in their order.</summary>
    /// <param name="features">Ranks.</param>
    /// <param name="events">The declared events.</param>
    /// <param name="rebalanceRows">Rows of the rebalances, ascending; length K.</param>
    /// <param name="rebalanceDates">Their dates.</param>
    /// <param name="options">Throttles and lag.</param>
    public static IReadOnlyList<PolicyFactor> Decide(
        ThrottleFeatures features, IReadOnlyList<MarketEvent> events, ReadOnlySpan<int> rebalanceRows, ReadOnlySpan<DateOnly> rebalanceDates, PolicyOptions options)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(options);
        var factors = new List<PolicyFactor>();
        foreach (var throttle in options.Throttles)
        {
            foreach (var (component, ramp) in throttle.Ramps())
            {
                factors.Add(Ramped(throttle.Engine, component, ramp, features.RankOf(component), rebalanceRows, options));
            }

            if (throttle.Event is { } around)
            {
                factors.Add(Events(throttle.Engine, around, events, rebalanceDates, options));
            }
        }

        return factors;
    }

    private static PolicyFactor Ramped(string engine, string component, PolicyRamp ramp, double[] rank, ReadOnlySpan<int> rows, PolicyOptions options)
    {
        var factor = Empty(engine, component, rows.Length);
        var missing = 0;
        for (var k = 0; k < rows.Length; k++)
        {
            var source = k - options.LagRebalances;
            factor.Value[k] = source >= 0 ? rank[rows[source]] : double.NaN;
            var multiplier = ramp.Multiplier(factor.Value[k]);
            missing += double.IsNaN(multiplier) ? 1 : 0;
            factor.Multiplier[k] = double.IsNaN(multiplier) ? options.ApplyMissingMultiplierAs : multiplier;
        }

        return factor with { Missing = missing };
    }

    private static PolicyFactor Events(string engine, EventThrottleOptions around, IReadOnlyList<MarketEvent> events, ReadOnlySpan<DateOnly> dates, PolicyOptions options)
    {
        var factor = Empty(engine, PolicyComponents.Event, dates.Length);
        for (var k = 0; k < dates.Length; k++)
        {
            var known = dates[Math.Max(0, k - options.LagRebalances)];
            var counting = Nearest(events, around, dates[k], known);
            factor.Value[k] = counting is null ? 0 : 1;
            factor.Multiplier[k] = counting is null ? 1 : around.Multiplier;
            factor.Detail[k] = counting is { } e ? $"{e.Kind} {e.Date:yyyy-MM-dd}" : "";
        }

        return factor;
    }

    /// <summary>The first event in the window that was known; null when there is none.</summary>
    private static MarketEvent? Nearest(IReadOnlyList<MarketEvent> events, EventThrottleOptions around, DateOnly rebalance, DateOnly known)
    {
        var (from, to) = (rebalance.AddDays(-around.DaysAfter), rebalance.AddDays(around.DaysBefore));
        foreach (var e in events)
        {
            if (e.Date >= from && e.Date <= to && (e.Announced is null || e.Announced <= known) && around.Kinds.Contains(e.Kind))
            {
                return e;
            }
        }

        return null;
    }

    private static PolicyFactor Empty(string engine, string component, int count)
    {
        var detail = new string[count];
        Array.Fill(detail, "");
        return new PolicyFactor(engine, component, new double[count], new double[count], detail, 0);
    }
}
