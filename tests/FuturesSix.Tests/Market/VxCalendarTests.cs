using FuturesSix.Core.Market;

namespace FuturesSix.Tests.Market;

public sealed class VxCalendarTests
{
    [Theory]
    [InlineData(2020, "01-22 02-19 03-18 04-15 05-20 06-17 07-22 08-19 09-16 10-21 11-18 12-16")]
    [InlineData(2024, "01-17 02-14 03-20 04-17 05-22 06-18 07-17 08-21 09-18 10-16 11-20 12-18")]
    public void Expiry_published_settlement_dates_are_reproduced(int year, string days) =>
        Assert.Equal(days, string.Join(' ', Enumerable.Range(1, 12).Select(m => $"{VxCalendar.Expiry(year, m):MM-dd}")));

    [Theory]
    [InlineData(2019, 3, 19)] // third Friday of April 2019 is Good Friday
    [InlineData(2022, 3, 15)] // so is that of April 2022
    [InlineData(2025, 3, 18)] // and of April 2025
    [InlineData(2024, 6, 18)] // the Wednesday itself is Juneteenth
    public void Expiry_holiday_on_the_Wednesday_or_the_Friday_moves_it_a_business_day_ahead(int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), VxCalendar.Expiry(year, month));

    [Fact]
    public void NextExpiry_any_day_is_the_first_expiry_not_before_it()
    {
        var expiries = Enumerable.Range(0, 12 * 30).Select(m => VxCalendar.Expiry(2004 + (m / 12), 1 + (m % 12))).ToArray();
        for (var day = new DateOnly(2004, 1, 1); day < new DateOnly(2033, 11, 1); day = day.AddDays(1))
        {
            Assert.Equal(expiries.First(e => e >= day), VxCalendar.NextExpiry(day));
        }
    }
}
