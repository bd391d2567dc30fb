namespace FuturesSix.Core.Market;

/// <summary>The scheduled full-day closures of US exchanges, by rule, as observed since 1971: New Year's Day (a Sunday is
/// kept on Monday, a Saturday not at all), Martin Luther King Day (from 1998), Washington's Birthday, Good Friday,
/// Memorial Day, Juneteenth (from 2022), Independence Day, Labor Day, Thanksgiving, Christmas (the last three fixed dates:
/// a Saturday is kept on Friday, a Sunday on Monday). Unscheduled closures (storms, mourning) are not rules: a dataset
/// lists them. Source: NYSE Rule 7.2, Cboe holiday calendars.</summary>
public static class UsExchangeHolidays
{
    /// <summary>First year of Martin Luther King Day as an exchange holiday.</summary>
    private const int FirstKingDay = 1998;

    /// <summary>First year of Juneteenth as an exchange holiday.</summary>
    private const int FirstJuneteenth = 2022;

    /// <summary>True when the rule closes the exchanges on <paramref name="date"/>. Saturdays and Sundays are not holidays.</summary>
    /// <param name="date">Any date.</param>
    public static bool IsHoliday(DateOnly date) => InYear(date.Year).Contains(date);

    /// <summary>The closures that fall into <paramref name="year"/>, ascending.</summary>
    /// <param name="year">Calendar year.</param>
    public static IReadOnlyList<DateOnly> InYear(int year)
    {
        var days = new List<DateOnly>(10);
        var newYear = new DateOnly(year, 1, 1);
        if (newYear.DayOfWeek != DayOfWeek.Saturday)
        {
            days.Add(Observed(newYear));
        }

        if (year >= FirstKingDay)
        {
            days.Add(Nth(year, 1, DayOfWeek.Monday, 3));
        }

        days.Add(Nth(year, 2, DayOfWeek.Monday, 3));
        days.Add(EasterSunday(year).AddDays(-2));
        days.Add(Nth(year, 6, DayOfWeek.Monday, 1).AddDays(-7));
        if (year >= FirstJuneteenth)
        {
            days.Add(Observed(new DateOnly(year, 6, 19)));
        }

        days.Add(Observed(new DateOnly(year, 7, 4)));
        days.Add(Nth(year, 9, DayOfWeek.Monday, 1));
        days.Add(Nth(year, 11, DayOfWeek.Thursday, 4));
        days.Add(Observed(new DateOnly(year, 12, 25)));
        return days;
    }

    /// <summary>The <paramref name="n"/>-th <paramref name="weekday"/> of a month.</summary>
    /// <param name="year">Calendar year.</param>
    /// <param name="month">1 to 12.</param>
    /// <param name="weekday">Day of the week.</param>
    /// <param name="n">1 for the first.</param>
    public static DateOnly Nth(int year, int month, DayOfWeek weekday, int n)
    {
        var first = new DateOnly(year, month, 1);
        var ahead = ((int)weekday - (int)first.DayOfWeek + 7) % 7;
        return first.AddDays(ahead + (7 * (n - 1)));
    }

    /// <summary>Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, 1991, chapter 8).</summary>
    /// <param name="year">Calendar year, 1583 or later.</param>
    public static DateOnly EasterSunday(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100;
        int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
        var h = ((19 * a) + b - d - g + 15) % 30;
        int i = c / 4, k = c % 4;
        var l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var sum = h + l - (7 * m) + 114;
        return new DateOnly(year, sum / 31, (sum % 31) + 1);
    }

    private static DateOnly Observed(DateOnly date) => date.DayOfWeek switch
    {
        DayOfWeek.Saturday => date.AddDays(-1),
        DayOfWeek.Sunday => date.AddDays(1),
        _ => date,
    };
}
