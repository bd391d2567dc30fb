using FuturesSix.Core.Market;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Engines.Carry;

/// <summary>What holding a future earns if the term structure stays where it is; and that over its volatility, smoothed.</summary>
internal static class RollYield
{
    /// <summary>Span of the EWMA, in observations, and the observations it needs.</summary>
    public const int Span = 90;

    /// <summary>y = 12 (PRICE - CARRY)/(m_CARRY - m_PRICE)/PRICE, a fraction a year, for one instrument [T]; positive when the
    /// nearer contract is the dearer one. A day with a missing leg, no distance between the contracts or a price that is not
    /// positive takes the last known y while that is at most <paramref name="maxStaleDays"/> calendar days old, then NaN.</summary>
    public static void Annualised(CarryLegs legs, int instrument, int maxStaleDays, Span<double> y)
    {
        ReadOnlySpan<double> price = legs.Price.Column(instrument), carry = legs.Carry.Column(instrument);
        ReadOnlySpan<double> priceMonth = legs.PriceMonth.Column(instrument), carryMonth = legs.CarryMonth.Column(instrument);
        var dates = legs.Price.Dates;
        var last = -1;
        for (var t = 0; t < y.Length; t++)
        {
            var distance = carryMonth[t] - priceMonth[t];
            y[t] = distance != 0 && price[t] > 0 ? 12 * (price[t] - carry[t]) / distance / price[t] : double.NaN;
            if (!double.IsNaN(y[t]))
            {
                last = t;
            }
            else if (last >= 0 && dates[t].DayNumber - dates[last].DayNumber <= maxStaleDays)
            {
                y[t] = y[last];
            }
        }
    }

    /// <summary>c = EWMA (span 90, adjust = false, at least 90 observations) of y/sigma, in place; NaN on days on which
    /// y or sigma is missing.</summary>
    public static void Smooth(Span<double> y, ReadOnlySpan<double> sigma)
    {
        var state = new EwmState(new EwmOptions(Ewm.AlphaFromSpan(Span), IgnoreMissing: true, MinObservations: Span));
        for (var t = 0; t < y.Length; t++)
        {
            var ratio = y[t] / sigma[t];
            state.Push(ratio);
            y[t] = double.IsNaN(ratio) ? double.NaN : state.Mean;
        }
    }
}
