using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace FuturesSix.Data.Journals;

/// <summary>A 128-bit hash of bytes: two lanes of 64 x 64 -> 128 bit multiplications folded by exclusive or (the mixer of
/// wyhash, W. Yi, public domain), finished by SplitMix64. Not for adversaries; chances of a collision are those of random
/// numbers.</summary>
internal static class MixHash
{
    private const ulong First = 0xa076_1d64_78bd_642f;
    private const ulong Second = 0xe703_7ed1_a0b4_28db;
    private const ulong Third = 0x8ebc_6af0_9c88_c6e3;

    /// <summary>The hash.</summary>
    public static UInt128 Of(ReadOnlySpan<byte> text)
    {
        var (a, b) = (First ^ (ulong)text.Length, Third ^ (ulong)text.Length);
        var rest = text;
        for (; rest.Length >= 8; rest = rest[8..])
        {
            var word = BinaryPrimitives.ReadUInt64LittleEndian(rest);
            a = Fold(a ^ word, Second);
            b = Fold(b + word, First);
        }

        var last = 0UL;
        for (var k = 0; k < rest.Length; k++)
        {
            last |= (ulong)rest[k] << (8 * k);
        }

        return new UInt128(Finish(Fold(a ^ last, Third)), Finish(Fold(b + last, Second) ^ First));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Fold(ulong x, ulong y)
    {
        var high = Math.BigMul(x, y, out var low);
        return high ^ low ^ x;
    }

    private static ulong Finish(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }
}
