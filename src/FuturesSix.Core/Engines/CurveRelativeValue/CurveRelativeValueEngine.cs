using FuturesSix.Core.Market;

namespace FuturesSix.Core.Engines.CurveRelativeValue;

/// <summary>Curve relative value: what the slope of a curve has done over a quarter it goes on doing. Steepeners of one or two
/// declared pairs of bond futures; where the dataset has the ranks of a three-month-rate curve, also the momentum of their
/// pack slope and of their 2-6-10 butterfly.</summary>
/// <remarks>
/// Reads level X and unfloored volatility s [T x N] of the instruments in the roles of <see cref="CurvePair"/>, and the series
/// <c>sofr_r0</c>…<c>sofr_r11</c> [T]. Writes forecasts in [-1, 1], one column per spread (<see cref="BondCurve"/>,
/// <see cref="ShortRateRanks"/>); positive = steepener: long the short end, short the long end in equal unfloored volatility; for
/// the butterfly: long the belly, short half as much volatility in each wing. The ranks are series, not instruments: their
/// spreads are held in the first pair of bond futures and its belly. No lag; NaN where a leg or a rank is missing, and before 63 + 126
/// observed rows.
/// Sources: Brooks, Moskowitz, "Yield curve premia", SSRN 2956411 (2017); Duarte, Longstaff, Yu, "Risk and return in
/// fixed-income arbitrage", Review of Financial Studies 20 (2007), 769-811; Litterman, Scheinkman, "Common factors affecting bond
/// returns", Journal of Fixed Income 1(1) (1991), 54-61.
/// </remarks>
[Engine("curve_rv", BaseWeight = 0.08, Needs = "roles curve_short, curve_long (also curve_belly, curve_short_2, curve_long_2, curve_belly_2; series sofr_r0…sofr_r11)")]
public sealed class CurveRelativeValueEngine : IEngine
{
    /// <summary>Rows over which slope, curvature and ranks are compared: a quarter.</summary>
    internal const int MomentumRows = 63;

    /// <summary>It has no settings.</summary>
    public CurveRelativeValueEngine(EngineSettings settings) => ArgumentNullException.ThrowIfNull(settings);

    /// <inheritdoc />
    public string? MissingInputs(MarketData market)
    {
        ArgumentNullException.ThrowIfNull(market);
        return CurvePair.Missing(market);
    }

    /// <inheritdoc />
    public EngineForecast Forecast(EngineInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var market = input.Market;
        var pairs = CurvePair.Declared(market);
        var bets = pairs.Select(p => new Bet(p.Name, p.Steepener)).ToList();
        var ranks = ShortRateRanks.Present(market);
        if (ranks)
        {
            bets.Add(new Bet("sofr_pack_slope", pairs[0].Steepener));
        }

        if (ranks && pairs[0].Belly >= 0)
        {
            bets.Add(new Bet("sofr_fly_2_6_10", pairs[0].Butterfly));
        }

        var panel = Panel.Missing([.. market.Dates], [.. bets.Select(b => b.Name)], out var values);
        for (var b = 0; b < bets.Count; b++)
        {
            var column = values.AsSpan(b * market.Rows, market.Rows);
            switch (b - pairs.Count)
            {
                case 0: ShortRateRanks.PackSlope(market, column); break;
                case 1: ShortRateRanks.Butterfly(market, column); break;
                default: BondCurve.Forecast(input.Features, pairs[b], column); break;
            }
        }

        return new EngineForecast(panel, bets, [.. CurvePair.Notes(market, pairs)]);
    }
}
