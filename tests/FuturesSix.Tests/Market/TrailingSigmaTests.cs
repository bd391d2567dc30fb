using FuturesSix.Core.Market;

namespace FuturesSix.Tests.Market;

public sealed class TrailingSigmaTests
{
    [Fact]
    public void Decay_halves_a_weight_in_63_observations()
    {
        var weight = 1.0;
        for (var i = 0; i < 63; i++)
        {
            weight *= TrailingSigma.Decay;
        }

        Assert.Equal(0.5, weight, 13);
    }

    [Fact]
    public void Compute_matches_the_definition_and_ignores_the_row_itself()
    {
        var random = new Random(5);
        var returns = Enumerable.Range(0, 200).Select(i => i % 7 == 3 ? double.NaN : (random.NextDouble() - 0.5) / 50).ToArray();
        var sigma = new double[200];
        TrailingSigma.Compute(returns, sigma);

        for (var t = 0; t < 200; t++)
        {
            var known = returns.Take(t).Where(r => !double.IsNaN(r)).Reverse().ToArray();
            var weights = known.Select((_, age) => Math.Pow(0.5, age / 63.0)).ToArray();
            var expected = known.Length < 63 ? double.NaN : Math.Sqrt(known.Select((r, age) => weights[age] * r * r).Sum() / weights.Sum());
            Assert.Equal(expected, sigma[t], 12);
        }
    }
}
