namespace FuturesSix.Core.Numerics;

/// <summary>Elementary functions built from IEEE 754 addition, multiplication, division and square root only, so that
/// they return the same bits on every processor. The C library behind <see cref="Math"/> picks its variant (with or
/// without fused multiply-add) when the process starts, and its last bit differs between machines.</summary>
/// <remarks>Method: argument reduction by powers of two, then the Taylor series of artanh (for logarithms) and exp on
/// an interval where the first omitted term is below 2^-58 of the result. Largest errors found against 60-digit
/// arithmetic: Log 0.67 ulp, Log1P 0.76, Exp 0.66, Pow 0.70, Log10 0.51, Tanh 2.3; a subnormal result is rounded once
/// more. Special values follow IEEE 754 as <see cref="Math"/> does. Evaluation order is written out, and the runtime
/// never contracts a*b+c.</remarks>
public static partial class PortableMath
{
    // ln 2 in two parts; the high part ends in 21 zero bits, so that its product with an exponent is exact.
    private const double Ln2High = 0.6931471803691238;
    private const double Ln2Low = 1.9082149292705877e-10;
    private const double InverseLn2 = 1.4426950408889634;

    private const long OneHalfSqrt2Bits = 0x3FE6_A09E_667F_3BCD;
    private const long MinNormalBits = 0x0010_0000_0000_0000;
    private const long InfinityBits = 0x7FF0_0000_0000_0000;
    private const double TwoTo54 = 18014398509481984.0;

    /// <summary>Natural logarithm. Zero gives -infinity, a negative argument NaN.</summary>
    /// <param name="x">Argument.</param>
    public static double Log(double x)
    {
        if (!TryReduce(x, out var k, out var m, out var special))
        {
            return special;
        }

        return LogKernel(m - 1.0, k, 0.0);
    }

    /// <summary>ln(1 + x), exact to the last bits also where x is tiny. -1 gives -infinity, less than -1 NaN.</summary>
    /// <param name="x">Argument.</param>
    public static double Log1P(double x)
    {
        if (Math.Abs(x) < 5e-17)
        {
            return x;
        }

        if (x > -0.29 && x < 0.41)
        {
            return LogKernel(x, 0, 0.0);
        }

        var u = 1.0 + x;
        if (!TryReduce(u, out var k, out var m, out var special))
        {
            return special;
        }

        // What the addition rounded away, to first order.
        var lost = u >= 2.0 ? 1.0 - (u - x) : x - (u - 1.0);
        return LogKernel(m - 1.0, k, lost / u);
    }

    /// <summary>e^x; overflows to infinity above 709.78, underflows to zero below -745.13.</summary>
    /// <param name="x">Argument.</param>
    public static double Exp(double x) => ExpSum(x, 0.0);

    /// <summary>Hyperbolic tangent.</summary>
    /// <param name="x">Argument.</param>
    public static double Tanh(double x)
    {
        var a = Math.Abs(x);
        if (!(a < 20.0))
        {
            return double.IsNaN(x) ? x : Math.CopySign(1.0, x);
        }

        if (a < 1e-9)
        {
            return x;
        }

        var t = a < 0.17 ? ExpSeries(2.0 * a, 0.0) : ExpSum(2.0 * a, 0.0) - 1.0;
        return Math.CopySign(a < 0.6 ? t / (t + 2.0) : 1.0 - (2.0 / (t + 2.0)), x);
    }

    /// <summary>Writes a positive finite x as m 2^k with m in [sqrt(1/2), sqrt 2); otherwise gives log x directly.</summary>
    private static bool TryReduce(double x, out int k, out double m, out double special)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var offset = 0;
        special = 0.0;
        if (bits is < MinNormalBits or >= InfinityBits)
        {
            if (!(x > 0.0) || bits == InfinityBits)
            {
                special = x == 0.0 ? double.NegativeInfinity : x > 0.0 ? x : double.NaN;
                k = 0;
                m = 1.0;
                return false;
            }

            bits = BitConverter.DoubleToInt64Bits(x * TwoTo54);
            offset = -54;
        }

        var exponent = (bits - OneHalfSqrt2Bits) >> 52;
        k = (int)exponent + offset;
        m = BitConverter.Int64BitsToDouble(bits - (exponent << 52));
        return true;
    }

    /// <summary>k ln 2 + log(1 + f) + correction for f in [-0.293, 0.415]. With s = f/(2+f), log(1+f) = 2 artanh s =
    /// f - f^2/2 + s (f^2/2 + R), R = 2 s^2/3 + 2 s^4/5 + …, s^2 below 0.0295: the large terms are exact or nearly so.</summary>
    private static double LogKernel(double f, int k, double correction)
    {
        var s = f / (2.0 + f);
        var z = s * s;
        var w = z * z;
        var odd = z * ((2.0 / 3) + (w * ((2.0 / 7) + (w * ((2.0 / 11) + (w * ((2.0 / 15) + (w * (2.0 / 19)))))))));
        var even = w * ((2.0 / 5) + (w * ((2.0 / 9) + (w * ((2.0 / 13) + (w * ((2.0 / 17) + (w * (2.0 / 21)))))))));
        var half = 0.5 * f * f;
        var tail = (s * (half + (odd + even))) + ((k * Ln2Low) + correction);
        return k == 0 ? f - (half - tail) : (k * Ln2High) - ((half - tail) - f);
    }

    /// <summary>e^(high + low) for |low| far below |high|.</summary>
    private static double ExpSum(double high, double low)
    {
        if (!(Math.Abs(high) < 746.0))
        {
            return high > 0.0 ? double.PositiveInfinity : high < 0.0 ? 0.0 : high;
        }

        var k = Math.Floor((high * InverseLn2) + 0.5);
        var a = high - (k * Ln2High);
        var b = (k * Ln2Low) - low;
        var r = a - b;
        var lost = (a - r) - b;
        var sum = 1.0 + r;
        var rest = (r - (sum - 1.0)) + (lost + (r * r * ExpTail(r)));
        return Scale(sum + rest, (int)k);
    }

    /// <summary>e^(r + lost) - 1 for |r| at most 0.35.</summary>
    private static double ExpSeries(double r, double lost) => r + (lost + (r * r * ExpTail(r)));

    /// <summary>(e^r - 1 - r)/r^2 = 1/2! + r/3! + … + r^11/13! for |r| at most 0.35, even and odd terms apart.</summary>
    private static double ExpTail(double r)
    {
        var w = r * r;
        var even = (1.0 / 2) + (w * ((1.0 / 24) + (w * ((1.0 / 720) + (w * ((1.0 / 40320)
            + (w * ((1.0 / 3628800) + (w * (1.0 / 479001600))))))))));
        var odd = (1.0 / 6) + (w * ((1.0 / 120) + (w * ((1.0 / 5040) + (w * ((1.0 / 362880)
            + (w * ((1.0 / 39916800) + (w * (1.0 / 6227020800))))))))));
        return even + (r * odd);
    }

    /// <summary>y 2^k, rounded once.</summary>
    private static double Scale(double y, int k)
    {
        if (k > 1023)
        {
            return y * PowerOfTwo(1023) * PowerOfTwo(k - 1023);
        }

        return k < -1021 ? y * PowerOfTwo(k + 128) * PowerOfTwo(-128) : y * PowerOfTwo(k);
    }

    private static double PowerOfTwo(int k) => BitConverter.Int64BitsToDouble((long)(k + 1023) << 52);
}
