using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Evaluation;

/// <content>Returns compounded over calendar periods.</content>
public static partial class ReturnStatistics
{
    /// <summary>Compounded return of each calendar month that has an observation, ascending, keyed by its first day. The
    /// first and the last month may be partial.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static IReadOnlyList<(DateOnly Month, double Return)> MonthlyReturns(ReadOnlySpan<DateOnly> dates, ReadOnlySpan<double> returns) =>
        Compound(dates, returns, 1);

    /// <summary>Compounded return of each calendar quarter that has an observation, ascending, keyed by its first day. The
    /// first and the last quarter may be partial.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static IReadOnlyList<(DateOnly Quarter, double Return)> QuarterlyReturns(ReadOnlySpan<DateOnly> dates, ReadOnlySpan<double> returns) =>
        Compound(dates, returns, 3);

    /// <summary>Compounded return of each calendar year that has an observation, ascending, keyed by its first day. The
    /// first and the last year may be partial.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static IReadOnlyList<(DateOnly Year, double Return)> AnnualReturns(ReadOnlySpan<DateOnly> dates, ReadOnlySpan<double> returns) =>
        Compound(dates, returns, 12);

    private static List<(DateOnly Start, double Return)> Compound(ReadOnlySpan<DateOnly> dates, ReadOnlySpan<double> returns, int months)
    {
        Guard.SameLength(dates.Length, returns.Length, nameof(returns));
        var periods = new List<(DateOnly Start, double Return)>();
        var first = 0;
        for (var t = 0; t < dates.Length; t++)
        {
            if (t + 1 < dates.Length && PeriodStart(dates[t + 1], months) == PeriodStart(dates[t], months))
            {
                continue;
            }

            var total = TotalReturn(returns[first..(t + 1)]);
            first = t + 1;
            if (!double.IsNaN(total))
            {
                periods.Add((PeriodStart(dates[t], months), total));
            }
        }

        return periods;
    }

    private static DateOnly PeriodStart(DateOnly date, int months) =>
        new(date.Year, date.Month - ((date.Month - 1) % months), 1);
}
