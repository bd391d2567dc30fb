using FuturesSix.Core.Numerics;

namespace FuturesSix.Data.Synthetic;

/// <summary>The fourteen named instruments, and further ones drawn around them. The order alternates between the classes,
/// so that a small market is still diversified. Price levels are those of early 2016; nothing else is taken from data.</summary>
internal static class InstrumentTemplates
{
    private const int Equity = 0, Rates = 1, Energy = 2, Metals = 3, Fx = 4;

    private static readonly InstrumentTemplate[] Named =
    [
        new() { Symbol = "ES", Class = Equity, Price = 2010, TicksPerPoint = 4, Multiplier = 50, Volatility = 0.14, Load = 0.95, Premium = 0.75, Carry = -0.005, CarryDeviation = 0.004, Growth = 0.05, Reversion = 0.15, RollOffset = 9, Volume = 1_500_000, Margin = 0.055 },
        new() { Symbol = "ZN", Class = Rates, Price = 126, TicksPerPoint = 64, Multiplier = 1000, Volatility = 0.048, Load = 0.96, Premium = 0.1, Carry = 0.015, CarryDeviation = 0.012, Volume = 1_400_000, Margin = 0.016 },
        new() { Symbol = "CL", Class = Energy, Price = 42, TicksPerPoint = 100, Multiplier = 1000, Volatility = 0.29, Load = 0.85, Premium = 0.3, Carry = -0.02, CarryDeviation = 0.12, Reversion = 0.25, RollOffset = -18, Volume = 600_000, Margin = 0.09 },
        new() { Symbol = "GC", Class = Metals, Price = 1080, TicksPerPoint = 10, Multiplier = 100, Volatility = 0.14, Load = 0.65, Haven = 0.6, Premium = 0.2, Carry = -0.015, CarryDeviation = 0.006, Reversion = 0.05, Volume = 250_000, Margin = 0.055, Region = "global" },
        new() { Symbol = "6E", Class = Fx, Price = 1.0875, TicksPerPoint = 20_000, Multiplier = 125_000, Volatility = 0.075, Load = 0.8, Premium = 0, Carry = -0.012, CarryDeviation = 0.005, RollOffset = 12, Volume = 200_000, Margin = 0.022, Region = "europe" },
        new() { Symbol = "NQ", Class = Equity, Price = 4580, TicksPerPoint = 4, Multiplier = 20, Volatility = 0.175, Load = 0.90, Premium = 0.80, Carry = -0.008, CarryDeviation = 0.004, Growth = 0.05, Reversion = 0.15, RollOffset = 9, Volume = 500_000, Margin = 0.065 },
        new() { Symbol = "ZT", Class = Rates, Price = 108.6, TicksPerPoint = 256, Multiplier = 2000, Volatility = 0.011, Load = 0.82, Premium = 0.1, Carry = 0.006, CarryDeviation = 0.006, Volume = 500_000, Margin = 0.004 },
        new() { Symbol = "NG", Class = Energy, Price = 2.45, TicksPerPoint = 1000, Multiplier = 10_000, Volatility = 0.42, Load = 0.45, Premium = 0, Carry = -0.12, CarryDeviation = 0.20, Reversion = 0.6, RollOffset = -18, Volume = 300_000, Margin = 0.11 },
        new() { Symbol = "HG", Class = Metals, Price = 2.1, TicksPerPoint = 2000, Multiplier = 25_000, Volatility = 0.19, Load = 0.75, Premium = 0.3, Carry = 0.0, CarryDeviation = 0.02, Reversion = 0.12, Volume = 80_000, Margin = 0.065, Region = "global" },
        new() { Symbol = "6J", Class = Fx, Price = 0.0084, TicksPerPoint = 2_000_000, Multiplier = 12_500_000, Volatility = 0.085, Load = 0.55, Haven = 1.0, Premium = 0, Carry = -0.02, CarryDeviation = 0.006, RollOffset = 12, Volume = 150_000, Margin = 0.028, Region = "japan" },
        new() { Symbol = "FESX", Class = Equity, Price = 3250, TicksPerPoint = 1, Multiplier = 10, Volatility = 0.16, Load = 0.85, Premium = 0.70, Carry = 0.015, CarryDeviation = 0.006, Growth = 0.05, Reversion = 0.15, RollOffset = 9, Volume = 1_100_000, Margin = 0.07, Currency = "EUR", Region = "europe" },
        new() { Symbol = "ZF", Class = Rates, Price = 118.5, TicksPerPoint = 128, Multiplier = 1000, Volatility = 0.031, Load = 0.93, Premium = 0.1, Carry = 0.010, CarryDeviation = 0.009, Volume = 900_000, Margin = 0.010 },
        new() { Symbol = "6B", Class = Fx, Price = 1.46, TicksPerPoint = 10_000, Multiplier = 62_500, Volatility = 0.088, Load = 0.7, Premium = 0, Carry = -0.006, CarryDeviation = 0.005, RollOffset = 12, Volume = 110_000, Margin = 0.03, Region = "europe" },
        new() { Symbol = "UB", Class = Rates, Price = 159, TicksPerPoint = 32, Multiplier = 1000, Volatility = 0.115, Load = 0.92, Premium = 0.1, Carry = 0.022, CarryDeviation = 0.02, Reversion = 0.25, Volume = 200_000, Margin = 0.035 },
    ];

    /// <summary>How many are named.</summary>
    public static int NamedCount => Named.Length;

    /// <summary>Position of a named instrument.</summary>
    public static int IndexOf(string symbol) => Array.FindIndex(Named, t => t.Symbol == symbol);

    /// <summary>Template number <paramref name="index"/> of the market with this seed.</summary>
    public static InstrumentTemplate At(int index, long seed) => index < Named.Length ? Named[index] : Drawn(index, seed);

    /// <summary>A further instrument: a named one of the class whose turn it is, with volatility, correlation, carry,
    /// price level and volume of its own.</summary>
    private static InstrumentTemplate Drawn(int index, long seed)
    {
        var profile = index % ClassProfile.All.Count;
        var sisters = Array.FindAll(Named, t => t.Class == profile);
        var draw = new NoiseStream(seed, "template", index);
        var sister = sisters[(int)(draw.Uniform(0) * sisters.Length)];
        var ticks = draw.Uniform(1) < 0.5 ? 100.0 : 1000.0;
        var price = Math.Floor(ticks * 20.0 * PortableMath.Exp(2.5 * draw.Uniform(2))) / ticks;
        return sister with
        {
            Symbol = FormattableString.Invariant($"{ClassProfile.All[profile].Prefix}{index + 1:000}"),
            Price = price,
            TicksPerPoint = ticks,
            Multiplier = 100_000 / PowerOfTen(price),
            Volatility = sister.Volatility * PortableMath.Exp(0.5 * (draw.Uniform(3) - 0.5)),
            Load = sister.Load * (0.7 + (0.3 * draw.Uniform(4))),
            Carry = sister.Carry + (sister.CarryDeviation * draw.Normal(5)),
            Volume = Math.Floor(sister.Volume * PortableMath.Exp(-3.0 * draw.Uniform(6))),
            Premium = sister.Premium * (0.6 + (0.8 * draw.Uniform(7))),
        };
    }

    private static double PowerOfTen(double x) => x < 100 ? 10 : x < 1000 ? 100 : 1000;
}
