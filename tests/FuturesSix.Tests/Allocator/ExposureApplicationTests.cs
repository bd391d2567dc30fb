using FsCheck;
using FsCheck.Fluent;
using FuturesSix.Core.Allocator;

namespace FuturesSix.Tests.Allocator;

public sealed class ExposureApplicationTests
{
    private static readonly DateOnly Monday = new(2024, 1, 1);
    private static readonly ExposureOptions Compute = new() { Mode = AllocatorMode.Compute };

    [Fact]
    public void Apply_uses_the_last_scalar_at_or_before_the_previous_rebalance()
    {
        var result = ExposureApplication.Apply(Days(0, 5, 10, 15, 20), Days(3, 5, 6, 14), [0.9, 0.8, 0.7, 0.6], Compute);

        Assert.Equal([1, 1, 0.8, 0.7, 0.6], result.Applied.Select(a => a.Scalar));
        Assert.Equal([null, null, Monday.AddDays(5), Monday.AddDays(6), Monday.AddDays(14)], result.Applied.Select(a => a.SourceDate));
        Assert.Equal(2, result.MissingScalars);
    }

    [Fact]
    public void Apply_missing_scalar_is_what_the_options_say()
    {
        var result = ExposureApplication.Apply(Days(0, 5), [], [], Compute with { ApplyMissingScalarAs = 0.5 });

        Assert.Equal([(0.5, null), (0.5, null)], result.Applied.Select(a => (a.Scalar, a.SourceDate)));
    }

    [Fact]
    public void Apply_off_never_brakes()
    {
        var result = ExposureApplication.Apply(Days(0, 5), Days(0), [0.3], new ExposureOptions());

        Assert.All(result.Applied, a => Assert.Equal((1, null), (a.Scalar, a.SourceDate)));
        Assert.Equal(0, result.MissingScalars);
    }

    [Fact]
    public void Apply_scalars_after_the_previous_rebalance_change_nothing() => Prop.ForAll<int, PositiveInt>((seed, at) =>
    {
        var random = new Random(seed);
        var dates = Days([.. Enumerable.Range(0, 100).Where(_ => random.Next(3) > 0)]);
        double[] scalars = [.. dates.Select(_ => random.NextDouble())];
        var rebalances = Days([.. Enumerable.Range(0, 20).Select(k => 5 * k)]);
        var k = 1 + (at.Get % 19);
        var before = dates.Count(d => d <= rebalances[k - 1]);
        double[] corrupted = [.. scalars.Select((s, n) => n < before ? s : 1 - s)];

        var expected = ExposureApplication.Apply(rebalances, dates, scalars, Compute).Applied;
        Assert.Equal(expected.Take(k + 1), ExposureApplication.Apply(rebalances, dates, corrupted, Compute).Applied.Take(k + 1));
        Assert.Equal(expected.Take(k + 1), ExposureApplication.Apply(rebalances.AsSpan(0, k + 1), dates.AsSpan(0, before), scalars.AsSpan(0, before), Compute).Applied);
        Assert.All(expected.Skip(1), (a, n) => Assert.True(a.SourceDate is null || a.SourceDate <= rebalances[n]));
    }).Holds();

    [Fact]
    public void Apply_compute_and_precomputed_agree()
    {
        var replay = new ExposureOptions { Mode = AllocatorMode.Precomputed, PrecomputedRunId = "earlier" };

        Assert.Equal(
            ExposureApplication.Apply(Days(0, 5, 9), Days(0, 4), [0.9, 0.4], Compute).Applied,
            ExposureApplication.Apply(Days(0, 5, 9), Days(0, 4), [0.9, 0.4], replay).Applied);
    }

    [Theory]
    [InlineData(1.01)]
    [InlineData(-0.01)]
    [InlineData(double.NaN)]
    public void Apply_scalar_outside_the_unit_interval_throws_with_its_date(double scalar) =>
        Assert.Contains("2024-01-04", Assert.Throws<ArgumentException>(() => ExposureApplication.Apply(Days(0), Days(3), [scalar], Compute)).Message, StringComparison.Ordinal);

    [Fact]
    public void Apply_disordered_dates_or_precomputed_without_a_run_throw()
    {
        Assert.Throws<ArgumentException>(() => ExposureApplication.Apply(Days(5, 0), [], [], Compute));
        Assert.Throws<ArgumentException>(() => ExposureApplication.Apply(Days(0), Days(3, 3), [1, 1], Compute));
        Assert.Contains(
            "allocator.precomputed_run_id",
            Assert.Throws<ArgumentException>(() => ExposureApplication.Apply(Days(0), [], [], new ExposureOptions { Mode = AllocatorMode.Precomputed })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_default_options_hold_and_every_violation_is_reported()
    {
        var broken = new AllocatorOptions
        {
            Mode = AllocatorMode.Precomputed,
            Profile = "?",
            ApplyMissingScalarAs = 2,
            State = new AllocatorStateOptions { LongWindow = 61, SlopeRows = 0 },
            Regime = new AllocatorRegimeOptions { VolatilityExit = 1.4, CrisisDrawdown = -0.05, MinimumRows = 0 },
        };

        Assert.Empty(new AllocatorOptions().Validate());
        Assert.Equal(
            [
                "allocator.state.long_window", "allocator.state.slope_rows", "allocator.regime.vol_exit", "allocator.regime.crisis_dd", "allocator.regime.min_rows",
                "allocator.profile", "allocator.precomputed_run_id", "allocator.apply_missing_scalar_as",
            ],
            broken.Validate().Select(v => v.Field));
    }

    private static DateOnly[] Days(params int[] offsets) => [.. offsets.Select(Monday.AddDays)];
}
