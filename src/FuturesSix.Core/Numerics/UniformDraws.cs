namespace FuturesSix.Core.Numerics;

/// <summary>A stream of random numbers addressed by position: draw t is a function of (seed, name, index, t) alone, so that
/// no draw depends on how many were made before it. Two rounds of the SplitMix64 finaliser (Steele, Lea, Flood, Fast
/// splittable pseudorandom number generators, OOPSLA 2014) over a Weyl sequence whose start is the hashed key.</summary>
public readonly struct UniformDraws
{
    private const ulong Golden = 0x9E37_79B9_7F4A_7C15;
    private readonly ulong _key;

    /// <summary>The stream of a seed, a name and an index.</summary>
    public UniformDraws(long seed, string name, int index = 0)
    {
        ArgumentNullException.ThrowIfNull(name);
        var key = Mix(unchecked((ulong)seed) + Golden);
        foreach (var c in name)
        {
            key = Mix(key ^ c);
        }

        _key = Mix(key + ((ulong)index * Golden));
    }

    /// <summary>Uniform in the open interval (0, 1), 53 bits.</summary>
    /// <param name="t">Position, from 0.</param>
    public double At(long t)
    {
        var bits = Mix(Mix(_key + (((ulong)t + 1) * Golden)) ^ _key);
        return ((bits >> 11) + 0.5) * (1.0 / (1UL << 53));
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }
}
