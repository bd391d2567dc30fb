using FsCheck;
using FsCheck.Fluent;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Tests.Numerics;

public sealed class BoundedSimplexTests
{
    private sealed record Problem(double[] Point, double Min, double Max, bool AllowLess);

    [Fact]
    public void Project_small_problem_is_the_best_of_all_active_sets() =>
        Prop.ForAll(Problems(4).ToArbitrary(), problem =>
        {
            var projected = Projected(problem);
            var best = BruteForce(problem);
            Samples.Close(best, Distance(problem.Point, projected), 1e-10);
        }).Holds();

    [Fact]
    public void Project_any_point_is_inside_the_bounds_and_sums_to_one() =>
        Prop.ForAll(Problems(40).ToArbitrary(), problem =>
        {
            var projected = Projected(problem);
            Assert.All(projected, w => Assert.InRange(w, problem.Min, problem.Max));
            Assert.True(problem.AllowLess ? projected.Sum() <= 1 + 1e-12 : Math.Abs(projected.Sum() - 1) <= 1e-12, $"sum {projected.Sum():R}");
        }).Holds();

    [Fact]
    public void Project_twice_changes_nothing() =>
        Prop.ForAll(Problems(40).ToArbitrary(), problem =>
        {
            var once = Projected(problem);
            var twice = Projected(problem with { Point = once });
            Assert.All(once.Zip(twice), p => Samples.Close(p.First, p.Second, 2e-15));
        }).Holds();

    [Fact]
    public void Project_any_point_is_a_shift_then_a_clip() =>
        Prop.ForAll(Problems(40).ToArbitrary(), problem =>
        {
            var weights = problem.Point.ToArray();
            var shift = BoundedSimplex.Project(weights, problem.Min, problem.Max, problem.AllowLess);
            Assert.All(weights.Zip(problem.Point), p => Assert.Equal(Math.Clamp(p.Second - shift, problem.Min, problem.Max), p.First));
            Assert.True(!problem.AllowLess || shift >= 0, "a sum that may be smaller is never raised");
        }).Holds();

    [Fact]
    public void Project_feasible_point_stays_to_the_bit()
    {
        double[] weights = [0.1, 0.2, 0.3, 0.4];

        Assert.Equal(0, BoundedSimplex.Project(weights, 0.05, 0.5));
        Assert.Equal([0.1, 0.2, 0.3, 0.4], weights);
    }

    [Theory]
    [InlineData(3, 0.4, 1, false, false)]
    [InlineData(3, 0.4, 1, true, false)]
    [InlineData(3, 0, 0.3, false, false)]
    [InlineData(3, 0, 0.3, true, true)]
    [InlineData(49, 1.0 / 49, 1.0 / 49, false, true)]
    [InlineData(0, 0, 1, false, false)]
    [InlineData(2, 0.6, 0.5, false, false)]
    public void IsFeasible_says_whether_some_weights_fit(int count, double min, double max, bool allowLess, bool expected)
    {
        Assert.Equal(expected, BoundedSimplex.IsFeasible(count, min, max, allowLess));
        if (!expected)
        {
            Assert.Throws<ArgumentException>(() => BoundedSimplex.Project(new double[count], min, max, allowLess));
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Project_value_that_is_not_finite_is_refused(double value) =>
        Assert.Throws<ArgumentException>(() => BoundedSimplex.Project([0.5, value], 0, 1));

    private static Gen<Problem> Problems(int largest) =>
        from n in Gen.Choose(1, largest)
        from point in Gen.Choose(-2000, 3000).ArrayOf(n)
        from low in Gen.Choose(0, 100)
        from high in Gen.Choose(0, 100)
        from less in Gen.Elements(false, true)
        let min = low / 100.0 / n
        let full = 1.0 / n
        let max = less ? Math.Max(min, high / 100.0) : full + ((1 - full) * high / 100.0)
        select new Problem([.. point.Select(x => x / 1000.0)], min, max, less);

    private static double[] Projected(Problem problem)
    {
        var weights = problem.Point.ToArray();
        BoundedSimplex.Project(weights, problem.Min, problem.Max, problem.AllowLess);
        return weights;
    }

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b).Sum(p => (p.First - p.Second) * (p.First - p.Second)));

    /// <summary>The smallest distance over all 3^n ways of holding weights at the lower bound, at the upper bound or free,
    /// with the sum binding and, where it may be smaller, not binding.</summary>
    private static double BruteForce(Problem problem)
    {
        var (n, best) = (problem.Point.Length, double.PositiveInfinity);
        for (var code = 0; code < (int)Math.Pow(3, n) * 2; code++)
        {
            var (rest, binding) = (code / 2, code % 2 == 0);
            int[] states = [.. Enumerable.Range(0, n).Select(i => rest / (int)Math.Pow(3, i) % 3)];
            var held = states.Sum(s => s == 0 ? problem.Min : s == 1 ? problem.Max : 0);
            double[] free = [.. problem.Point.Where((_, i) => states[i] == 2)];
            var shift = binding && free.Length > 0 ? (free.Sum() + held - 1) / free.Length : 0;
            double[] candidate = [.. states.Select((s, i) => s == 0 ? problem.Min : s == 1 ? problem.Max : problem.Point[i] - shift)];
            var sum = candidate.Sum();
            var feasible = candidate.All(w => w >= problem.Min - 1e-12 && w <= problem.Max + 1e-12)
                && (problem.AllowLess ? sum <= 1 + 1e-12 : Math.Abs(sum - 1) <= 1e-12);
            best = feasible ? Math.Min(best, Distance(candidate, problem.Point)) : best;
        }

        return best;
    }
}
