using FuturesSix.Core.Numerics;

namespace FuturesSix.Data.Synthetic;

/// <summary>Shocks of the synthetic market: draw t is a function of (seed, name, index, t) alone
/// (<see cref="UniformDraws"/>).</summary>
internal readonly struct NoiseStream(long seed, string name, int index = 0)
{
    private readonly UniformDraws _draws = new(seed, name, index);

    /// <summary>Uniform in the open interval (0, 1), 53 bits.</summary>
    public double Uniform(int t) => _draws.At(t);

    /// <summary>Standard normal, by inversion.</summary>
    public double Normal(int t) => NormalQuantile.Of(Uniform(t));

    /// <summary>A fat-tailed shock of variance 1: one normal in 17 is 2.5 times as wide as the others; no normal is beyond
    /// 2.8 (kurtosis 5.4).</summary>
    public double Shock(int t, in NoiseStream tail) =>
        Math.Clamp(Normal(t), -2.8, 2.8) * (tail.Uniform(t) < 0.06 ? 2.2 : 0.88);
}
