using FuturesSix.Core.Engines;
using FuturesSix.Core.Market;

namespace FuturesSix.Core.Evaluation.Facts;

/// <summary>The plainest trend rule, as a yardstick of how much trend a market holds: time-series momentum (Moskowitz, Ooi
/// and Pedersen, Journal of Financial Economics 104, 2012, p. 228), the sign of the change of X over 252 rows, every
/// instrument at 10 % volatility, before costs.</summary>
public static class TwelveMonthTrend
{
    private const int Lookback = 252;
    private const double Target = 0.10;

    /// <summary>Daily returns of the rule, equally weighted over the instruments that have a position. A position decided on
    /// data up to row t is filled at the close of t+1 and earns from t+2 on. Reads prices and returns [T x N]; writes T
    /// returns, NaN before the first position; a missing return counts as 0.</summary>
    /// <param name="market">The dataset.</param>
    /// <param name="columns">The instruments to trade.</param>
    public static double[] Returns(MarketData market, IReadOnlyList<int> columns)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(columns);
        var features = PriceFeatures.Compute(market);
        var result = new double[market.Rows];
        for (var t = 0; t < result.Length; t++)
        {
            var (sum, held) = (0.0, 0);
            foreach (var i in columns)
            {
                var weight = t < Lookback + 2 ? double.NaN : Weight(features, t - 2, i);
                if (!double.IsNaN(weight))
                {
                    var r = market.Returns[t, i];
                    sum += double.IsNaN(r) ? 0 : weight * r;
                    held++;
                }
            }

            result[t] = held == 0 ? double.NaN : sum / held;
        }

        return result;
    }

    private static double Weight(PriceFeatures features, int t, int i)
    {
        var change = features.Level[t, i] - features.Level[t - Lookback, i];
        return double.IsNaN(change) ? double.NaN : Math.Sign(change) * Target / features.UnflooredSigma[t, i];
    }
}
