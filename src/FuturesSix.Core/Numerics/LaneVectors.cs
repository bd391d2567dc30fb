using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FuturesSix.Core.Numerics;

/// <summary>The three loops of dense linear algebra over contiguous vectors, in a fixed number of lanes and without fused
/// multiply-add: the same bytes on any processor.</summary>
internal static class LaneVectors
{
    private const int Lanes = 4;
    private const int Step = 4 * Lanes;

    /// <summary>Sum of x_k y_k in sixteen, then four lanes, joined in a fixed order.</summary>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Guard.SameLength(x.Length, y.Length, nameof(y));
        ref var fx = ref MemoryMarshal.GetReference(x);
        ref var fy = ref MemoryMarshal.GetReference(y);
        var (a, b, c, d) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        var k = 0;
        for (; k <= x.Length - Step; k += Step)
        {
            a += At(ref fx, k) * At(ref fy, k);
            b += At(ref fx, k + Lanes) * At(ref fy, k + Lanes);
            c += At(ref fx, k + (2 * Lanes)) * At(ref fy, k + (2 * Lanes));
            d += At(ref fx, k + (3 * Lanes)) * At(ref fy, k + (3 * Lanes));
        }

        for (; k <= x.Length - Lanes; k += Lanes)
        {
            a += At(ref fx, k) * At(ref fy, k);
        }

        var total = LaneMoments.Join(a + b + (c + d));
        for (; k < x.Length; k++)
        {
            total += x[k] * y[k];
        }

        return total;
    }

    /// <summary>y_k += factor x_k.</summary>
    public static void AddScaled(ReadOnlySpan<double> x, double factor, Span<double> y)
    {
        Guard.SameLength(x.Length, y.Length, nameof(y));
        ref var fx = ref MemoryMarshal.GetReference(x);
        ref var fy = ref MemoryMarshal.GetReference(y);
        var f = Vector256.Create(factor);
        var k = 0;
        for (; k <= x.Length - Lanes; k += Lanes)
        {
            (At(ref fy, k) + (f * At(ref fx, k))).StoreUnsafe(ref fy, (nuint)k);
        }

        for (; k < x.Length; k++)
        {
            y[k] += factor * x[k];
        }
    }

    /// <summary>y_k += factor x_k + other z_k.</summary>
    public static void AddScaled(ReadOnlySpan<double> x, double factor, ReadOnlySpan<double> z, double other, Span<double> y)
    {
        Guard.SameLength(x.Length, y.Length, nameof(y));
        Guard.SameLength(z.Length, y.Length, nameof(y));
        ref var fx = ref MemoryMarshal.GetReference(x);
        ref var fy = ref MemoryMarshal.GetReference(y);
        ref var fz = ref MemoryMarshal.GetReference(z);
        var (f, o) = (Vector256.Create(factor), Vector256.Create(other));
        var k = 0;
        for (; k <= x.Length - Lanes; k += Lanes)
        {
            (At(ref fy, k) + ((f * At(ref fx, k)) + (o * At(ref fz, k)))).StoreUnsafe(ref fy, (nuint)k);
        }

        for (; k < x.Length; k++)
        {
            y[k] += (factor * x[k]) + (other * z[k]);
        }
    }

    /// <summary>(x, y) becomes (c x - s y, s x + c y).</summary>
    public static void Rotate(Span<double> x, Span<double> y, double c, double s)
    {
        Guard.SameLength(x.Length, y.Length, nameof(y));
        ref var fx = ref MemoryMarshal.GetReference(x);
        ref var fy = ref MemoryMarshal.GetReference(y);
        var (vc, vs) = (Vector256.Create(c), Vector256.Create(s));
        var k = 0;
        for (; k <= x.Length - Lanes; k += Lanes)
        {
            var (vx, vy) = (At(ref fx, k), At(ref fy, k));
            ((vc * vx) - (vs * vy)).StoreUnsafe(ref fx, (nuint)k);
            ((vs * vx) + (vc * vy)).StoreUnsafe(ref fy, (nuint)k);
        }

        for (; k < x.Length; k++)
        {
            (x[k], y[k]) = ((c * x[k]) - (s * y[k]), (s * x[k]) + (c * y[k]));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> At(ref double first, int k) => Vector256.LoadUnsafe(ref first, (nuint)k);
}
