using FsCheck;
using FsCheck.Fluent;
using FuturesSix.Core.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace FuturesSix.Tests.Numerics;

public sealed class SymmetricEigenTests
{
    [Fact]
    public void Decompose_any_symmetric_matrix_gives_it_back_from_orthonormal_vectors() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        Gen.Choose(1, 40).ToArbitrary(),
        (seed, n) => Check(Random(seed, n), n)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(1e-150)]
    [InlineData(1e-9)]
    [InlineData(1e150)]
    public void Decompose_any_scale_is_good_to_rounding(double scale) =>
        Check([.. Random(4, 25).Select(v => v * scale)], 25);

    [Theory]
    [InlineData(60, 9)]
    [InlineData(130, 40)]
    [InlineData(33, 1)]
    public void Decompose_rank_deficient_matrix_has_its_null_space(int n, int rank)
    {
        var factors = Random(8, Math.Max(n, rank));
        var matrix = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                matrix[(i * n) + j] = Enumerable.Range(0, rank).Sum(k => factors[(k * n) + i] * factors[(k * n) + j]);
            }
        }

        var values = Check(matrix, n);

        Assert.Equal(n - rank, values.Count(v => Math.Abs(v) < 1e-12 * values.Max()));
    }

    [Fact]
    public void Decompose_plain_cases_are_exact()
    {
        Assert.Equal([5], Check([5], 1));
        Assert.Equal([0, 0, 0], Check(new double[9], 3));
        Assert.Equal([-3, 2, 7], Check([7, 0, 0, 0, -3, 0, 0, 0, 2], 3).Order());
        SymmetricEigen.Decompose([], [], []);
    }

    [Fact]
    public void Decompose_agrees_with_another_implementation()
    {
        var matrix = Random(77, 64);
        var theirs = Matrix<double>.Build.Dense(64, 64, matrix).Evd(Symmetricity.Symmetric).EigenValues.Select(v => v.Real).Order().ToArray();

        var ours = Check(matrix, 64).Order().ToArray();

        Assert.All(Enumerable.Range(0, 64), k => Assert.Equal(theirs[k], ours[k], 1e-12));
    }

    [Fact]
    public void Rotate_and_AddScaled_any_length_are_the_plain_loops() => Prop.ForAll(Gen.Choose(0, 40).ToArbitrary(), Gen.Choose(0, 99).ToArbitrary(), (n, seed) =>
    {
        var random = new Random(seed);
        double[] x = [.. Enumerable.Range(0, n).Select(_ => random.NextDouble() - 0.5)], y = [.. x.Select(_ => random.NextDouble())], z = [.. x.Select(_ => random.NextDouble())];
        var (rx, ry, sum, both) = (x.ToArray(), y.ToArray(), y.ToArray(), y.ToArray());
        LaneVectors.Rotate(rx, ry, 0.6, 0.8);
        LaneVectors.AddScaled(x, 0.3, sum);
        LaneVectors.AddScaled(x, 0.3, z, -2, both);
        for (var k = 0; k < n; k++)
        {
            Assert.Equal((0.6 * x[k]) - (0.8 * y[k]), rx[k]);
            Assert.Equal((0.8 * x[k]) + (0.6 * y[k]), ry[k]);
            Assert.Equal(y[k] + (0.3 * x[k]), sum[k]);
            Assert.Equal(y[k] + ((0.3 * x[k]) + (-2 * z[k])), both[k]);
        }

        Assert.Equal(x.Zip(y, (a, b) => a * b).Sum(), LaneVectors.Dot(x, y), 1e-14);
    }).QuickCheckThrowOnFailure();

    /// <summary>Asserts A v = lambda v and V V' = I to rounding; returns the eigenvalues.</summary>
    private static double[] Check(double[] matrix, int n)
    {
        var (values, vectors) = (new double[n], new double[n * n]);
        SymmetricEigen.Decompose(matrix.ToArray(), values, vectors);
        var size = Math.Max(double.Epsilon, matrix.Max(Math.Abs));
        for (var k = 0; k < n; k++)
        {
            var v = vectors[(k * n)..((k + 1) * n)];
            for (var i = 0; i < n; i++)
            {
                var product = Enumerable.Range(0, n).Sum(j => matrix[(i * n) + j] / size * v[j]);
                Assert.Equal(values[k] / size * v[i], product, 1e-13 * n);
                var inner = Enumerable.Range(0, n).Sum(j => v[j] * vectors[(i * n) + j]);
                Assert.Equal(i == k ? 1 : 0, inner, 1e-14 * (n + 10));
            }
        }

        return values;
    }

    private static double[] Random(int seed, int n)
    {
        var random = new Random(seed);
        var matrix = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                matrix[(i * n) + j] = matrix[(j * n) + i] = random.NextDouble() - 0.4;
            }
        }

        return matrix;
    }
}
