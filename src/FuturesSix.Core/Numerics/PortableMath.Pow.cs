namespace FuturesSix.Core.Numerics;

/// <content>Powers and decimal logarithms, through a logarithm carried in two doubles.</content>
public static partial class PortableMath
{
    private const double SplitFactor = 134217729.0;
    private const double InverseLn10High = 0.4342944819032518;
    private const double InverseLn10Low = 1.098319650216765e-17;

    /// <summary>x raised to y, with the special cases of IEEE 754 (a negative base needs an integer exponent).</summary>
    /// <param name="x">Base.</param>
    /// <param name="y">Exponent.</param>
    public static double Pow(double x, double y)
    {
        if (y == 0.0 || x == 1.0)
        {
            return 1.0;
        }

        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return double.NaN;
        }

        if (double.IsInfinity(y))
        {
            var a = Math.Abs(x);
            return a == 1.0 ? 1.0 : a > 1.0 == y > 0.0 ? double.PositiveInfinity : 0.0;
        }

        var negative = double.IsNegative(x) && IsOddInteger(y);
        if (x == 0.0 || double.IsInfinity(x))
        {
            var magnitude = x == 0.0 == y > 0.0 ? 0.0 : double.PositiveInfinity;
            return negative ? -magnitude : magnitude;
        }

        if (x < 0.0 && Math.Floor(y) != y)
        {
            return double.NaN;
        }

        var power = PowPositive(Math.Abs(x), y);
        return negative ? -power : power;
    }

    /// <summary>Decimal logarithm; exact at powers of ten.</summary>
    /// <param name="x">Argument.</param>
    public static double Log10(double x)
    {
        if (!TryReduce(x, out var k, out var m, out var special))
        {
            return special;
        }

        LogDouble(m - 1.0, k, out var high, out var low);
        Multiply(high, InverseLn10High, out var product, out var error);
        return product + (error + ((high * InverseLn10Low) + (low * InverseLn10High)));
    }

    private static double PowPositive(double x, double y)
    {
        switch (y)
        {
            case 1.0:
                return x;
            case 2.0:
                return x * x;
            case 0.5:
                return Math.Sqrt(x);
            case > TwoTo54 * 2048:
                return x == 1.0 ? 1.0 : x > 1.0 ? double.PositiveInfinity : 0.0;
            case < -TwoTo54 * 2048:
                return x == 1.0 ? 1.0 : x > 1.0 ? 0.0 : double.PositiveInfinity;
        }

        _ = TryReduce(x, out var k, out var m, out _);
        LogDouble(m - 1.0, k, out var high, out var low);
        Multiply(high, y, out var product, out var error);
        return ExpSum(product, Math.Abs(product) < 746.0 ? error + (low * y) : 0.0);
    }

    /// <summary>k ln 2 + log(1 + f) as an unevaluated sum, about 2^-64 of it: 2 s (1 + c) with s = f/(2+f) and
    /// c = s^2/3 + s^4/5 + …; s, s^2 and s^2/3 are carried in two doubles, the rest in one.</summary>
    private static void LogDouble(double f, int k, out double high, out double low)
    {
        var d = 2.0 + f;
        var dLow = f - (d - 2.0);
        var s = f / d;
        Multiply(s, d, out var p, out var e);
        var sLow = ((f - p) - e - (s * dLow)) / d;

        Multiply(s, s, out var z, out var zLow);
        zLow += 2.0 * s * sLow;
        var t = z / 3.0;
        Multiply(t, 3.0, out p, out e);
        var tLow = ((z - p) - e + zLow) / 3.0;

        var w = z * z;
        var odd = (1.0 / 5) + (w * ((1.0 / 9) + (w * ((1.0 / 13) + (w * ((1.0 / 17) + (w * (1.0 / 21))))))));
        var even = z * ((1.0 / 7) + (w * ((1.0 / 11) + (w * ((1.0 / 15) + (w * ((1.0 / 19) + (w * (1.0 / 23)))))))));
        var rest = w * (odd + even);
        var c = t + rest;
        var cLow = (rest - (c - t)) + tLow;

        s += s;
        sLow += sLow;
        Multiply(s, c, out p, out e);
        e += (s * cLow) + (sLow * c) + sLow;
        Add(s, p, out var sum, out var sumLow);
        Add(k * Ln2High, sum, out high, out low);
        low += sumLow + e + (k * Ln2Low);
        Add(high, low, out high, out low);
    }

    private static bool IsOddInteger(double y) =>
        Math.Abs(y) < 9007199254740992.0 && Math.Floor(y) == y && ((long)y & 1L) != 0;

    /// <summary>a + b as a rounded sum and its exact error (Knuth's two-sum).</summary>
    private static void Add(double a, double b, out double sum, out double error)
    {
        sum = a + b;
        var bb = sum - a;
        error = (a - (sum - bb)) + (b - bb);
    }

    /// <summary>a b as a rounded product and its exact error (Dekker's product on Veltkamp's split, |a|, |b| below 2^970).</summary>
    private static void Multiply(double a, double b, out double product, out double error)
    {
        product = a * b;
        var t = SplitFactor * a;
        var aHigh = t - (t - a);
        var aLow = a - aHigh;
        t = SplitFactor * b;
        var bHigh = t - (t - b);
        var bLow = b - bHigh;
        error = (((aHigh * bHigh) - product) + (aHigh * bLow) + (aLow * bHigh)) + (aLow * bLow);
    }
}
