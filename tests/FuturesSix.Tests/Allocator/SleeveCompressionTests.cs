using FsCheck.Fluent;
using FuturesSix.Core.Allocator;

namespace FuturesSix.Tests.Allocator;

public sealed class SleeveCompressionTests
{
    private static readonly RiskProfile Fragile = new("a", 1, 0.8, 0.4, 0.1, 0.5, 0.1);
    private static readonly RiskProfile Sturdy = new("b", 1, 1, 0.9, 0.8, 0.25, 0.8);

    [Fact]
    public void Transform_gives_every_part_the_transformation_of_its_profile()
    {
        RiskRegime[] regimes = [RiskRegime.Normal, RiskRegime.Crisis, RiskRegime.Crisis, RiskRegime.Elevated];

        var scalars = SleeveCompression.Transform(regimes, [Fragile, Sturdy]);

        Assert.Equal([1, 0.55, 0.325, 0.5625], scalars[..4].Select(s => Math.Round(s, 12)));
        Assert.Equal(RiskTransformation.Transform(regimes, new() { Profile = "b", Profiles = [Sturdy] }).Scalars, scalars[4..]);
        Assert.Empty(SleeveCompression.Transform([], [Fragile]));
    }

    [Fact]
    public void Transform_is_bounded_and_a_worse_regime_never_raises_a_part() => Prop.ForAll<int>(seed =>
    {
        var random = new Random(seed);
        RiskRegime[] regimes = [.. Enumerable.Range(0, 60).Select(_ => (RiskRegime)random.Next(4))];
        RiskRegime[] worse = [.. regimes.Select(r => (RiskRegime)Math.Min(3, (int)r + random.Next(2)))];
        var (before, after) = (SleeveCompression.Transform(regimes, [Fragile, Sturdy]), SleeveCompression.Transform(worse, [Fragile, Sturdy]));

        Assert.All(before.Zip(after), p => Assert.True(p.Second <= p.First + 1e-15));
        Assert.All(after[..60], s => Assert.InRange(s, 0.1, 1));
        Assert.All(after[60..], s => Assert.InRange(s, 0.8, 1));
    }).Holds();

    [Fact]
    public void Transform_refuses_a_profile_that_is_not_monotone() =>
        Assert.Throws<ArgumentException>(() => SleeveCompression.Transform([RiskRegime.Normal], [Fragile with { Stress = 0.9 }]));
}
