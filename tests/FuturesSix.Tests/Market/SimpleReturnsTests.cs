using FuturesSix.Core.Market;

namespace FuturesSix.Tests.Market;

public sealed class SimpleReturnsTests
{
    private const double NaN = double.NaN;

    [Fact]
    public void Ratio_gap_is_spanned_by_the_next_return()
    {
        var returns = new double[6];
        SimpleReturns.Ratio([NaN, 100, NaN, NaN, 110, 99], returns);

        Assert.Equal([NaN, NaN, NaN, NaN, (110.0 / 100) - 1, (99.0 / 110) - 1], returns);
    }

    [Fact]
    public void Difference_is_the_change_over_the_previous_raw_price_even_below_zero()
    {
        var returns = new double[4];
        SimpleReturns.Difference([-2, 1, -1, 0], [50, 52, 40, 41], returns);

        Assert.Equal([NaN, 3.0 / 50, -2.0 / 52, 1.0 / 40], returns);
    }

    [Theory]
    [InlineData(-37.63)]
    [InlineData(0)]
    [InlineData(NaN)]
    public void Difference_row_without_a_positive_raw_price_is_spanned(double raw)
    {
        var returns = new double[3];
        SimpleReturns.Difference([10, -45.9, 1.74], [18.27, raw, 10.01], returns);

        Assert.Equal([NaN, NaN, (1.74 - 10) / 18.27], returns);
    }

    [Fact]
    public void Index_starts_at_100_is_flat_over_missing_returns_and_absent_on_unobserved_rows()
    {
        var index = new double[5];
        SimpleReturns.Index([true, true, false, true, true], [NaN, 0.1, NaN, NaN, -0.5], index);

        Assert.Equal([100, 100 * 1.1, NaN, 100 * 1.1, 100 * 1.1 * 0.5], index);
    }
}
