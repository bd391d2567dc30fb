using FsCheck.Fluent;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Tests.Numerics;

public sealed class ShrinkageTests
{
    [Fact]
    public void Shrinkage_any_panel_lies_between_sample_and_scaled_identity() =>
        Prop.ForAll(Samples.Panels(3, 25).ToArbitrary(), Gen.Elements(false, true).ToArbitrary(), (panel, oas) =>
        {
            var n = panel.Columns.Count;
            var matrix = new double[n * n];
            var result = oas ? Shrinkage.Oas(panel, 0, panel.Rows, matrix) : Shrinkage.LedoitWolf(panel, 0, panel.Rows, matrix);
            var complete = Enumerable.Range(0, panel.Rows).Where(t => Enumerable.Range(0, n).All(i => !double.IsNaN(panel[t, i]))).ToArray();
            Assert.Equal(complete.Length, result.Observations);
            if (complete.Length < 2)
            {
                Assert.True(double.IsNaN(result.Intensity));
                Assert.All(matrix, value => Assert.True(double.IsNaN(value)));
                return;
            }

            Assert.InRange(result.Intensity, 0, 1);
            Assert.False(PositiveSemidefinite.Repair(matrix.ToArray(), n).Repaired);
            var trace = Enumerable.Range(0, n).Sum(i => Moments.PopulationVariance(complete.Select(t => panel[t, i]).ToArray()));
            Samples.Close(trace, Enumerable.Range(0, n).Sum(i => matrix[i * (n + 1)]), 1e-12);
        }).Holds();

    [Fact]
    public void LedoitWolf_long_sample_of_unequal_variances_shrinks_less_than_a_short_one()
    {
        double[] values = [.. Samples.Noise(500, 1), .. Samples.Noise(500, 2, 0.03)];
        var (panel, matrix) = (Samples.Panel(500, 2, values), new double[4]);

        Assert.True(Shrinkage.LedoitWolf(panel, 0, 500, matrix).Intensity < Shrinkage.LedoitWolf(panel, 0, 20, matrix).Intensity);
    }

    [Fact]
    public void LedoitWolf_two_orthogonal_columns_of_equal_variance_need_no_shrinking()
    {
        var matrix = new double[4];
        var result = Shrinkage.LedoitWolf(Samples.Panel(4, 2, [1, -1, 1, -1, 1, 1, -1, -1]), 0, 4, matrix);

        Assert.Equal(0, result.Intensity);
        Assert.Equal([1, 0, 0, 1], matrix);
    }
}
