using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FuturesSix.Core.Numerics;

/// <summary>Sums over complete series (no NaN; not checked) in a fixed number of lanes: sixteen, then four, then the
/// rest one by one, joined in a fixed order, without fused multiply-add. The same bytes on any processor, several times
/// faster than one running sum; <see cref="Moments"/> has the definitions and knows missing values.</summary>
internal static class LaneMoments
{
    private const int Lanes = 4;
    private const int Step = 4 * Lanes;

    /// <summary>Sum, in the unit of x.</summary>
    public static double Sum(ReadOnlySpan<double> x)
    {
        ref var first = ref MemoryMarshal.GetReference(x);
        var (a, b, c, d) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        var k = 0;
        for (; k <= x.Length - Step; k += Step)
        {
            a += Vector256.LoadUnsafe(ref first, (nuint)k);
            b += Vector256.LoadUnsafe(ref first, (nuint)(k + Lanes));
            c += Vector256.LoadUnsafe(ref first, (nuint)(k + (2 * Lanes)));
            d += Vector256.LoadUnsafe(ref first, (nuint)(k + (3 * Lanes)));
        }

        for (; k <= x.Length - Lanes; k += Lanes)
        {
            a += Vector256.LoadUnsafe(ref first, (nuint)k);
        }

        var total = Join(a + b + (c + d));
        for (; k < x.Length; k++)
        {
            total += x[k];
        }

        return total;
    }

    /// <summary>Sample standard deviation (n - 1, not annualised) in two passes with the rounding of the mean corrected;
    /// NaN for fewer than two values.</summary>
    public static double Std(ReadOnlySpan<double> x) => Math.Sqrt(SquaredDeviations(x, Sum(x) / x.Length) / (x.Length - 1));

    /// <summary>Arithmetic mean, corrected by the mean of the deviations from it.</summary>
    /// <param name="x">The series.</param>
    /// <param name="sum">Its sum.</param>
    public static double Mean(ReadOnlySpan<double> x, double sum)
    {
        ref var first = ref MemoryMarshal.GetReference(x);
        var mean = sum / x.Length;
        var centre = Vector256.Create(mean);
        var (a, b) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var k = 0;
        for (; k <= x.Length - (2 * Lanes); k += 2 * Lanes)
        {
            a += Vector256.LoadUnsafe(ref first, (nuint)k) - centre;
            b += Vector256.LoadUnsafe(ref first, (nuint)(k + Lanes)) - centre;
        }

        var rest = Join(a + b);
        for (; k < x.Length; k++)
        {
            rest += x[k] - mean;
        }

        return mean + (rest / x.Length);
    }

    /// <summary>Sum of squared deviations from the mean, given the mean up to rounding.</summary>
    private static double SquaredDeviations(ReadOnlySpan<double> x, double mean)
    {
        ref var first = ref MemoryMarshal.GetReference(x);
        var centre = Vector256.Create(mean);
        var (rest, otherRest, squares, otherSquares) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        var k = 0;
        for (; k <= x.Length - (2 * Lanes); k += 2 * Lanes)
        {
            var one = Vector256.LoadUnsafe(ref first, (nuint)k) - centre;
            var other = Vector256.LoadUnsafe(ref first, (nuint)(k + Lanes)) - centre;
            rest += one;
            otherRest += other;
            squares += one * one;
            otherSquares += other * other;
        }

        var (total, correction) = (Join(squares + otherSquares), Join(rest + otherRest));
        for (; k < x.Length; k++)
        {
            var difference = x[k] - mean;
            total += difference * difference;
            correction += difference;
        }

        return total - (correction * correction / x.Length);
    }

    /// <summary>The four lanes in a fixed order.</summary>
    public static double Join(Vector256<double> lanes) => lanes[0] + lanes[1] + (lanes[2] + lanes[3]);
}
