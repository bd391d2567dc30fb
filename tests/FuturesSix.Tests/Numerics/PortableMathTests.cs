using System.Security.Cryptography;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Tests.Numerics;

public sealed class PortableMathTests(ITestOutputHelper output)
{
    private static readonly double[] Special =
    [
        0.0, -0.0, 1.0, -1.0, 2.0, -2.0, 0.5, -0.5, 3.0, -3.0, 1e300, -1e300, 1e-300, double.Epsilon, -double.Epsilon,
        double.MaxValue, double.MinValue, 2.2250738585072014E-308, 2.2250738585072009E-308, double.PositiveInfinity,
        double.NegativeInfinity, double.NaN, 9007199254740991.0, -9007199254740991.0, 9007199254740993.0, 1e19, -1e19,
    ];

    [Fact]
    public void Log_grids_and_random_bits_within_one_ulp_of_the_platform()
    {
        AssertClose("Log", 1, Inputs(1e-8, 60.0), PortableMath.Log, Math.Log);
        AssertClose("Log near 1", 1, Inputs(0.5, 2.0), PortableMath.Log, Math.Log);
        AssertClose("Log10", 1, Inputs(1e-8, 60.0), PortableMath.Log10, Math.Log10);
    }

    [Fact]
    public void Log10_powers_of_ten_exact()
    {
        var power = 1.0;
        for (var n = 0; n <= 22; n++, power *= 10.0)
        {
            Assert.Equal(n, PortableMath.Log10(power));
        }
    }

    [Fact]
    public void Log1P_daily_returns_to_extremes_close_to_the_compensated_logarithm()
    {
        AssertClose("Log1P", 3, Inputs(-0.999, 40.0), PortableMath.Log1P, Compensated);
        AssertClose("Log1P small", 3, Inputs(-0.05, 0.05), PortableMath.Log1P, Compensated);

        // Kahan's identity: the rounding error of 1 + x cancels in the quotient.
        static double Compensated(double x) =>
            1.0 + x is var u && u == 1.0 ? x : double.IsInfinity(u) ? u : Math.Log(u) * (x / (u - 1.0));
    }

    [Fact]
    public void Exp_grids_and_random_bits_within_one_ulp_of_the_platform()
    {
        AssertClose("Exp", 1, Inputs(-5.0, 5.0), PortableMath.Exp, Math.Exp);
        AssertClose("Exp whole range", 1, Inputs(-746.0, 710.0), PortableMath.Exp, Math.Exp);
    }

    [Fact]
    public void Tanh_grids_and_random_bits_within_four_ulp_of_the_platform() =>
        AssertClose("Tanh", 4, Inputs(-22.0, 22.0).Concat(Inputs(-1.0, 1.0)), PortableMath.Tanh, Math.Tanh);

    [Fact]
    public void Pow_special_values_as_the_platform()
    {
        foreach (var x in Special)
        {
            foreach (var y in Special)
            {
                var (expected, actual) = (Math.Pow(x, y), PortableMath.Pow(x, y));
                Assert.True(Ulps(expected, actual) <= 1, $"Pow({x:R}, {y:R}) = {actual:R}, expected {expected:R}");
            }
        }
    }

    [Fact]
    public void Pow_results_over_the_whole_range_within_one_ulp_of_the_platform()
    {
        var random = new Random(3);
        long worst = 0;
        for (var i = 0; i < 200_000; i++)
        {
            var x = i % 2 == 0 ? 0.25 + (4.0 * random.NextDouble()) : Math.Exp((1400.0 * random.NextDouble()) - 700.0);
            var limit = Math.Min(740.0 / Math.Max(Math.Abs(Math.Log(x)), 1e-9), 1e6);
            var y = limit * ((2.0 * random.NextDouble()) - 1.0);
            worst = Math.Max(worst, Ulps(Math.Pow(x, y), PortableMath.Pow(x, y)));
        }

        output.WriteLine($"Pow: largest difference {worst} ulp");
        Assert.True(worst <= 1, $"Pow differs by {worst} ulp");
    }

    [Fact]
    public void Single_argument_functions_special_values_as_the_platform()
    {
        foreach (var x in Special)
        {
            AssertSame("Log", x, Math.Log(x), PortableMath.Log(x));
            AssertSame("Log10", x, Math.Log10(x), PortableMath.Log10(x));
            AssertSame("Exp", x, Math.Exp(x), PortableMath.Exp(x));
            AssertSame("Tanh", x, Math.Tanh(x), PortableMath.Tanh(x));
        }

        Assert.Equal(double.NegativeInfinity, PortableMath.Log1P(-1.0));
        Assert.Equal(double.PositiveInfinity, PortableMath.Log1P(double.PositiveInfinity));
        Assert.True(double.IsNaN(PortableMath.Log1P(-1.5)) && double.IsNaN(PortableMath.Log1P(double.NaN)));
        Assert.True(double.IsNegative(PortableMath.Log1P(-0.0)));
        Assert.Equal(1e-300, PortableMath.Log1P(1e-300));
    }

    /// <summary>The claim itself: the same bits wherever this test runs.</summary>
    [Fact]
    public void All_functions_fixed_inputs_give_the_recorded_bits()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var i = 1; i <= 20_000; i++)
        {
            var x = i / 1024.0;
            double[] values =
            [
                PortableMath.Log(x), PortableMath.Log1P(-x / 32.0), PortableMath.Exp(x - 10.0), PortableMath.Tanh(x / 4.0),
                PortableMath.Pow(x, 1.7 - (x / 8.0)), PortableMath.Log10(x),
            ];
            foreach (var value in values)
            {
                hash.AppendData(BitConverter.GetBytes(BitConverter.DoubleToInt64Bits(value)));
            }
        }

        Assert.StartsWith("ae0fba29449e4ebb", Convert.ToHexStringLower(hash.GetHashAndReset()), StringComparison.Ordinal);
    }

    private static IEnumerable<double> Inputs(double low, double high)
    {
        for (var i = 0; i <= 100_000; i++)
        {
            yield return low + ((high - low) * i / 100_000.0);
        }

        var random = new Random(11);
        for (var i = 0; i < 100_000; i++)
        {
            yield return BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            yield return double.Epsilon * random.NextInt64(1L << (i % 52), 1L << 52);
        }
    }

    private void AssertClose(string name, long ulps, IEnumerable<double> inputs, Func<double, double> actual, Func<double, double> expected)
    {
        var (worst, at) = (0L, 0.0);
        foreach (var x in inputs)
        {
            var distance = Ulps(expected(x), actual(x));
            if (distance > worst)
            {
                (worst, at) = (distance, x);
            }
        }

        output.WriteLine($"{name}: largest difference {worst} ulp, at {at:R}");
        Assert.True(worst <= ulps, $"{name}({at:R}) = {actual(at):R}, expected {expected(at):R}: {worst} ulp");
    }

    private static void AssertSame(string name, double x, double expected, double actual) => Assert.True(
        Ulps(expected, actual) <= 1 && (expected != 0.0 || double.IsNegative(expected) == double.IsNegative(actual)),
        $"{name}({x:R}) = {actual:R}, expected {expected:R}");

    private static long Ulps(double a, double b) =>
        double.IsNaN(a) || double.IsNaN(b) ? (double.IsNaN(a) == double.IsNaN(b) ? 0 : long.MaxValue) : Math.Abs(Order(a) - Order(b));

    private static long Order(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        return bits < 0 ? long.MinValue - bits : bits;
    }
}
