using FuturesSix.Core.Market;

namespace FuturesSix.Core.Research;

/// <summary>A finished time-series-momentum book.</summary>
/// <param name="Weights">Weights at each decision, notional / net asset value [K x N]; 0 for an instrument left out.</param>
/// <param name="Nav">Net asset value after each row; length T.</param>
public sealed record TimeSeriesMomentumResult(Panel Weights, double[] Nav);

/// <summary>The textbook trend book, for research: the sign of the past return, one over volatility, scaled to a volatility
/// target with the full covariance. Small and fast where the canonical stack is complete.</summary>
/// <remarks>
/// Reads: simple returns [T x N], NaN = missing (no change), and the rows of its decisions. Writes: weights per decision
/// and a net asset value per row. P = product of (1 + r). At a decision t an instrument takes part when its first
/// observation is at least Lookback and Window rows old and s, the standard deviation (n - 1) of its last Window returns,
/// exceeds MinimumStd. w = sign(P[t]/P[t-Lookback] - 1)/max(sqrt(252) s, VolatilityFloor), then w is scaled by
/// TargetVolatility/sqrt(252 w'Sw), S the sample covariance (n - 1) of the same rows. Units w NAV/P are set at that close and held
/// to the next decision; no cost. Lag: a decision reads rows up to and including t and earns from t+1 on; it is filled at
/// the close it reads, one close earlier than the canonical stack fills.
/// <para>w'Sw is evaluated as the variance of the returns that w would have had over the window, which is the same number
/// (Markowitz, Journal of Finance 7, 1952, p. 81), costs O(N Window) instead of O(N^2 Window) and does not lose digits where
/// positions hedge each other. Nothing runs from one decision to the next but the net asset value: no drift.</para>
/// Source: Moskowitz, Ooi and Pedersen, "Time series momentum", Journal of Financial Economics 104 (2012), p. 236.
/// </remarks>
public static class TimeSeriesMomentumBook
{
    /// <summary>Runs the book.</summary>
    /// <param name="returns">Simple returns [T x N]; NaN = missing.</param>
    /// <param name="rebalanceRows">Rows of the decisions, ascending; those with too little history decide nothing and have
    /// no row in the weights.</param>
    /// <param name="options">Options.</param>
    /// <exception cref="ArgumentException">Options are out of bounds, a return is -1 or less, or the rows do not ascend.</exception>
    public static TimeSeriesMomentumResult Run(Panel returns, IReadOnlyList<int> rebalanceRows, TimeSeriesMomentumOptions options)
    {
        ArgumentNullException.ThrowIfNull(returns);
        ArgumentNullException.ThrowIfNull(rebalanceRows);
        ArgumentNullException.ThrowIfNull(options);
        ThrowIfInvalid(options.Validate());
        MomentumSchedule.Check([.. rebalanceRows], returns.Rows);
        var history = Math.Max(options.Lookback, options.Window);
        int[] rows = [.. rebalanceRows.SkipWhile(t => t < history)];
        using var paths = MomentumPaths.Of(returns);
        var nav = new double[paths.Rows];
        var weights = new double[rows.Length * paths.Count];
        new MomentumLedger(paths, rows, options).Run([MomentumSigns.Of(paths, rows, options.Lookback)], [options.Lookback], nav, weights);
        return new TimeSeriesMomentumResult(Weights(returns, rows, weights), nav);
    }

    /// <summary>Throws unless there is no violation.</summary>
    internal static void ThrowIfInvalid(IReadOnlyList<Violation> violations)
    {
        if (violations.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", violations));
        }
    }

    private static Panel Weights(Panel returns, int[] rows, ReadOnlySpan<double> byRow)
    {
        var n = returns.Columns.Count;
        var values = new double[byRow.Length];
        for (var k = 0; k < rows.Length; k++)
        {
            for (var i = 0; i < n; i++)
            {
                values[(i * rows.Length) + k] = byRow[(k * n) + i];
            }
        }

        return new Panel([.. rows.Select(t => returns.Dates[t])], [.. returns.Columns], values);
    }
}
