using FuturesSix.Core.Numerics;

namespace FuturesSix.Tests.Supervision;

public sealed class RidgeRegressionTests
{
    /// <summary>NIST StRD Longley (Longley, JASA 62, 1967): y, x1 … x6, and the certified values.</summary>
    private static readonly double[][] Longley =
    [
        [60323, 83.0, 234289, 2356, 1590, 107608, 1947], [61122, 88.5, 259426, 2325, 1456, 108632, 1948], [60171, 88.2, 258054, 3682, 1616, 109773, 1949],
        [61187, 89.5, 284599, 3351, 1650, 110929, 1950], [63221, 96.2, 328975, 2099, 3099, 112075, 1951], [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
        [64989, 99.0, 365385, 1870, 3547, 115094, 1953], [63761, 100.0, 363112, 3578, 3350, 116219, 1954], [66019, 101.2, 397469, 2904, 3048, 117388, 1955],
        [67857, 104.6, 419180, 2822, 2857, 118734, 1956], [68169, 108.4, 442769, 2936, 2798, 120445, 1957], [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
        [68655, 112.6, 482704, 3813, 2552, 123366, 1959], [69564, 114.2, 502601, 3931, 2514, 125368, 1960], [69331, 115.7, 518173, 4806, 2572, 127852, 1961],
        [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
    ];

    private static readonly double[] Certified = [15.0618722713733, -0.0358191792925910, -2.02022980381683, -1.03322686717359, -0.0511041056535807, 1829.15146461355];
    private static readonly double[] CertifiedErrors = [84.9149257747669, 0.0334910077722432, 0.488399681651699, 0.214274163161675, 0.226073200069370, 455.478499142212];

    [Theory]
    [InlineData(0)]
    [InlineData(1e-13)]
    public void Fit_without_penalty_gives_the_certified_values_of_Longley(double lambda)
    {
        var fit = RidgeRegression.Fit(Columns(Longley), [.. Longley.Select(r => r[0])], lambda);

        Relative(-3482258.63459582, fit.Intercept, 1e-9);
        Assert.Equal(0.995479004577296, fit.RSquared, 1e-13);
        Relative(304.854073561965, fit.ResidualDeviation, 1e-10);
        for (var j = 0; j < Certified.Length; j++)
        {
            Relative(Certified[j], fit.Coefficients[j], 1e-9);
            Relative(CertifiedErrors[j], fit.StandardErrors[j], 1e-9);
        }

        Assert.Equal(6, fit.EffectiveParameters, 1e-9);
    }

    [Fact]
    public void Fit_agrees_with_the_normal_equations_on_random_data()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var r = new Random(seed);
            var (n, p, lambda) = (20 + r.Next(60), 1 + r.Next(6), Math.Pow(10, (r.NextDouble() * 6) - 3));
            double[][] x = [.. Enumerable.Range(0, n).Select(_ => Enumerable.Range(0, p).Select(j => 5 + ((j + 1) * (r.NextDouble() - 0.5))).ToArray())];
            double[] y = [.. x.Select(row => row.Sum() + r.NextDouble())];
            var fit = RidgeRegression.Fit([.. Enumerable.Range(0, p).SelectMany(j => x.Select(row => row[j]))], y, lambda);
            var expected = NormalEquations(x, y, lambda);

            Relative(expected[p], fit.Intercept, 1e-8);
            Assert.All(Enumerable.Range(0, p), j => Relative(expected[j], fit.Coefficients[j], 1e-8));
        }
    }

    [Fact]
    public void Fit_a_larger_penalty_shrinks_and_leaves_the_mean()
    {
        var (x, y) = (Columns(Longley), Longley.Select(r => r[0]).ToArray());
        double[] lengths = [.. new[] { 0.01, 1, 100, 1e8 }.Select(l => RidgeRegression.Fit(x, y, l)).Select(f => f.Coefficients.Select((c, j) => c * f.Deviations[j] * c * f.Deviations[j]).Sum())];
        var flat = RidgeRegression.Fit(x, y, 1e15);

        Assert.Equal(lengths.OrderDescending(), lengths);
        Assert.Equal(y.Average(), flat.Intercept + flat.Coefficients.Select((c, j) => c * flat.Means[j]).Sum(), 1e-6);
        Assert.InRange(flat.EffectiveParameters, 0, 1e-9);
    }

    [Fact]
    public void Fit_refuses_shapes_and_columns_it_cannot_use()
    {
        Assert.Throws<ArgumentException>(() => RidgeRegression.Fit(new double[5], new double[2], 1));
        Assert.Throws<ArgumentException>(() => RidgeRegression.Fit([1, 2, 3], [1, 2, 3], -1));
        Assert.Contains("constant", Assert.Throws<ArgumentException>(() => RidgeRegression.Fit([1, 1, 1], [1, 2, 3], 1)).Message, StringComparison.Ordinal);
        Assert.Contains("collinear", Assert.Throws<ArgumentException>(() => RidgeRegression.Fit([1, 2, 4, 2, 4, 8], [1, 2, 3], 0)).Message, StringComparison.Ordinal);
    }

    private static double[] Columns(double[][] rows) => [.. Enumerable.Range(1, rows[0].Length - 1).SelectMany(j => rows.Select(r => r[j]))];

    private static void Relative(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance * Math.Max(1e-3, Math.Abs(expected)), $"expected {expected:R}, got {actual:R}");

    /// <summary>(Z'Z + lambda I) b = Z'y by Gauss elimination, back in the units of x; the intercept last.</summary>
    private static double[] NormalEquations(double[][] x, double[] y, double lambda)
    {
        var (n, p) = (x.Length, x[0].Length);
        double[] mean = [.. Enumerable.Range(0, p).Select(j => x.Average(r => r[j]))];
        double[] sd = [.. Enumerable.Range(0, p).Select(j => Math.Sqrt(x.Sum(r => (r[j] - mean[j]) * (r[j] - mean[j])) / (n - 1)))];
        var z = x.Select(r => r.Select((v, j) => (v - mean[j]) / sd[j]).ToArray()).ToArray();
        var a = new double[p, p + 1];
        for (var i = 0; i < p; i++)
        {
            for (var j = 0; j < p; j++)
            {
                a[i, j] = z.Sum(r => r[i] * r[j]) + (i == j ? lambda : 0);
            }

            a[i, p] = z.Select((r, t) => r[i] * (y[t] - y.Average())).Sum();
        }

        for (var i = 0; i < p; i++)
        {
            for (var k = 0; k < p; k++)
            {
                var factor = k == i ? 0 : a[k, i] / a[i, i];
                for (var j = i; j <= p; j++)
                {
                    a[k, j] -= factor * a[i, j];
                }
            }
        }

        double[] b = [.. Enumerable.Range(0, p).Select(i => a[i, p] / a[i, i] / sd[i])];
        return [.. b, y.Average() - b.Select((v, j) => v * mean[j]).Sum()];
    }
}
