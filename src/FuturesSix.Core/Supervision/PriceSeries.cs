namespace FuturesSix.Core.Supervision;

/// <summary>Prices of one symbol in time.</summary>
public sealed class PriceSeries
{
    private readonly long[] _ticks;
    private readonly double[] _prices;

    /// <summary>Wraps the arrays without copying.</summary>
    /// <param name="ticks">[T] UTC ticks, strictly ascending.</param>
    /// <param name="prices">[T] prices, finite and above 0.</param>
    /// <exception cref="ArgumentException">The lengths differ, a time is out of order or a price is not above 0.</exception>
    public PriceSeries(long[] ticks, double[] prices)
    {
        ArgumentNullException.ThrowIfNull(ticks);
        ArgumentNullException.ThrowIfNull(prices);
        Numerics.Guard.SameLength(ticks.Length, prices.Length, nameof(prices));
        for (var t = 0; t < ticks.Length; t++)
        {
            if ((t > 0 && ticks[t] <= ticks[t - 1]) || !(prices[t] > 0 && double.IsFinite(prices[t])))
            {
                throw new ArgumentException($"Expected ascending times and prices above 0; position {t} breaks it.", nameof(prices));
            }
        }

        (_ticks, _prices) = (ticks, prices);
    }

    /// <summary>Number of prices.</summary>
    public int Count => _ticks.Length;

    /// <summary>Position of the first price at or after a moment; null where there is none yet.</summary>
    public int? FirstAtOrAfter(long ticks) => Array.BinarySearch(_ticks, ticks) is var found && (found < 0 ? ~found : found) is var at && at < _ticks.Length ? at : null;

    /// <summary>Time of a price.</summary>
    public long TicksAt(int position) => _ticks[position];

    /// <summary>A price.</summary>
    public double PriceAt(int position) => _prices[position];
}
