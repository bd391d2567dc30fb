using FuturesSix.Core.Market;

namespace FuturesSix.Core.Stack;

/// <summary>Cuts a dataset to the end of a run and finds its first row.</summary>
internal static class MarketWindow
{
    /// <summary>The dataset up to and including <paramref name="end"/>.</summary>
    /// <exception cref="StackException">No trading day is left.</exception>
    public static MarketData Until(MarketData market, DateOnly? end)
    {
        var rows = end is { } last ? RowsUntil(market, last) : market.Rows;
        if (rows == 0)
        {
            throw new StackException($"end is {end:yyyy-MM-dd}, before the first day {market.Dates[0]:yyyy-MM-dd} of dataset '{market.Name}'; expected a later date.");
        }

        return MarketPrefix.Of(market, rows);
    }

    /// <summary>Row of the first trading day on or after <paramref name="start"/>.</summary>
    /// <exception cref="StackException">There is none.</exception>
    public static int FirstRow(MarketData market, DateOnly? start)
    {
        if (start is not { } day)
        {
            return 0;
        }

        var row = market.Returns.RowOf(day);
        row = row < 0 ? ~row : row;
        return row < market.Rows
            ? row
            : throw new StackException($"start is {day:yyyy-MM-dd}, after the last day {market.Dates[^1]:yyyy-MM-dd} of dataset '{market.Name}'; expected an earlier date.");
    }

    /// <summary>The universe with the convexity instrument, ascending.</summary>
    public static IReadOnlyList<int> Holdable(IReadOnlyList<int> universe, ExposureStageResult exposures) =>
        exposures.ConvexityInstrument is { } i && !universe.Contains(i) ? [.. universe.Append(i).Order()] : universe;

    private static int RowsUntil(MarketData market, DateOnly end)
    {
        var row = market.Returns.RowOf(end);
        return row < 0 ? ~row : row + 1;
    }
}
