using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FuturesSix.Core.Numerics;

/// <summary>Sums over a complete series (no NaN; not checked) in one pass, in four lanes joined in a fixed order: powers of
/// the deviation d = x - centre, squares of the negative values, and how many are above and below 0.</summary>
/// <param name="Squares">Sum of d^2.</param>
/// <param name="Cubes">Sum of d^3.</param>
/// <param name="Fourths">Sum of d^4.</param>
/// <param name="Shortfall">Sum of min(x, 0)^2.</param>
/// <param name="Positive">Values above 0.</param>
/// <param name="Negative">Values below 0.</param>
internal readonly record struct CentralSums(double Squares, double Cubes, double Fourths, double Shortfall, double Positive, double Negative)
{
    private const int Lanes = 4;

    /// <summary>The sums of <paramref name="x"/> about <paramref name="centre"/>.</summary>
    public static CentralSums Of(ReadOnlySpan<double> x, double centre)
    {
        ref var first = ref MemoryMarshal.GetReference(x);
        var c = Vector256.Create(centre);
        var sums = default(Accumulator);
        var k = 0;
        for (; k <= x.Length - Lanes; k += Lanes)
        {
            var value = Vector256.LoadUnsafe(ref first, (nuint)k);
            sums.Add(value, value - c);
        }

        if (k < x.Length)
        {
            Span<double> values = stackalloc double[Lanes];
            Span<double> deviations = stackalloc double[Lanes];
            values.Clear();
            deviations.Clear();
            for (var lane = 0; k + lane < x.Length; lane++)
            {
                values[lane] = x[k + lane];
                deviations[lane] = x[k + lane] - centre;
            }

            sums.Add(Vector256.Create<double>(values), Vector256.Create<double>(deviations));
        }

        return sums.Joined();
    }

    private struct Accumulator
    {
        private Vector256<double> _squares;
        private Vector256<double> _cubes;
        private Vector256<double> _fourths;
        private Vector256<double> _shortfall;
        private Vector256<double> _positive;
        private Vector256<double> _negative;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(Vector256<double> x, Vector256<double> d)
        {
            var square = d * d;
            _squares += square;
            _cubes += square * d;
            _fourths += square * square;
            var below = Vector256.LessThan(x, Vector256<double>.Zero);
            var loss = x & below;
            _shortfall += loss * loss;
            _negative += Vector256<double>.One & below;
            _positive += Vector256<double>.One & Vector256.GreaterThan(x, Vector256<double>.Zero);
        }

        public readonly CentralSums Joined() => new(
            LaneMoments.Join(_squares),
            LaneMoments.Join(_cubes),
            LaneMoments.Join(_fourths),
            LaneMoments.Join(_shortfall),
            LaneMoments.Join(_positive),
            LaneMoments.Join(_negative));
    }
}
