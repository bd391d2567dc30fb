namespace FuturesSix.Data.Synthetic;

/// <summary>Quarterly contracts: delivery in March, June, September and December, rolled a fixed number of days from the
/// first of the delivery month.</summary>
internal static class ContractCalendar
{
    /// <summary>Months between a contract and its neighbour.</summary>
    public const int Distance = 3;

    /// <summary>Delivery month of the contract traded on <paramref name="date"/>, as 12 yyyy + mm.</summary>
    public static int Traded(DateOnly date, int rollOffset)
    {
        var month = (12 * date.Year) + (((date.Month + 2) / 3) * 3);
        while (date >= FirstDay(month).AddDays(rollOffset))
        {
            month += Distance;
        }

        return month;
    }

    /// <summary>The first day of a delivery month.</summary>
    public static DateOnly FirstDay(int month) => new((month - 1) / 12, ((month - 1) % 12) + 1, 1);
}
