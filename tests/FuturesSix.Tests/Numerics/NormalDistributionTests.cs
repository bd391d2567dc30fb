using FuturesSix.Core.Numerics;
using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace FuturesSix.Tests.Numerics;

public sealed class NormalDistributionTests
{
    [Fact]
    public void Cdf_agrees_with_an_independent_implementation_in_body_and_tails()
    {
        for (var z = -37.0; z <= 9; z += 0.0137)
        {
            var expected = 0.5 * SpecialFunctions.Erfc(-z / Math.Sqrt(2));
            var tolerance = z < -8 ? 2e-12 : 4e-14;
            Assert.True(Math.Abs(NormalDistribution.Cdf(z) - expected) <= tolerance * expected, $"z = {z:R}");
            Samples.Close(Normal.PDF(0, 1, z), NormalDistribution.Pdf(z), 1e-15);
        }
    }

    [Fact]
    public void Cdf_known_points_have_their_published_values()
    {
        Assert.Equal(0.5, NormalDistribution.Cdf(0));
        Assert.Equal(0.8413447460685429, NormalDistribution.Cdf(1), 15);
        Assert.Equal(0.024997895148220435, NormalDistribution.Cdf(-1.96), 15);
        Assert.Equal(9.865876450376946e-10 * 1e9, NormalDistribution.Cdf(-6) * 1e9, 13);
        Assert.Equal(-1.6448536269514722, NormalDistribution.InverseCdf(0.05), 14);
        Assert.Equal(2.3263478740408408, NormalDistribution.InverseCdf(0.99), 14);
    }

    [Fact]
    public void InverseCdf_undoes_the_cdf()
    {
        for (var z = -36.0; z <= 5; z += 0.0231)
        {
            Assert.Equal(z, NormalDistribution.InverseCdf(NormalDistribution.Cdf(z)), z > 0 ? 9 : 12);
        }
    }

    [Fact]
    public void Ends_and_missing_values_are_defined()
    {
        Assert.Equal(double.NegativeInfinity, NormalDistribution.InverseCdf(0));
        Assert.Equal(double.PositiveInfinity, NormalDistribution.InverseCdf(1));
        Assert.True(double.IsNaN(NormalDistribution.InverseCdf(1.1)));
        Assert.True(double.IsNaN(NormalDistribution.InverseCdf(double.NaN)));
        Assert.Equal(0, NormalDistribution.Cdf(double.NegativeInfinity));
        Assert.Equal(1, NormalDistribution.Cdf(double.PositiveInfinity));
        Assert.True(double.IsNaN(NormalDistribution.Cdf(double.NaN)));
    }

    [Fact]
    public void LogGamma_agrees_with_an_independent_implementation()
    {
        for (var x = 0.01; x < 300; x *= 1.01)
        {
            Samples.Close(SpecialFunctions.GammaLn(x), LogGamma.Of(x), 3e-14);
        }

        Assert.True(double.IsNaN(LogGamma.Of(0)));
    }
}
