using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Evaluation;

/// <summary>Returns on the days of one group.</summary>
/// <param name="Days">Days with a return.</param>
/// <param name="Contribution">Sum of the returns: what the group's days added, before compounding.</param>
/// <param name="Return">Mean return times 252; NaN without a day.</param>
/// <param name="Volatility">Standard deviation (n-1) times sqrt(252); NaN below two days.</param>
/// <param name="WorstDay">Lowest return; NaN without a day.</param>
public sealed record GroupPerformance(int Days, double Contribution, double Return, double Volatility, double WorstDay);

/// <summary>Attributes daily returns to groups of days, for example regimes.</summary>
public static class GroupedReturns
{
    /// <summary>The performance of each group. Reads groups and simple daily returns of length T; NaN = missing, left out. The
    /// contributions of all groups add up to the sum of the returns.</summary>
    /// <param name="groups">Group of each day, 0 to <paramref name="count"/> - 1 [T].</param>
    /// <param name="returns">Returns [T].</param>
    /// <param name="count">Number of groups.</param>
    /// <returns>One per group.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A day has no such group.</exception>
    public static IReadOnlyList<GroupPerformance> Of(ReadOnlySpan<int> groups, ReadOnlySpan<double> returns, int count)
    {
        Guard.SameLength(groups.Length, returns.Length, nameof(returns));
        var members = new List<double>[count];
        for (var g = 0; g < count; g++)
        {
            members[g] = [];
        }

        for (var t = 0; t < groups.Length; t++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(groups[t], nameof(groups));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(groups[t], count, nameof(groups));
            if (!double.IsNaN(returns[t]))
            {
                members[groups[t]].Add(returns[t]);
            }
        }

        return [.. members.Select(m => Describe([.. m]))];
    }

    private static GroupPerformance Describe(double[] returns)
    {
        var sum = 0.0;
        foreach (var r in returns)
        {
            sum += r;
        }

        return new GroupPerformance(
            returns.Length, sum, Moments.Mean(returns) * ReturnStatistics.DaysPerYear, ReturnStatistics.Volatility(returns), ReturnStatistics.Worst(returns));
    }
}
