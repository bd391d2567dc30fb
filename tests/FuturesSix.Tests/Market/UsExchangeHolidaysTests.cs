using FuturesSix.Core.Market;

namespace FuturesSix.Tests.Market;

public sealed class UsExchangeHolidaysTests
{
    [Theory]
    [InlineData(2020, "01-01 01-20 02-17 04-10 05-25 07-03 09-07 11-26 12-25")]
    [InlineData(2021, "01-01 01-18 02-15 04-02 05-31 07-05 09-06 11-25 12-24")]
    [InlineData(2022, "01-17 02-21 04-15 05-30 06-20 07-04 09-05 11-24 12-26")]
    [InlineData(2023, "01-02 01-16 02-20 04-07 05-29 06-19 07-04 09-04 11-23 12-25")]
    [InlineData(2024, "01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 11-28 12-25")]
    [InlineData(1997, "01-01 02-17 03-28 05-26 07-04 09-01 11-27 12-25")]
    public void InYear_published_calendar_is_reproduced(int year, string days) =>
        Assert.Equal(days, string.Join(' ', UsExchangeHolidays.InYear(year).Select(d => $"{d:MM-dd}")));

    [Theory]
    [InlineData(2000, 4, 23)]
    [InlineData(2008, 3, 23)]
    [InlineData(2011, 4, 24)]
    [InlineData(2038, 4, 25)]
    public void EasterSunday_published_dates(int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), UsExchangeHolidays.EasterSunday(year));

    [Fact]
    public void InYear_any_year_gives_ascending_weekdays_of_that_year()
    {
        for (var year = 1971; year <= 2100; year++)
        {
            var days = UsExchangeHolidays.InYear(year);
            Assert.Equal(days.Order(), days);
            Assert.All(days, d => Assert.True(d.Year == year && d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && UsExchangeHolidays.IsHoliday(d)));
        }
    }
}
