using System.Diagnostics.CodeAnalysis;
using FuturesSix.Core.Market;

namespace FuturesSix.Data.Certificates;

/// <summary>A market whose days after some row are noise, with the same calendar: whoever looks at them decides otherwise.</summary>
[SuppressMessage("Security", "CA5394", Justification = "Noise from a seed, not a secret.")]
public static class CorruptedFuture
{
    /// <summary>The market with every value from row <paramref name="rows"/> on replaced.</summary>
    /// <param name="market">The market.</param>
    /// <param name="rows">How many rows stay.</param>
    /// <param name="seed">Seed of the noise.</param>
    public static MarketData Of(MarketData market, int rows, int seed)
    {
        ArgumentNullException.ThrowIfNull(market);
        var random = new Random(seed);
        double Noise(double v) => double.IsNaN(v) ? 77 : v * (1 + random.NextDouble());
        Panel Noisy(Panel panel) => Replace(panel, rows, Noise);
        return market with
        {
            Returns = Replace(market.Returns, rows, _ => random.NextDouble() < 0.1 ? double.NaN : 0.2 * Gauss(random) is var r && r > -0.9 ? r : 0.1),
            Prices = Noisy(market.Prices),
            Fx = Noisy(market.Fx),
            Rolls = market.Rolls is null ? null : Replace(market.Rolls, rows, v => 1 - v),
            Volume = market.Volume is null ? null : Noisy(market.Volume),
            Carry = market.Carry is { } c ? new CarryLegs(Noisy(c.Price), Noisy(c.Carry), Noisy(c.PriceMonth), Noisy(c.CarryMonth)) : null,
            Auxiliary = market.Auxiliary.ToDictionary(p => p.Key, p => p.Value.Select((v, t) => t < rows ? v : 500 * random.NextDouble()).ToArray()),
            Events = MarketPrefix.Known(market, rows),
        };
    }

    private static double Gauss(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static Panel Replace(Panel panel, int rows, Func<double, double> replace)
    {
        var values = panel.Values.ToArray();
        for (var i = 0; i < panel.Columns.Count; i++)
        {
            for (var t = rows; t < panel.Rows; t++)
            {
                values[(i * panel.Rows) + t] = replace(values[(i * panel.Rows) + t]);
            }
        }

        return new Panel([.. panel.Dates], [.. panel.Columns], values);
    }
}
