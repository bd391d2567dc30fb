using FuturesSix.Core.Numerics;

namespace FuturesSix.Data.Synthetic;

/// <summary>Exchange rates: what a currency future costs, without its carry to delivery.</summary>
internal static class SpotRates
{
    /// <summary>Currency, the future it follows, decimals of the rate as a power of ten.</summary>
    public static IReadOnlyList<(string Currency, string Future, double Decimals)> All { get; } =
        [("EUR", "6E", 100_000), ("GBP", "6B", 100_000), ("JPY", "6J", 10_000_000)];

    /// <summary>USD per unit, rounded; length T.</summary>
    public static double[] Of(InstrumentPath future, double decimals, DateOnly[] dates)
    {
        var rate = new double[dates.Length];
        for (var t = 0; t < rate.Length; t++)
        {
            var years = (ContractCalendar.FirstDay(future.Month[t]).DayNumber + 14 - dates[t].DayNumber) / 365.0;
            var spot = future.Raw[t] * PortableMath.Exp(future.Carry[t] * years);
            rate[t] = Math.Max(1.0, Math.Floor((spot * decimals) + 0.5)) / decimals;
        }

        return rate;
    }
}
