using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FuturesSix.Core.Research;

/// <summary>Weighted sums of columns. The rows are the lanes and every row adds its instruments in their order, so a row's
/// sum depends on nothing but its own values: the same bytes on any processor, whatever the block it stands in.</summary>
internal static class MomentumKernel
{
    private const int Lanes = 4;
    private const int Pair = 2 * Lanes;
    private const int Block = 8 * Lanes;

    /// <summary>result[t] = sum over i of weights[i] x columns[i * stride + t], for <paramref name="rows"/> rows rounded up
    /// to eight.</summary>
    /// <param name="weights">One weight per column.</param>
    /// <param name="columns">The columns from the first row on; rows up to the rounded count must be there.</param>
    /// <param name="stride">Distance of two columns.</param>
    /// <param name="rows">Rows wanted.</param>
    /// <param name="result">Receives the rounded count of rows.</param>
    public static void Combine(ReadOnlySpan<double> weights, ReadOnlySpan<double> columns, int stride, int rows, Span<double> result)
    {
        var needed = (rows + Pair - 1) / Pair * Pair;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(needed, result.Length, nameof(rows));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(((weights.Length - 1) * stride) + needed, columns.Length, nameof(stride));
        ref var x = ref MemoryMarshal.GetReference(columns);
        ref var y = ref MemoryMarshal.GetReference(result);
        var row = 0;
        for (; row <= needed - Block; row += Block)
        {
            CombineBlock(weights, ref Unsafe.Add(ref x, row), stride, ref Unsafe.Add(ref y, row));
        }

        for (; row < needed; row += Pair)
        {
            CombinePair(weights, ref Unsafe.Add(ref x, row), stride, ref Unsafe.Add(ref y, row));
        }
    }

    /// <summary>result[i] = a[i] x b[i] x factor, in that order; all of one length, a multiple of four.</summary>
    public static void Scale(ReadOnlySpan<double> a, ReadOnlySpan<double> b, double factor, Span<double> result)
    {
        var va = Vectors(a);
        var vb = Vectors(b);
        var to = MemoryMarshal.Cast<double, Vector256<double>>(result);
        var scale = Vector256.Create(factor);
        for (var k = 0; k < to.Length; k++)
        {
            to[k] = va[k] * vb[k] * scale;
        }
    }

    /// <summary><paramref name="count"/> rounded up to whole vectors.</summary>
    public static int Padded(int count) => (count + Lanes - 1) / Lanes * Lanes;

    private static ReadOnlySpan<Vector256<double>> Vectors(ReadOnlySpan<double> x) => MemoryMarshal.Cast<double, Vector256<double>>(x);

    private static void CombineBlock(ReadOnlySpan<double> weights, ref double x, int stride, ref double y)
    {
        var (a, b, c, d) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        var (e, f, g, h) = (a, a, a, a);
        foreach (var weight in weights)
        {
            var w = Vector256.Create(weight);
            a += w * Vector256.LoadUnsafe(ref x);
            b += w * Vector256.LoadUnsafe(ref x, Lanes);
            c += w * Vector256.LoadUnsafe(ref x, 2 * Lanes);
            d += w * Vector256.LoadUnsafe(ref x, 3 * Lanes);
            e += w * Vector256.LoadUnsafe(ref x, 4 * Lanes);
            f += w * Vector256.LoadUnsafe(ref x, 5 * Lanes);
            g += w * Vector256.LoadUnsafe(ref x, 6 * Lanes);
            h += w * Vector256.LoadUnsafe(ref x, 7 * Lanes);
            x = ref Unsafe.Add(ref x, stride);
        }

        a.StoreUnsafe(ref y);
        b.StoreUnsafe(ref y, Lanes);
        c.StoreUnsafe(ref y, 2 * Lanes);
        d.StoreUnsafe(ref y, 3 * Lanes);
        e.StoreUnsafe(ref y, 4 * Lanes);
        f.StoreUnsafe(ref y, 5 * Lanes);
        g.StoreUnsafe(ref y, 6 * Lanes);
        h.StoreUnsafe(ref y, 7 * Lanes);
    }

    private static void CombinePair(ReadOnlySpan<double> weights, ref double x, int stride, ref double y)
    {
        var (a, b) = (Vector256<double>.Zero, Vector256<double>.Zero);
        foreach (var weight in weights)
        {
            var w = Vector256.Create(weight);
            a += w * Vector256.LoadUnsafe(ref x);
            b += w * Vector256.LoadUnsafe(ref x, Lanes);
            x = ref Unsafe.Add(ref x, stride);
        }

        a.StoreUnsafe(ref y);
        b.StoreUnsafe(ref y, Lanes);
    }
}
