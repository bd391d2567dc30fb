using FuturesSix.Core.Market;

namespace FuturesSix.Core.Research;

/// <summary>One setting of a sweep.</summary>
/// <param name="Lookback">Look-back, in rows.</param>
/// <param name="Window">Window of volatilities and covariances, in rows.</param>
public readonly record struct TimeSeriesMomentumSetting(int Lookback, int Window);

/// <summary>Net asset values of every setting of a sweep.</summary>
/// <param name="Settings">The settings: windows in their order, within each the look-backs; length S.</param>
/// <param name="Nav">Net asset values [T x S]; columns are named <c>L252_W63</c>.</param>
public sealed record TimeSeriesMomentumSweepResult(IReadOnlyList<TimeSeriesMomentumSetting> Settings, Panel Nav);

/// <summary>Many settings of <see cref="TimeSeriesMomentumBook"/> at once: price paths are made once, directions once per
/// look-back, volatilities once per window, and a window's returns are read while they are in the cache. Each column
/// equals the single run of its setting to the bit, on any number of threads.</summary>
public static class TimeSeriesMomentumSweep
{
    /// <summary>Runs every setting.</summary>
    /// <param name="returns">Simple returns [T x N]; NaN = missing.</param>
    /// <param name="rebalanceRows">Rows of the decisions, ascending.</param>
    /// <param name="options">The grid.</param>
    /// <param name="cancel">Stops between windows.</param>
    /// <exception cref="ArgumentException">Options are out of bounds, a return is -1 or less, or the rows do not ascend.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static TimeSeriesMomentumSweepResult Run(
        Panel returns, IReadOnlyList<int> rebalanceRows, TimeSeriesMomentumSweepOptions options, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(returns);
        ArgumentNullException.ThrowIfNull(rebalanceRows);
        ArgumentNullException.ThrowIfNull(options);
        TimeSeriesMomentumBook.ThrowIfInvalid(options.Validate());
        int[] rows = [.. rebalanceRows];
        MomentumSchedule.Check(rows, returns.Rows);
        using var paths = MomentumPaths.Of(returns);
        int[] lookbacks = [.. options.Lookbacks];
        var signs = new double[lookbacks.Length][];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancel };
        Parallel.For(0, lookbacks.Length, parallel, l => signs[l] = MomentumSigns.Of(paths, rows, lookbacks[l]));

        TimeSeriesMomentumSetting[] settings = [.. options.Windows.SelectMany(w => lookbacks.Select(l => new TimeSeriesMomentumSetting(l, w)))];
        var nav = GC.AllocateUninitializedArray<double>(settings.Length * paths.Rows);
        Parallel.For(0, options.Windows.Count, parallel, w =>
        {
            var books = nav.AsSpan(w * lookbacks.Length * paths.Rows, lookbacks.Length * paths.Rows);
            new MomentumLedger(paths, rows, options.Book with { Window = options.Windows[w] }).Run(signs, lookbacks, books);
        });

        string[] names = [.. settings.Select(s => $"L{s.Lookback}_W{s.Window}")];
        return new TimeSeriesMomentumSweepResult(settings, new Panel([.. returns.Dates], names, nav));
    }
}
