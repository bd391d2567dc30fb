namespace FuturesSix.Core.Market;

/// <summary>When VX (VIX) futures settle: on the Wednesday 30 days before the third Friday of the following month; if that
/// Wednesday or that Friday is an exchange holiday, on the business day before. Source: Cboe Futures Exchange, VX contract
/// specification, "Final Settlement Date".</summary>
public static class VxCalendar
{
    /// <summary>The final settlement date of the contract of one month.</summary>
    /// <param name="year">Contract year.</param>
    /// <param name="month">Contract month, 1 to 12.</param>
    public static DateOnly Expiry(int year, int month)
    {
        var next = new DateOnly(year, month, 1).AddMonths(1);
        var friday = UsExchangeHolidays.Nth(next.Year, next.Month, DayOfWeek.Friday, 3);
        var expiry = friday.AddDays(-30);
        if (UsExchangeHolidays.IsHoliday(friday))
        {
            expiry = expiry.AddDays(-1);
        }

        while (UsExchangeHolidays.IsHoliday(expiry))
        {
            expiry = expiry.AddDays(-1);
        }

        return expiry;
    }

    /// <summary>The first settlement date on or after <paramref name="date"/>.</summary>
    /// <param name="date">Any date.</param>
    public static DateOnly NextExpiry(DateOnly date)
    {
        var expiry = Expiry(date.Year, date.Month);
        if (expiry >= date)
        {
            return expiry;
        }

        var next = date.AddMonths(1);
        return Expiry(next.Year, next.Month);
    }
}
