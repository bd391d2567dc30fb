using FuturesSix.Core.Market;
using FuturesSix.Data.Synthetic;

namespace FuturesSix.Benchmarks;

/// <summary>Input of the benchmarks, from the synthetic market.</summary>
internal static class Series
{
    /// <summary>Returns [T x N].</summary>
    /// <param name="instruments">N.</param>
    /// <param name="days">T.</param>
    /// <param name="missingOneIn">One value in so many is missing; 0 = none.</param>
    public static Panel Returns(int instruments, int days, int missingOneIn = 0)
    {
        var panel = SyntheticMarket.Generate(new SyntheticMarketOptions { Instruments = instruments, Start = new DateOnly(1980, 1, 7), Years = (days / 250) + 2 }).Returns
            .Slice(1, days).Select([.. Enumerable.Range(0, instruments)]);
        var random = new Random(7);
        var values = panel.Values.ToArray();
        foreach (ref var value in values.AsSpan())
        {
            value = missingOneIn > 0 && random.Next(missingOneIn) == 0 ? double.NaN : value;
        }

        return new Panel([.. panel.Dates], [.. panel.Columns], values);
    }

    /// <summary>Cumulative sum of a column, missing values kept.</summary>
    public static double[] Level(ReadOnlySpan<double> returns)
    {
        var level = new double[returns.Length];
        var x = 0.0;
        for (var t = 0; t < level.Length; t++)
        {
            x += double.IsNaN(returns[t]) ? 0 : returns[t];
            level[t] = double.IsNaN(returns[t]) ? double.NaN : x;
        }

        return level;
    }
}
