using FuturesSix.Core.Market;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Allocator;

/// <summary>Layer 6A. "What is the book going through?" Ten features a day.</summary>
/// <remarks>
/// Reads: the shadow book's daily returns [T] and equity [T], the instruments' returns [T x N], optionally their unit
/// returns (lagged weight x return) [T x N] and the sleeves' returns [T x S]; no name is ever looked at. Writes: ten
/// features [T x 10]. Lag: none, day t uses rows up to and including t; the exposure rule adds the lag.
/// Formulas: volatility = std (n-1) x sqrt(252), every row of the window observed; acceleration = short/long, missing
/// when the denominator is 0; drawdown = equity/running maximum - 1, missing where equity is or where the maximum is
/// not positive; slope = its change over ten rows; correlation: see <see cref="PairwiseCorrelation"/>; breadth = share
/// of all instruments whose short-window sum of unit returns is above 0, a window with a missing value is not positive;
/// concentration = sum of squared shares of the sleeves' absolute long-window sums, a sleeve with a missing value left
/// out, missing when all are 0. A day with any required (first eight) feature missing has no state.
/// Incremental form: <see cref="AllocatorStateTracker"/>, the same bits.
/// </remarks>
public static class AllocatorState
{
    /// <summary>The state of every day of a history.</summary>
    /// <param name="portfolioReturns">The book's simple daily returns [T]; NaN = missing.</param>
    /// <param name="equity">The book's equity [T], in any currency unit; NaN = missing.</param>
    /// <param name="assetReturns">The instruments' simple returns [T x N]; NaN = missing. Its dates are the result's.</param>
    /// <param name="unitReturns">Lagged weight x return [T x N']; null leaves breadth missing.</param>
    /// <param name="sleeveReturns">Returns of the sleeves [T x S]; null leaves concentration missing.</param>
    /// <param name="options">The windows.</param>
    /// <param name="threads">Most threads to use; -1 = as many as there are processors. The bits do not depend on it.</param>
    /// <exception cref="ArgumentException">The inputs differ in length, or the options are invalid.</exception>
    public static AllocatorStateResult Compute(
        ReadOnlySpan<double> portfolioReturns,
        ReadOnlySpan<double> equity,
        Panel assetReturns,
        Panel? unitReturns,
        Panel? sleeveReturns,
        AllocatorStateOptions options,
        int threads = -1)
    {
        ArgumentNullException.ThrowIfNull(assetReturns);
        ArgumentNullException.ThrowIfNull(options);
        var rows = assetReturns.Rows;
        AllocatorArguments.Valid(options.Validate());
        AllocatorArguments.SameRows(rows, portfolioReturns.Length, nameof(portfolioReturns));
        AllocatorArguments.SameRows(rows, equity.Length, nameof(equity));
        AllocatorArguments.SameRows(rows, unitReturns?.Rows ?? rows, nameof(unitReturns));
        AllocatorArguments.SameRows(rows, sleeveReturns?.Rows ?? rows, nameof(sleeveReturns));

        double[] shortMean = new double[rows], longMean = new double[rows];
        PairwiseCorrelation.MeanOverHistory(assetReturns, options.Windows, shortMean, longMean, threads);
        var book = new BookFeatures(unitReturns?.Columns.Count ?? 0, sleeveReturns?.Columns.Count ?? 0, options);
        var unitRow = new double[unitReturns?.Columns.Count ?? 0];
        var sleeveRow = new double[sleeveReturns?.Columns.Count ?? 0];
        var states = new AllocatorStateRow[rows];
        for (var t = 0; t < rows; t++)
        {
            CopyRow(unitReturns, t, unitRow);
            CopyRow(sleeveReturns, t, sleeveRow);
            states[t] = book.Push(portfolioReturns[t], equity[t], unitRow, sleeveRow, shortMean[t], longMean[t]);
        }

        return Collect(states, assetReturns, [.. options.Columns()]);
    }

    private static void CopyRow(Panel? panel, int row, Span<double> result)
    {
        if (panel is null)
        {
            return;
        }

        var values = panel.Values;
        for (int i = 0, at = row; i < result.Length; i++, at += panel.Rows)
        {
            result[i] = values[at];
        }
    }

    private static AllocatorStateResult Collect(ReadOnlySpan<AllocatorStateRow> days, Panel assetReturns, string[] columns)
    {
        var features = Panel.Missing([.. assetReturns.Dates], columns, out var storage);
        Span<double> row = stackalloc double[AllocatorStateRow.Count];
        var stateRows = new List<int>(days.Length);
        var missing = new int[AllocatorStateRow.Count];
        for (var t = 0; t < days.Length; t++)
        {
            days[t].CopyTo(row);
            for (var k = 0; k < row.Length; k++)
            {
                storage[(k * days.Length) + t] = row[k];
                missing[k] += double.IsNaN(row[k]) ? 1 : 0;
            }

            if (days[t].HasState)
            {
                stateRows.Add(t);
            }
        }

        return new AllocatorStateResult
        {
            Features = features,
            States = SelectRows(features, stateRows),
            StateRows = stateRows,
            MissingDays = missing,
        };
    }

    private static Panel SelectRows(Panel features, List<int> rows)
    {
        var dates = new DateOnly[rows.Count];
        var values = new double[rows.Count * AllocatorStateRow.Count];
        for (var k = 0; k < rows.Count; k++)
        {
            dates[k] = features.Dates[rows[k]];
            for (var i = 0; i < AllocatorStateRow.Count; i++)
            {
                values[(i * rows.Count) + k] = features[rows[k], i];
            }
        }

        return new Panel(dates, [.. features.Columns], values);
    }
}
