using FsCheck.Fluent;
using FuturesSix.Core.Evaluation;

namespace FuturesSix.Tests.Evaluation;

public sealed class GroupedReturnsTests
{
    [Fact]
    public void Of_known_days_gives_known_figures()
    {
        var groups = GroupedReturns.Of([0, 1, 0, 1, 1], [0.01, -0.02, 0.03, double.NaN, 0.04], 3);

        Assert.Equal((2, 0.04, 0.01), (groups[0].Days, groups[0].Contribution, groups[0].WorstDay));
        Assert.Equal(0.02 * 252, groups[0].Return, 1e-14);
        Assert.Equal(Math.Sqrt(0.0002 * 252), groups[0].Volatility, 1e-14);
        Assert.Equal((2, 0.02, -0.02), (groups[1].Days, groups[1].Contribution, groups[1].WorstDay));
        Assert.Equal((0, 0.0), (groups[2].Days, groups[2].Contribution));
        Assert.True(double.IsNaN(groups[2].Return) && double.IsNaN(groups[2].Volatility));
    }

    [Fact]
    public void Of_contributions_and_days_add_up_to_the_whole() => Prop.ForAll(
        ArbMap.Default.ArbFor<(byte, short)[]>(),
        days =>
        {
            int[] groups = [.. days.Select(d => d.Item1 % 5)];
            double[] returns = [.. days.Select(d => d.Item2 == 0 ? double.NaN : d.Item2 / 1e5)];
            var parts = GroupedReturns.Of(groups, returns, 5);
            return parts.Sum(p => p.Days) == returns.Count(r => !double.IsNaN(r))
                && Math.Abs(parts.Sum(p => p.Contribution) - returns.Where(r => !double.IsNaN(r)).Sum()) < 1e-12 * (1 + days.Length);
        }).Holds(500);

    [Fact]
    public void Of_wrong_input_is_refused()
    {
        Assert.Throws<ArgumentException>(() => GroupedReturns.Of([0], [0.1, 0.2], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => GroupedReturns.Of([1], [0.1], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => GroupedReturns.Of([-1], [0.1], 1));
    }
}
