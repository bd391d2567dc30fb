using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Allocator;

/// <summary>The allocator's state one day at a time: fixed windows, O(N^2) a day, no allocation after construction, the
/// same bits as <see cref="AllocatorState.Compute"/> over the days pushed so far.</summary>
/// <param name="instruments">Number of instruments N.</param>
/// <param name="unitSeries">Number of unit return series; 0 leaves breadth missing.</param>
/// <param name="sleeves">Number of sleeves S; 0 leaves concentration missing.</param>
/// <param name="options">The windows.</param>
/// <exception cref="ArgumentException">The options are invalid.</exception>
public sealed class AllocatorStateTracker(int instruments, int unitSeries, int sleeves, AllocatorStateOptions options)
{
    private readonly PairwiseCorrelationTracker _correlation = new(instruments, Valid(options).Windows);
    private readonly BookFeatures _book = new(unitSeries, sleeves, options);

    /// <summary>The last day's features; all missing before the first.</summary>
    public AllocatorStateRow Current { get; private set; } = new(
        double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>Takes the next day and returns its features.</summary>
    /// <param name="portfolioReturn">The book's simple return; NaN = missing.</param>
    /// <param name="equity">The book's equity; NaN = missing.</param>
    /// <param name="assetReturns">The instruments' simple returns [N]; NaN = missing.</param>
    /// <param name="unitReturns">Lagged weight x return; empty without breadth.</param>
    /// <param name="sleeveReturns">Returns of the sleeves [S]; empty without concentration.</param>
    /// <exception cref="ArgumentException">A row has not the length given at construction.</exception>
    public AllocatorStateRow Push(
        double portfolioReturn,
        double equity,
        ReadOnlySpan<double> assetReturns,
        ReadOnlySpan<double> unitReturns = default,
        ReadOnlySpan<double> sleeveReturns = default)
    {
        _correlation.Push(assetReturns);
        Current = _book.Push(
            portfolioReturn, equity, unitReturns, sleeveReturns, _correlation.ShortMean, _correlation.LongMean);
        return Current;
    }

    private static AllocatorStateOptions Valid(AllocatorStateOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        AllocatorArguments.Valid(options.Validate());
        return options;
    }
}
