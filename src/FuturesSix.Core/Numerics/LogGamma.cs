namespace FuturesSix.Core.Numerics;

/// <summary>Logarithm of the gamma function from elementary operations in a fixed order.</summary>
internal static class LogGamma
{
    private const double HalfLogTwoPi = 0.918938533204672741780330;
    private const double Large = 15;

    /// <summary>ln Gamma(x) for x above 0, by recurrence up to 15 and Stirling's series (Abramowitz and Stegun 6.1.41);
    /// absolute error about 1e-15 times its size. NaN for other x.</summary>
    public static double Of(double x)
    {
        if (!(x > 0))
        {
            return double.NaN;
        }

        var product = 1.0;
        for (; x < Large; x++)
        {
            product *= x;
        }

        var inverse = 1 / x;
        var square = inverse * inverse;
        var series = inverse * ((1.0 / 12) - (square * ((1.0 / 360) - (square * ((1.0 / 1260) - (square * ((1.0 / 1680)
            - (square * ((1.0 / 1188) - (square * ((691.0 / 360360) - (square / 156))))))))))));
        return ((x - 0.5) * PortableMath.Log(x)) - x + HalfLogTwoPi + series - PortableMath.Log(product);
    }
}
