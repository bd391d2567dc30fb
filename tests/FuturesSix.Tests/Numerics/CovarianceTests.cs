using FsCheck.Fluent;
using FuturesSix.Core.Market;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Tests.Numerics;

public sealed class CovarianceTests
{
    [Fact]
    public void PairwiseSample_any_panel_equals_each_pair_alone() =>
        Prop.ForAll(Samples.Panels(0, 12).ToArbitrary(), panel =>
        {
            var n = panel.Columns.Count;
            var matrix = new double[n * n];
            var undefined = Covariance.PairwiseSample(panel, 0, panel.Rows, matrix);
            var expectedUndefined = 0;
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j <= i; j++)
                {
                    var expected = Covariance.Pair(panel.Column(i), panel.Column(j));
                    Samples.Close(expected, matrix[(i * n) + j], 1e-12);
                    Assert.Equal(matrix[(i * n) + j], matrix[(j * n) + i]);
                    expectedUndefined += double.IsNaN(expected) ? 1 : 0;
                }
            }

            Assert.Equal(expectedUndefined, undefined);
        }).Holds();

    [Fact]
    public void Pair_any_series_equals_the_definition_over_common_rows() =>
        Prop.ForAll(Samples.Panels(0, 20).ToArbitrary(), panel =>
        {
            var (x, y) = (panel.Column(0).ToArray(), panel.Column(panel.Columns.Count - 1).ToArray());
            var common = x.Zip(y).Where(p => !double.IsNaN(p.First) && !double.IsNaN(p.Second)).ToArray();
            var expected = common.Length < 2
                ? double.NaN
                : common.Sum(p => (p.First - common.Average(q => q.First)) * (p.Second - common.Average(q => q.Second))) / (common.Length - 1);
            Samples.Close(expected, Covariance.Pair(x, y), 1e-12);
        }).Holds();

    [Fact]
    public void PairwiseSample_complete_and_gapped_columns_agree_on_the_same_rows()
    {
        double[] x = [1, 4, 2, 8, 5], y = [2, 2, 7, 1, 3];
        double[] gappedX = [1, 4, double.NaN, 2, 8, 5], gappedY = [2, 2, 9, 7, 1, 3];
        var (complete, gapped) = (new double[4], new double[4]);
        Covariance.PairwiseSample(Samples.Panel(5, 2, [.. x, .. y]), 0, 5, complete);
        Covariance.PairwiseSample(Samples.Panel(6, 2, [.. gappedX, .. gappedY]), 0, 6, gapped);

        Assert.Equal(complete[1], gapped[1], 1e-14);
        Assert.Equal(complete[0], gapped[0], 1e-14);
    }

    [Fact]
    public void PairwiseSample_disjoint_columns_are_undefined_or_zero()
    {
        var nan = double.NaN;
        var panel = Samples.Panel(4, 2, [1, 2, nan, nan, nan, nan, 3, 5]);
        var (plain, zero) = (new double[4], new double[4]);

        Assert.Equal(1, Covariance.PairwiseSample(panel, 0, 4, plain));
        Assert.Equal(1, Covariance.PairwiseSample(panel, 0, 4, zero, undefinedAsZero: true));
        Assert.Equal([0.5, nan, nan, 2], plain);
        Assert.Equal([0.5, 0, 0, 2], zero);
    }

    [Fact]
    public void PairwiseSample_window_reads_its_rows_only()
    {
        var panel = Samples.Panel(5, 1, [100, 1, 2, 3, -100]);
        var matrix = new double[1];
        Covariance.PairwiseSample(panel, 1, 3, matrix);

        Assert.Equal(1, matrix[0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Covariance.PairwiseSample(panel, 3, 3, matrix));
    }

    [Fact]
    public void QuadraticForm_any_weights_is_the_variance_of_the_weighted_series() =>
        Prop.ForAll(Samples.Panels(3, 20).ToArbitrary(), Samples.Series(6, 6).ToArbitrary(), (panel, draws) =>
        {
            var n = panel.Columns.Count;
            var weights = draws.Take(n).Select(w => double.IsNaN(w) ? 0 : w).ToArray();
            var filled = new Panel([.. panel.Dates], [.. panel.Columns], [.. panel.Values.ToArray().Select(v => double.IsNaN(v) ? 0 : v)]);
            var (matrix, portfolio) = (new double[n * n], new double[panel.Rows]);
            Covariance.PairwiseSample(filled, 0, panel.Rows, matrix);
            for (var t = 0; t < panel.Rows; t++)
            {
                portfolio[t] = Enumerable.Range(0, n).Sum(i => weights[i] * filled[t, i]);
            }

            Samples.Close(Moments.Variance(portfolio), Covariance.QuadraticForm(weights, matrix), 1e-11);
        }).Holds();
}
