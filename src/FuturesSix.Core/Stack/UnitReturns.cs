using FuturesSix.Core.Construction;
using FuturesSix.Core.Market;

namespace FuturesSix.Core.Stack;

/// <summary>What one sleeve earns per instrument on its own: ungated, without leverage, before costs.</summary>
internal static class UnitReturns
{
    /// <summary>Lagged unit weight x return, [D x U]: the weight decided at rebalance k (divided by the sleeve's base
    /// weight) earns from the day after its fill until the day of the next fill. NaN on a day without a return; 0 before
    /// the first fill.</summary>
    /// <param name="book">Ungated, unlevered, untilted book [K x E x N].</param>
    /// <param name="sleeve">The sleeve.</param>
    /// <param name="baseWeight">Its base weight.</param>
    /// <param name="market">The dataset.</param>
    /// <param name="schedule">The rebalances.</param>
    /// <param name="universe">Instruments, in column order; length U.</param>
    /// <param name="firstRow">Row of day 0.</param>
    /// <param name="days">Number of days D.</param>
    /// <param name="fillDelay">Trading days between decision and fill.</param>
    public static Panel Of(
        SleeveBook book, int sleeve, double baseWeight, MarketData market, RebalanceSchedule schedule, IReadOnlyList<int> universe, int firstRow, int days, int fillDelay)
    {
        DateOnly[] dates = [.. market.Dates.Skip(firstRow).Take(days)];
        var panel = Panel.Missing(dates, [.. universe.Select(i => market.Instruments[i].Symbol)], out var values);
        var k = -1;
        for (var d = 0; d < days; d++)
        {
            var t = firstRow + d;
            while (k + 1 < schedule.Count && schedule.Rows[k + 1] + fillDelay < t)
            {
                k++;
            }

            for (var u = 0; u < universe.Count; u++)
            {
                var weight = k < 0 ? 0 : book.Weights(k, sleeve)[universe[u]] / baseWeight;
                values[(u * days) + d] = weight * market.Returns[t, universe[u]];
            }
        }

        return panel;
    }

    /// <summary>The same summed over the instruments of the dataset, on every row of it, [T]: what the sleeve earns a day per
    /// unit of base weight. NaN before the first fill and on a day on which nothing that it holds has a return.</summary>
    /// <param name="book">Ungated, unlevered, untilted book [K x E x N].</param>
    /// <param name="sleeve">The sleeve.</param>
    /// <param name="baseWeight">Its base weight.</param>
    /// <param name="market">The dataset.</param>
    /// <param name="schedule">The rebalances.</param>
    /// <param name="fillDelay">Trading days between decision and fill.</param>
    public static double[] Total(SleeveBook book, int sleeve, double baseWeight, MarketData market, RebalanceSchedule schedule, int fillDelay)
    {
        var total = new double[market.Rows];
        var k = -1;
        for (var t = 0; t < market.Rows; t++)
        {
            while (k + 1 < schedule.Count && schedule.Rows[k + 1] + fillDelay < t)
            {
                k++;
            }

            total[t] = k < 0 ? double.NaN : Day(book.Weights(k, sleeve), baseWeight, market.Returns, t);
        }

        return total;
    }

    private static double Day(ReadOnlySpan<double> weights, double baseWeight, Panel returns, int t)
    {
        var (sum, held) = (0.0, false);
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] != 0 && !double.IsNaN(returns[t, i]))
            {
                sum += weights[i] / baseWeight * returns[t, i];
                held = true;
            }
        }

        return held ? sum : double.NaN;
    }
}
