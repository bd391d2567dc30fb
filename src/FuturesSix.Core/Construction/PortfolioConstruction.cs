using FuturesSix.Core.Engines;
using FuturesSix.Core.Market;

namespace FuturesSix.Core.Construction;

/// <summary>An engine's forecast with the base weight it has in the book.</summary>
/// <param name="Engine">Name.</param>
/// <param name="BaseWeight">Static weight after renormalisation over the engines that have data.</param>
/// <param name="Forecast">Its forecasts.</param>
public sealed record WeightedForecast(string Engine, double BaseWeight, EngineForecast Forecast);

/// <summary>Layer 3. The static composition of the system: no optimisation, no regime, no P&amp;L.</summary>
/// <remarks>
/// Reads: forecasts [T x B] and sigma [T x N] at the rebalance rows; writes an ungated <see cref="SleeveBook"/>
/// [K x E x N] in fractions of equity per unit of leverage. No lag. Instrument weight of a sleeve = base weight x
/// forecast x (10 % / sigma) / N_e, N_e = the sleeve's active bets that day (a spread counts once). A bet whose
/// forecast or a leg's sigma is missing is not active. The policy multiplier of the sleeve is applied by the book.
/// </remarks>
public static class PortfolioConstruction
{
    /// <summary>Builds the book.</summary>
    /// <param name="forecasts">The engines in their fixed order; length E.</param>
    /// <param name="features">Volatilities.</param>
    /// <param name="schedule">The rebalances; length K.</param>
    /// <param name="multiplier">Policy multiplier of (engine, rebalance).</param>
    /// <param name="options">Options.</param>
    public static SleeveBook Build(
        IReadOnlyList<WeightedForecast> forecasts, PriceFeatures features, RebalanceSchedule schedule, Func<string, int, double> multiplier, ConstructionOptions options)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(multiplier);
        ArgumentNullException.ThrowIfNull(options);
        var book = new SleeveBook([.. forecasts.Select(f => f.Engine)], features.Sigma.Columns.Count, schedule.Count);
        for (var e = 0; e < forecasts.Count; e++)
        {
            for (var k = 0; k < schedule.Count; k++)
            {
                AddSleeve(forecasts[e], features, schedule.Rows[k], options.InstrumentVolatility, book.Weights(k, e));
                book.SetMultiplier(k, e, multiplier(forecasts[e].Engine, k));
            }
        }

        return book;
    }

    /// <summary>How many bets of an engine are active at a row: N_e.</summary>
    internal static int ActiveBets(EngineForecast forecast, PriceFeatures features, int row)
    {
        var active = 0;
        for (var b = 0; b < forecast.Bets.Count; b++)
        {
            active += IsActive(forecast, b, features, row) ? 1 : 0;
        }

        return active;
    }

    /// <summary>True where the forecast and every leg's volatility are known.</summary>
    internal static bool IsActive(EngineForecast forecast, int bet, PriceFeatures features, int row)
    {
        if (double.IsNaN(forecast.Values[row, bet]))
        {
            return false;
        }

        foreach (var leg in forecast.Bets[bet].Legs)
        {
            if (double.IsNaN(Volatility(leg, features, row)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The annualised volatility that a leg is scaled by.</summary>
    internal static double Volatility(BetLeg leg, PriceFeatures features, int row) =>
        (leg.Scaling == LegScaling.FlooredVolatility ? features.Sigma : features.UnflooredSigma)[row, leg.Instrument];

    private static void AddSleeve(WeightedForecast engine, PriceFeatures features, int row, double volatility, Span<double> weights)
    {
        var bets = engine.Forecast.Bets;
        var active = ActiveBets(engine.Forecast, features, row);
        for (var b = 0; b < bets.Count; b++)
        {
            if (!IsActive(engine.Forecast, b, features, row))
            {
                continue;
            }

            var bet = engine.BaseWeight * engine.Forecast.Values[row, b] / active;
            foreach (var leg in bets[b].Legs)
            {
                weights[leg.Instrument] += bet * leg.Direction * (volatility / Volatility(leg, features, row));
            }
        }
    }
}
