using FsCheck.Fluent;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Tests.Numerics;

public sealed class EwmCovarianceTests
{
    private static readonly EwmOptions Options = new(0.1);

    [Fact]
    public void AsOf_any_panel_equals_pushing_its_rows_to_the_bit() =>
        Prop.ForAll(Samples.Panels(1, 30).ToArbitrary(), panel =>
        {
            var n = panel.Columns.Count;
            var (batch, incremental) = (new double[n * n], new double[n * n]);
            EwmCovariance.AsOf(panel, panel.Rows - 1, Options, batch);
            var state = new EwmCovariance(n, Options);
            for (var t = 0; t < panel.Rows; t++)
            {
                state.Push([.. Enumerable.Range(0, n).Select(i => panel[t, i])]);
            }

            state.CopyTo(incremental);
            Assert.Equal(batch, incremental);
        }).Holds();

    [Fact]
    public void AsOf_any_panel_has_the_variances_on_its_diagonal_and_is_symmetric() =>
        Prop.ForAll(Samples.Panels(1, 30).ToArbitrary(), panel =>
        {
            var n = panel.Columns.Count;
            var (matrix, variance) = (new double[n * n], new double[panel.Rows]);
            EwmCovariance.AsOf(panel, panel.Rows - 1, Options, matrix);
            for (var i = 0; i < n; i++)
            {
                Ewm.Variance(panel.Column(i), Options.Alpha, variance);
                Assert.Equal(variance[^1], matrix[(i * n) + i]);
                for (var j = 0; j < i; j++)
                {
                    Assert.Equal(matrix[(i * n) + j], matrix[(j * n) + i]);
                }
            }
        }).Holds();

    [Fact]
    public void AsOf_first_row_given_ignores_what_came_before()
    {
        var panel = Samples.Panel(6, 2, [9, 1, 2, 4, 1, 7, 9, 3, 1, 2, 2, 5]);
        var (whole, part) = (new double[4], new double[4]);
        EwmCovariance.AsOf(panel, 5, Options, whole, firstRow: 1);
        EwmCovariance.AsOf(panel.Slice(1, 5), 4, Options, part);

        Assert.Equal(part, whole);
    }

    [Fact]
    public void AsOf_rows_outside_the_panel_throw()
    {
        var panel = Samples.Panel(3, 1, [1, 2, 3]);

        Assert.Throws<ArgumentOutOfRangeException>(() => EwmCovariance.AsOf(panel, 3, Options, new double[1]));
        Assert.Throws<ArgumentException>(() => EwmCovariance.AsOf(panel, 2, Options, new double[4]));
    }
}
