using FuturesSix.Core.Market;

namespace FuturesSix.Tests.Market;

public sealed class RebalanceScheduleTests
{
    private static readonly DateOnly GoodFriday = new(2024, 3, 29);

    [Fact]
    public void Build_weekly_takes_the_trading_day_on_or_before_friday()
    {
        DateOnly[] days = [new(2024, 3, 21), new(2024, 3, 22), new(2024, 3, 27), new(2024, 3, 28), new(2024, 4, 1), new(2024, 4, 5)];

        var schedule = RebalanceSchedule.Build(days, "W-FRI", [GoodFriday]);

        Assert.Equal([new(2024, 3, 22), new(2024, 3, 28), new(2024, 4, 5)], schedule.Dates);
    }

    [Fact]
    public void Build_data_ending_before_a_declared_holiday_still_rebalances()
    {
        DateOnly[] days = [new(2024, 3, 27), new(2024, 3, 28)];

        Assert.Equal([new DateOnly(2024, 3, 28)], RebalanceSchedule.Build(days, "W-FRI", [GoodFriday]).Dates);
        Assert.Empty(RebalanceSchedule.Build(days, "W-FRI", []).Dates);
    }

    [Fact]
    public void Build_monthly_takes_the_last_trading_day_of_the_month()
    {
        DateOnly[] days = [new(2024, 1, 30), new(2024, 1, 31), new(2024, 2, 1), new(2024, 2, 28), new(2024, 3, 1)];

        Assert.Equal([new(2024, 1, 31), new(2024, 2, 28)], RebalanceSchedule.Build(days, "M", []).Dates);
    }

    [Fact]
    public void Build_daily_takes_every_day_from_the_first_row()
    {
        DateOnly[] days = [new(2024, 1, 30), new(2024, 1, 31), new(2024, 2, 1)];

        Assert.Equal([1, 2], RebalanceSchedule.Build(days, "D", [], firstRow: 1).Rows);
    }

    [Fact]
    public void Build_unknown_rule_lists_the_known_ones()
    {
        var error = Assert.Throws<ArgumentException>(() => RebalanceSchedule.Build([], "weekly", []));

        Assert.Contains("'weekly' is unknown; expected one of D, W-MON", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("W-FRI")]
    [InlineData("W-WED")]
    [InlineData("M")]
    public void Build_of_a_prefix_is_a_prefix_of_the_schedule(string rule)
    {
        var days = TestMarkets.BusinessDays(400);
        var full = RebalanceSchedule.Build(days, rule, []);
        for (var rows = 1; rows <= days.Length; rows++)
        {
            var part = RebalanceSchedule.Build(days[..rows], rule, []);

            var expected = full.Rows.Where(r => r < rows).ToArray();
            Assert.True(expected.SequenceEqual(part.Rows), $"{rule}, {rows} rows: the schedule of the prefix differs");
        }
    }
}
