using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Research;

/// <summary>Standard deviations (n - 1) of many columns over the same rows, four columns side by side. Each from the sums of
/// x and of x^2, rows in four lanes joined in a fixed order; where the variance is mostly cancellation (the mean above
/// thirty standard deviations) the column is evaluated again in two passes.</summary>
internal static class MomentumVolatility
{
    private const int Lanes = 4;
    private const double SmallestShare = 1e-3;

    /// <summary>Standard deviations of <paramref name="result"/>.Length columns, not annualised.</summary>
    /// <param name="columns">The columns from the window's first row on, finite; rows up to a multiple of four must be there.</param>
    /// <param name="stride">Distance of two columns.</param>
    /// <param name="rows">Rows of the window, at least 2.</param>
    /// <param name="result">One per column.</param>
    public static void Compute(ReadOnlySpan<double> columns, int stride, int rows, Span<double> result)
    {
        Span<double> four = stackalloc double[Lanes];
        for (var i = 0; i < result.Length; i += Lanes)
        {
            var some = Math.Min(Lanes, result.Length - i);
            var doubtful = Four(columns[(i * stride)..], stride, some, rows, four);
            for (var lane = 0; lane < some; lane++)
            {
                result[i + lane] = (doubtful & (1u << lane)) == 0 ? four[lane] : LaneMoments.Std(columns.Slice((i + lane) * stride, rows));
            }
        }
    }

    /// <summary>Up to four columns; missing ones repeat the last. Returns the lanes to evaluate again.</summary>
    private static uint Four(ReadOnlySpan<double> columns, int stride, int some, int rows, Span<double> result)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(((some - 1) * stride) + ((rows + Lanes - 1) / Lanes * Lanes), columns.Length, nameof(rows));
        ref var first = ref MemoryMarshal.GetReference(columns);
        var a = default(Sums);
        var (b, c, d) = (a, a, a);
        ref var second = ref Unsafe.Add(ref first, stride * Math.Min(1, some - 1));
        ref var third = ref Unsafe.Add(ref first, stride * Math.Min(2, some - 1));
        ref var fourth = ref Unsafe.Add(ref first, stride * (some - 1));
        var k = 0;
        for (; k <= rows - Lanes; k += Lanes)
        {
            a.Add(Vector256.LoadUnsafe(ref first, (nuint)k));
            b.Add(Vector256.LoadUnsafe(ref second, (nuint)k));
            c.Add(Vector256.LoadUnsafe(ref third, (nuint)k));
            d.Add(Vector256.LoadUnsafe(ref fourth, (nuint)k));
        }

        if (k < rows)
        {
            var left = Vector256.LessThan(Vector256.Create(0L, 1, 2, 3), Vector256.Create((long)(rows - k))).AsDouble();
            a.Add(left & Vector256.LoadUnsafe(ref first, (nuint)k));
            b.Add(left & Vector256.LoadUnsafe(ref second, (nuint)k));
            c.Add(left & Vector256.LoadUnsafe(ref third, (nuint)k));
            d.Add(left & Vector256.LoadUnsafe(ref fourth, (nuint)k));
        }

        return Finish(Join(a.Values, b.Values, c.Values, d.Values), Join(a.Squares, b.Squares, c.Squares, d.Squares), rows, result);
    }

    private static uint Finish(Vector256<double> sums, Vector256<double> squares, int rows, Span<double> result)
    {
        var deviations = squares - (sums * sums / Vector256.Create((double)rows));
        Vector256.Sqrt(deviations / Vector256.Create(rows - 1.0)).CopyTo(result);
        return Vector256.LessThan(deviations, squares * Vector256.Create(SmallestShare)).ExtractMostSignificantBits();
    }

    /// <summary>The lanes of each vector in their order, (0 + 1) + (2 + 3), one vector a lane.</summary>
    private static Vector256<double> Join(Vector256<double> a, Vector256<double> b, Vector256<double> c, Vector256<double> d) =>
        Vector256.Create(LaneMoments.Join(a), LaneMoments.Join(b), LaneMoments.Join(c), LaneMoments.Join(d));

    private struct Sums
    {
        public Vector256<double> Values;
        public Vector256<double> Squares;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(Vector256<double> x)
        {
            Values += x;
            Squares += x * x;
        }
    }
}
