using FuturesSix.Core.Market;

namespace FuturesSix.Tests.Market;

public sealed class PanelTests
{
    private static readonly DateOnly[] Days = [new(2024, 1, 2), new(2024, 1, 3), new(2024, 1, 4)];

    [Fact]
    public void Column_is_one_contiguous_span()
    {
        var panel = new Panel(Days, ["A", "B"], [1, 2, 3, 4, 5, 6]);

        Assert.Equal([4, 5, 6], panel.Column("B").ToArray());
        Assert.Equal(5, panel[1, 1]);
    }

    [Fact]
    public void Constructor_unsorted_dates_names_both_dates()
    {
        var error = Assert.Throws<ArgumentException>(() => new Panel([Days[1], Days[0]], ["A"], [1, 2]));

        Assert.Contains("2024-01-02 follows 2024-01-03", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Column_unknown_name_lists_the_known_ones()
    {
        var panel = new Panel(Days, ["A", "B"], new double[6]);

        var error = Assert.Throws<KeyNotFoundException>(() => panel.Column("C").Length);

        Assert.Contains("A, B", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Slice_and_Select_keep_values_in_place()
    {
        var panel = new Panel(Days, ["A", "B"], [1, 2, 3, 4, 5, 6]);

        Assert.Equal([2, 3, 5, 6], panel.Slice(1, 2).Values.ToArray());
        Assert.Equal([4, 5, 6, 1, 2, 3], panel.Select([1, 0]).Values.ToArray());
    }
}
