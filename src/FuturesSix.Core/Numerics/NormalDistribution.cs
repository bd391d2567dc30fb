namespace FuturesSix.Core.Numerics;

/// <summary>The standard normal distribution, computed from elementary operations in a fixed order so that the bits do
/// not depend on the processor's math library. Relative error about 1e-14 in the body, 1e-13 in the far tails.</summary>
public static class NormalDistribution
{
    private const double InverseSqrtTwoPi = 0.398942280401432677939946;
    private const double TailStart = 2.2;
    private const int TailTerms = 120;

    /// <summary>Density at z; NaN for NaN.</summary>
    public static double Pdf(double z) => InverseSqrtTwoPi * PortableMath.Exp(-0.5 * z * z);

    /// <summary>Probability of a value at or below z; NaN for NaN.</summary>
    public static double Cdf(double z)
    {
        if (double.IsNaN(z) || double.IsInfinity(z))
        {
            return double.IsNaN(z) ? double.NaN : z > 0 ? 1 : 0;
        }

        var distance = Math.Abs(z);
        if (distance < TailStart)
        {
            return 0.5 + (z * Pdf(z) * OddSeries(z * z));
        }

        var tail = Pdf(distance) / TailFraction(distance);
        return z < 0 ? tail : 1 - tail;
    }

    /// <summary>The z with Cdf(z) = p; minus infinity at 0, infinity at 1, NaN outside [0, 1].</summary>
    public static double InverseCdf(double p)
    {
        if (!(p >= 0 && p <= 1))
        {
            return double.NaN;
        }

        return p switch
        {
            0 => double.NegativeInfinity,
            0.5 => 0,
            1 => double.PositiveInfinity,
            _ => p < 0.5 ? LowerQuantile(p) : -LowerQuantile(1 - p),
        };
    }

    /// <summary>1 + z^2/3 + z^4/(3*5) + ...: (Cdf - 1/2)/(z Pdf), Abramowitz and Stegun 26.2.11.</summary>
    private static double OddSeries(double square)
    {
        var (term, total) = (1.0, 1.0);
        for (var k = 3; term > 1e-18 * total; k += 2)
        {
            term *= square / k;
            total += term;
        }

        return total;
    }

    /// <summary>z + 1/(z + 2/(z + 3/(z + ...))): Pdf/(1 - Cdf), Abramowitz and Stegun 26.2.14.</summary>
    private static double TailFraction(double z)
    {
        var value = z;
        for (var k = TailTerms; k >= 1; k--)
        {
            value = z + (k / value);
        }

        return value;
    }

    /// <summary>Abramowitz and Stegun 26.2.23 (error below 5e-4), then three steps of Halley's method.</summary>
    private static double LowerQuantile(double p)
    {
        var t = Math.Sqrt(-2 * PortableMath.Log(p));
        var z = ((2.515517 + (t * (0.802853 + (t * 0.010328)))) / (1 + (t * (1.432788 + (t * (0.189269 + (t * 0.001308))))))) - t;
        for (var step = 0; step < 3; step++)
        {
            var error = (Cdf(z) - p) / Pdf(z);
            z -= error / (1 + (0.5 * z * error));
        }

        return z;
    }
}
