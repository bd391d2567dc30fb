using FuturesSix.Core.Market;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Engines.VolatilityPremium;

/// <summary>What the engines of the variance risk premium share: the spreads they standardise and the contract they hold.</summary>
internal static class PremiumSignal
{
    /// <summary>Role of the front VX contract, which the premium engines hold.</summary>
    public const string Front = "vx1";

    /// <summary>Role of the second VX contract.</summary>
    public const string Second = "vx2";

    /// <summary>Role of the equity index whose volatility VIX quotes.</summary>
    public const string EquityIndex = "equity_index";

    /// <summary>Auxiliary series of the VIX, in volatility points.</summary>
    public const string Vix = "vix";

    /// <summary>s = VIX - 100 x realised volatility of the equity index over <paramref name="window"/> rows, in volatility points
    /// [T]; at most a fifth of the window may be missing.</summary>
    public static double[] ImpliedLessRealised(MarketData market, int window)
    {
        var spread = new double[market.Rows];
        var returns = market.Returns.Column(DatasetNeeds.Instrument(market, EquityIndex));
        RealisedVolatility.Annualised(returns, window, window - (window / 5), spread);
        var vix = market.Auxiliary[Vix];
        for (var t = 0; t < spread.Length; t++)
        {
            spread[t] = vix[t] - (100 * spread[t]);
        }

        return spread;
    }

    /// <summary>a - b, [T]; NaN where either is missing.</summary>
    public static double[] Difference(double[] a, double[] b)
    {
        var difference = new double[a.Length];
        for (var t = 0; t < difference.Length; t++)
        {
            difference[t] = a[t] - b[t];
        }

        return difference;
    }

    /// <summary>Outright forecasts on the front VX contract: ts-z of <paramref name="spread"/>, times <paramref name="sign"/>,
    /// divided by 3; with <paramref name="shortOnly"/> what is above 0 is 0.</summary>
    public static EngineForecast OnFront(MarketData market, double[] spread, int sign, bool shortOnly)
    {
        var front = DatasetNeeds.Instrument(market, Front);
        var symbol = market.Instruments[front].Symbol;
        var panel = Panel.Missing([.. market.Dates], [symbol], out var values);
        TimeSeriesScore.Compute(spread, values);
        for (var t = 0; t < values.Length; t++)
        {
            var forecast = 0 + (sign * values[t] / TimeSeriesScore.Clip);
            values[t] = shortOnly && forecast > 0 ? 0 : forecast;
        }

        return new EngineForecast(panel, [Bet.Outright(symbol, front)], []);
    }
}
