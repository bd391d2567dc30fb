namespace FuturesSix.Core.Numerics;

/// <summary>The mean pairwise correlation of <see cref="PairwiseCorrelation"/>, one row at a time: O(N^2) a row
/// (the pairs' blocks end on different rows, so no row pays for all of them), nothing kept beyond the long window, no
/// allocation after construction. State: about 3 KB a pair for windows of 20 and 60.</summary>
public sealed class PairwiseCorrelationTracker
{
    private readonly PairwiseCorrelationWindows _windows;
    private readonly PairwiseCorrelationData _data;
    private readonly PairwiseCorrelationEligibility[] _eligibility;
    private readonly PairwiseCorrelationTile[] _tiles;
    private readonly double[] _states;
    private readonly double[] _totals;
    private long _sequence;

    /// <summary>An empty tracker.</summary>
    /// <param name="instruments">Number of instruments N.</param>
    /// <param name="windows">The windows and the cut-off.</param>
    /// <exception cref="ArgumentException">The windows do not fit each other.</exception>
    public PairwiseCorrelationTracker(int instruments, PairwiseCorrelationWindows windows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(instruments);
        ArgumentNullException.ThrowIfNull(windows);
        windows.Check();
        _windows = windows;
        _data = new PairwiseCorrelationData(instruments, 2 * windows.LongRows);
        _eligibility = new PairwiseCorrelationEligibility[instruments];
        var tiles = new List<PairwiseCorrelationTile>();
        for (var i = 0; i < instruments; i++)
        {
            _eligibility[i] = new PairwiseCorrelationEligibility(windows);
            for (var block = PairwiseCorrelationTile.FirstBlock(i); block < _data.Blocks; block++)
            {
                tiles.Add(new PairwiseCorrelationTile(_data, windows, i, block, tiles.Count));
            }
        }

        _tiles = [.. tiles];
        _states = new double[_tiles.Length * PairwiseCorrelationTile.StateLength(windows)];
        _totals = new double[PairwiseCorrelationTile.TotalsPerRow];
    }

    /// <summary>Mean correlation over the short window; NaN before it is full or when no pair is defined.</summary>
    public double ShortMean { get; private set; } = double.NaN;

    /// <summary>Mean correlation over the long window; NaN before it is full or when no pair is defined.</summary>
    public double LongMean { get; private set; } = double.NaN;

    /// <summary>Takes the next row.</summary>
    /// <param name="row">One return per instrument [N]; NaN = missing.</param>
    /// <exception cref="ArgumentException">The row has not N entries.</exception>
    public void Push(ReadOnlySpan<double> row)
    {
        if (row.Length != _eligibility.Length)
        {
            throw new ArgumentException($"The row has {row.Length} entries, the tracker {_eligibility.Length} instruments.", nameof(row));
        }

        var at = Store(row);
        var totals = _totals.AsSpan();
        totals.Clear();
        var stateLength = PairwiseCorrelationTile.StateLength(_windows);
        for (var k = 0; k < _tiles.Length; k++)
        {
            _tiles[k].Run(_states.AsSpan(k * stateLength, stateLength), totals, at, _sequence, rows: 1);
        }

        _sequence++;
        ShortMean = _sequence >= _windows.ShortRows ? PairwiseCorrelationTile.Mean(totals) : double.NaN;
        LongMean = _sequence >= _windows.LongRows ? PairwiseCorrelationTile.Mean(totals[8..]) : double.NaN;
    }

    /// <summary>Writes the row twice, Long apart, so that the window that ends at the returned row is contiguous.</summary>
    private int Store(ReadOnlySpan<double> row)
    {
        var slot = (int)(_sequence % _windows.LongRows);
        var at = slot + _windows.LongRows;
        for (var i = 0; i < row.Length; i++)
        {
            _data.SetValue(i, slot, row[i]);
            _data.SetValue(i, at, row[i]);
            _eligibility[i].Push(row[i]);
            _data.SetEligible(i, at, _eligibility[i].Takes(_windows.ShortRows, _data, i, at), _eligibility[i].Takes(_windows.LongRows, _data, i, at));
        }

        return at;
    }
}
