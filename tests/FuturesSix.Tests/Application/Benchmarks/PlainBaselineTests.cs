using FuturesSix.Application.Benchmarks;
using FuturesSix.Core.Allocator;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Tests.Application.Benchmarks;

/// <summary>The plain implementations are judged themselves: by golden numbers, or by the definitions of the tests.</summary>
public sealed class PlainBaselineTests
{
    [Fact]
    public void PlainMomentum_golden_works_are_matched()
    {
        var folder = Repository.GoldenOrSkip("bench");
        foreach (var name in MomentumCase.Names(folder))
        {
            var work = MomentumCase.Load(folder, name);

            Assert.InRange(work.Difference(PlainMomentum.Run(work.Returns, work.RebalanceRows, work.Options)), 0, 1e-9);
        }
    }

    [Fact]
    public void PlainAllocatorState_is_the_incremental_state()
    {
        var input = AllocatorInput.Generate(5, 300);
        var state = AllocatorState.Compute(input.Returns, input.Equity, input.Assets, input.Units, input.Sleeves, new AllocatorStateOptions());

        Assert.InRange(AllocatorWorks.Difference(input, state, 1), 0, 1e-12);
        Assert.True(state.StateRows.Count > 200);
    }

    [Fact]
    public void PlainAllocatorState_of_other_numbers_is_found_out()
    {
        var input = AllocatorInput.Generate(5, 300);
        var state = AllocatorState.Compute(input.Returns, input.Equity, input.Assets, input.Units, input.Sleeves, new AllocatorStateOptions());

        Assert.True(AllocatorWorks.Difference(AllocatorInput.Generate(6, 300), state, 1) > 1e-6);
    }

    [Fact]
    public void PlainVolatility_is_the_quadratic_form_of_the_covariance()
    {
        var panel = Markets.WithGaps(Markets.Returns(6, 200));
        double[] weights = [0.5, -0.2, 0, 1.3, -1, 0.01];
        var matrix = new double[36];
        Covariance.PairwiseSample(panel, 100, 63, matrix, undefinedAsZero: true);

        Assert.Equal(Math.Sqrt(252 * Covariance.QuadraticForm(weights, matrix)), PlainVolatility.Of(panel, 100, 63, weights), 1e-12);
    }

    [Fact]
    public void Relative_lengths_and_missing_values_that_differ_are_infinitely_far()
    {
        Assert.Equal(0, Differences.Relative([1, double.NaN, 1e9], [1, double.NaN, 1e9]));
        Assert.Equal(1e-3, Differences.Relative([1000], [1001]), 1e-9);
        Assert.Equal(1, Differences.Absolute([1000], [1001]));
        Assert.Equal(double.PositiveInfinity, Differences.Relative([1, 2], [1]));
        Assert.Equal(double.PositiveInfinity, Differences.Relative([1, double.NaN], [1, 2]));
    }
}
