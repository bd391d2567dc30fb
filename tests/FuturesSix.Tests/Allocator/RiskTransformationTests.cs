using FsCheck;
using FsCheck.Fluent;
using FuturesSix.Core.Allocator;

namespace FuturesSix.Tests.Allocator;

public sealed class RiskTransformationTests
{
    [Fact]
    public void Transform_is_the_recursion_of_the_profile()
    {
        RiskRegime[] regimes = [RiskRegime.Normal, RiskRegime.Crisis, RiskRegime.Stress, RiskRegime.Elevated];
        var scalars = RiskTransformation.Transform(regimes, new RiskTransformationOptions()).Scalars;
        var second = (0.75 * 1) + (0.25 * 0.30);
        var third = (0.75 * second) + (0.25 * 0.55);

        double[] expected = [1, second, third, (0.75 * third) + (0.25 * 0.85)];
        Assert.All(expected.Zip(scalars), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
    }

    [Fact]
    public void Transform_stays_within_floor_and_one() => Prop.ForAll<int>(seed =>
    {
        foreach (var profile in RiskProfile.BuiltIn)
        {
            Assert.All(Transform(Draw(seed), profile.Name), scalar => Assert.InRange(scalar, profile.Floor, 1));
        }
    }).Holds();

    [Fact]
    public void Transform_worse_regime_never_raises_a_scalar() => Prop.ForAll<int, PositiveInt>((seed, at) =>
    {
        var regimes = Draw(seed);
        var worse = regimes.ToArray();
        worse[at.Get % worse.Length] = RiskRegime.Crisis;
        foreach (var profile in RiskProfile.BuiltIn)
        {
            Assert.All(Transform(worse, profile.Name).Zip(Transform(regimes, profile.Name)), pair => Assert.True(pair.First <= pair.Second + 1e-15));
        }
    }).Holds();

    [Fact]
    public void Transform_more_tolerant_profile_brakes_less_in_a_lasting_regime()
    {
        foreach (var regime in Enum.GetValues<RiskRegime>())
        {
            var last = RiskProfile.BuiltIn.Select(p => Transform([.. Enumerable.Repeat(regime, 200)], p.Name)[^1]).ToArray();
            Assert.Equal(last.Order(), last);
        }
    }

    [Fact]
    public void Validate_built_in_profiles_hold_and_a_broken_one_names_every_field()
    {
        var broken = new RiskProfile("X", 1.1, 0.5, 0.6, 0.1, 0, 0.3);

        Assert.Empty(new RiskTransformationOptions().Validate());
        Assert.Equal(
            ["allocator.profiles.X.normal", "allocator.profiles.X.stress", "allocator.profiles.X.crisis", "allocator.profiles.X.alpha"],
            broken.Validate().Select(v => v.Field));
        Assert.All(broken.Validate(), v => Assert.NotEmpty(v.Expected));
    }

    [Fact]
    public void Validate_unknown_profile_and_disorder_between_profiles_are_found()
    {
        var options = new RiskTransformationOptions { Profile = "Z", Profiles = [RiskProfile.Medium, RiskProfile.Low] };

        Assert.Equal(
            ["allocator.profile", "allocator.profiles.L.Elevated", "allocator.profiles.L.Stress", "allocator.profiles.L.Crisis"],
            options.Validate().Select(v => v.Field));
        Assert.Throws<ArgumentException>(() => RiskTransformation.Transform([RiskRegime.Normal], options));
    }

    private static RiskRegime[] Draw(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 80).Select(_ => (RiskRegime)random.Next(4))];
    }

    private static double[] Transform(RiskRegime[] regimes, string profile) =>
        RiskTransformation.Transform(regimes, new RiskTransformationOptions { Profile = profile }).Scalars;
}
