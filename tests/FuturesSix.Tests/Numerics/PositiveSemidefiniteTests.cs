using FsCheck.Fluent;
using FuturesSix.Core.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace FuturesSix.Tests.Numerics;

public sealed class PositiveSemidefiniteTests
{
    [Fact]
    public void Repair_indefinite_matrix_keeps_variances_and_removes_negative_eigenvalues()
    {
        double[] matrix = [1, 1.8, -0.9, 1.8, 4, 1.8, -0.9, 1.8, 1];
        var before = Eigenvalues(matrix, 3);
        var result = PositiveSemidefinite.Repair(matrix, 3);

        Assert.True(result.Repaired);
        Assert.Equal(before.Min(), result.Smallest, 12);
        Assert.Equal(before.Max(), result.Largest, 12);
        Assert.Equal((1.0, 4.0, 1.0), (matrix[0], matrix[4], matrix[8]));
        Assert.True(Eigenvalues(matrix, 3).Min() > -1e-14);
        Assert.NotEqual(1.8, matrix[1]);
    }

    [Fact]
    public void Repair_definite_matrix_is_untouched_without_eigenvalues()
    {
        double[] matrix = [2, 1, 1, 2];
        var result = PositiveSemidefinite.Repair(matrix, 2);

        Assert.Equal([2, 1, 1, 2], matrix);
        Assert.Equal(new PositiveSemidefiniteResult(false, double.NaN, double.NaN), result);
    }

    [Theory]
    [InlineData(new[] { 1.0, 1, 1, 1 })]
    [InlineData(new[] { 0.0, 0, 0, 0 })]
    [InlineData(new[] { 4.0, 0, 0, 0 })]
    public void Repair_singular_matrix_is_untouched(double[] matrix)
    {
        var before = matrix.ToArray();

        Assert.False(PositiveSemidefinite.Repair(matrix, 2).Repaired);
        Assert.Equal(before, matrix);
    }

    [Fact]
    public void Repair_covariance_without_variance_loses_the_covariance()
    {
        double[] matrix = [0, 0.5, 0.5, 1];

        Assert.True(PositiveSemidefinite.Repair(matrix, 2).Repaired);
        Assert.Equal([0, 0, 0, 1], matrix);
    }

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(0, -1)]
    public void Repair_unusable_entries_throw(double covariance, double variance) =>
        Assert.Throws<ArgumentException>(() => PositiveSemidefinite.Repair([1, covariance, covariance, variance], 2));

    [Fact]
    public void Repair_any_symmetric_matrix_gives_a_semidefinite_one_with_the_same_diagonal() =>
        Prop.ForAll(Samples.Panels(3, 8).ToArbitrary(), panel =>
        {
            var n = panel.Columns.Count;
            var matrix = new double[n * n];
            Covariance.PairwiseSample(panel, 0, panel.Rows, matrix, undefinedAsZero: true);
            var before = matrix.ToArray();
            var wasNegative = Eigenvalues(before, n).Min() < -1e-11 * Eigenvalues(before, n).Max();
            var result = PositiveSemidefinite.Repair(matrix, n);
            var after = Eigenvalues(matrix, n);

            Assert.True(!wasNegative || result.Repaired);
            Assert.True(after.Min() >= -2e-12 * after.Max());
            Assert.True(result.Repaired || before.SequenceEqual(matrix));
            Assert.All(Enumerable.Range(0, n), i => Assert.Equal(before[i * (n + 1)], matrix[i * (n + 1)]));
            Assert.All(Enumerable.Range(0, n * n), k => Assert.Equal(matrix[k], matrix[(k % n * n) + (k / n)]));
        }).Holds();

    private static double[] Eigenvalues(double[] matrix, int n) =>
        Matrix<double>.Build.Dense(n, n, matrix).Evd(Symmetricity.Symmetric).EigenValues.Select(v => v.Real).ToArray();
}
