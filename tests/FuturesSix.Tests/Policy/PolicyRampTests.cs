using FsCheck.Fluent;
using FuturesSix.Core.Policy;

namespace FuturesSix.Tests.Policy;

public sealed class PolicyRampTests
{
    [Theory]
    [InlineData(0.5, 1.0)]
    [InlineData(0.8, 1.0)]
    [InlineData(0.9, 0.625)]
    [InlineData(1.0, 0.25)]
    [InlineData(2.0, 0.25)]
    [InlineData(double.NaN, double.NaN)]
    public void Multiplier_falls_in_a_line_between_the_two_levels(double feature, double expected) =>
        Assert.Equal(expected, new PolicyRamp { FullAt = 0.8, FloorAt = 1, Floor = 0.25 }.Multiplier(feature), 12);

    [Fact]
    public void Multiplier_any_ramp_stays_in_bounds_and_is_monotone() => Prop.ForAll<int>(seed =>
    {
        var random = new Random(seed);
        var ramp = new PolicyRamp { FullAt = (6 * random.NextDouble()) - 3, FloorAt = (6 * random.NextDouble()) - 3, Floor = random.Next(4) == 0 ? 0 : random.NextDouble() };
        var direction = Math.Sign(ramp.FloorAt - ramp.FullAt);
        var levels = Enumerable.Range(0, 50).Select(_ => (10 * random.NextDouble()) - 5).Append(ramp.FullAt).Append(ramp.FloorAt).Order().ToList();
        var multipliers = levels.ConvertAll(ramp.Multiplier);

        Assert.All(multipliers, m => Assert.InRange(m, ramp.Floor, 1));
        Assert.All(Enumerable.Range(1, levels.Count - 1), n => Assert.True(direction * (multipliers[n] - multipliers[n - 1]) <= 0, $"{ramp} at {levels[n]}"));
        Assert.Equal((1, ramp.Floor), (ramp.Multiplier(ramp.FullAt), ramp.Multiplier(ramp.FloorAt)));
    }).Holds();

    [Fact]
    public void Validate_names_every_violated_bound()
    {
        var options = new PolicyOptions
        {
            Throttles =
            [
                new ThrottleOptions { Engine = "trend", VolOfVol = new() { FullAt = 2, FloorAt = 2, Floor = -1 }, Event = new() { Kinds = [], DaysBefore = 100, DaysAfter = -1, Multiplier = 2 } },
                new ThrottleOptions { Engine = "csmom" },
            ],
            ThrottleFeatures = new() { DispersionWindow = 1, DispersionScaleWindow = 5, SkewWindow = 5 },
            Impairment = [new ImpairmentOptions { Engine = "trend", Window = 10, MinObservations = 20, Ramp = new() { FullAt = -2, FloorAt = -1, Floor = 0.5 } }],
        };

        Assert.Equal(
            [
                "policy.throttles.trend.event.kinds", "policy.throttles.trend.event.days_before", "policy.throttles.trend.event.days_after", "policy.throttles.trend.event.multiplier",
                "policy.throttles.trend.vol_of_vol.full_at", "policy.throttles.trend.vol_of_vol.floor_at", "policy.throttles.trend.vol_of_vol.floor", "policy.throttles.trend.vol_of_vol.floor_at",
                "policy.throttles.csmom",
                "policy.throttle_features.dispersion_window", "policy.throttle_features.dispersion_scale_window", "policy.throttle_features.skew_window",
                "policy.impairment.trend.window", "policy.impairment.trend.min_observations", "policy.impairment.trend.floor_at",
            ],
            options.Validate().Select(v => v.Field));
    }
}
