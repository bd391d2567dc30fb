using FuturesSix.Core.Allocator;
using FuturesSix.Core.Market;

namespace FuturesSix.Golden.Tests;

public sealed class AllocatorBrakeGoldenTests(ITestOutputHelper output)
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void Classify_published_state_gives_the_published_regimes()
    {
        foreach (var run in AllocatorGoldenRun.All())
        {
            var state = run.Read("allocator_state_v1.csv");
            var regimes = AllocatorRegime.Classify(
                state.Column("vol_accel"), state.Column("corr_shock"), state.Column("dd_level"), state.Column("dd_slope_10d"), new AllocatorRegimeOptions());

            AssertRegimes(run, state.Dates, regimes);
            output.WriteLine($"{run.Name}: {regimes.Days.Count} regimes, {regimes.Transitions} transitions, all equal");
        }
    }

    [Fact]
    public void Transform_published_regimes_gives_the_published_scalars()
    {
        foreach (var run in AllocatorGoldenRun.All())
        {
            RiskRegime[] regimes = [.. run.ReadWords("allocator_regime_v1.csv").Select(word => Enum.Parse<RiskRegime>(word.Value, ignoreCase: true))];
            var scalars = RiskTransformation.Transform(regimes, new RiskTransformationOptions { Profile = "L" }).Scalars;

            AssertScalars(run.Read("allocator_risk_v1.csv").Column(0), scalars, run.Name);
        }
    }

    [Fact]
    public void Apply_published_scalars_gives_the_published_applied_scalars()
    {
        foreach (var run in AllocatorGoldenRun.All())
        {
            var risk = run.Read("allocator_risk_v1.csv");

            AssertApplied(run, [.. risk.Dates], risk.Column(0));
        }
    }

    [Fact]
    public void Whole_room_published_inputs_gives_regimes_scalars_and_applied_scalars()
    {
        foreach (var run in AllocatorGoldenRun.All())
        {
            var state = run.ComputeState();
            var regimes = AllocatorRegime.Classify(state, new AllocatorRegimeOptions());
            var scalars = RiskTransformation.Transform(regimes.Regimes(), new RiskTransformationOptions()).Scalars;

            AssertRegimes(run, state.States.Dates, regimes);
            AssertScalars(run.Read("allocator_risk_v1.csv").Column(0), scalars, run.Name);
            AssertApplied(run, [.. state.States.Dates], scalars);
        }
    }

    private static void AssertRegimes(AllocatorGoldenRun run, IReadOnlyList<DateOnly> dates, AllocatorRegimeResult regimes)
    {
        var published = run.ReadWords("allocator_regime_v1.csv");
        Assert.Equal(published.Count, regimes.Days.Count);
        for (var k = 0; k < published.Count; k++)
        {
            Assert.Equal((published[k].Date, published[k].Value), (dates[k], regimes.Days[k].Regime.ToString().ToUpperInvariant()));
        }
    }

    private static void AssertApplied(AllocatorGoldenRun run, DateOnly[] dates, ReadOnlySpan<double> scalars)
    {
        Panel published = run.Read("allocator_risk_v1_applied.csv");
        var applied = ExposureApplication.Apply([.. published.Dates], dates, scalars, new ExposureOptions { Mode = AllocatorMode.Compute }).Applied;
        AssertScalars(published.Column(0), [.. applied.Select(a => a.Scalar)], run.Name);
    }

    private static void AssertScalars(ReadOnlySpan<double> expected, double[] actual, string run)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var k = 0; k < actual.Length; k++)
        {
            Assert.True(Math.Abs(expected[k] - actual[k]) <= Tolerance, $"{run} row {k}: expected {expected[k]:R}, got {actual[k]:R}");
        }
    }
}
