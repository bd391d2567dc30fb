using FuturesSix.Core.Market;

namespace FuturesSix.Core.Numerics;

/// <summary>The mean correlations of a whole history, in pieces of rows that can be done at the same time: a tile's sums
/// depend on the last Long + 2 Short rows only, so a piece that begins that much earlier has the bits of the whole.</summary>
internal sealed class PairwiseCorrelationHistory
{
    /// <summary>Rows of a piece; the rows it has to begin earlier are a small part of them.</summary>
    public const int PieceRows = 2048;

    private readonly PairwiseCorrelationWindows _windows;
    private readonly PairwiseCorrelationData _data;
    private readonly int _rows;
    private readonly int _instruments;
    private readonly int _lead;

    /// <summary>Tiles the panel and decides who takes part when.</summary>
    public PairwiseCorrelationHistory(Panel returns, PairwiseCorrelationWindows windows, int threads)
    {
        (_windows, _rows, _instruments) = (windows, returns.Rows, returns.Columns.Count);
        _lead = windows.LongRows - 1;
        _data = new PairwiseCorrelationData(_instruments, _lead + _rows);
        ShortMean = new double[_rows];
        LongMean = new double[_rows];
        Parallel.For(0, _instruments, Options(threads), i => Fill(i, returns.Column(i)));
    }

    /// <summary>Mean over the short window, per row.</summary>
    public double[] ShortMean { get; }

    /// <summary>Mean over the long window, per row.</summary>
    public double[] LongMean { get; }

    /// <summary>Computes every row, in pieces of <paramref name="pieceRows"/>.</summary>
    public void Run(int threads, int pieceRows = PieceRows)
    {
        var pieces = (_rows + pieceRows - 1) / pieceRows;
        Parallel.For(0, pieces, Options(threads), p => Piece(p * pieceRows, Math.Min(_rows, (p + 1) * pieceRows)));
    }

    private static ParallelOptions Options(int threads) => new() { MaxDegreeOfParallelism = threads };

    private void Fill(int i, ReadOnlySpan<double> column)
    {
        var eligibility = new PairwiseCorrelationEligibility(_windows);
        for (var t = 0; t < column.Length; t++)
        {
            var row = _lead + t;
            _data.SetValue(i, row, column[t]);
            eligibility.Push(column[t]);
            _data.SetEligible(i, row, eligibility.Takes(_windows.ShortRows, _data, i, row), eligibility.Takes(_windows.LongRows, _data, i, row));
        }
    }

    /// <summary>Rows [from, until), begun early enough.</summary>
    private void Piece(int from, int until)
    {
        var begin = Math.Max(0, from - _windows.LongRows - (2 * _windows.ShortRows));
        var totals = new double[(until - begin) * PairwiseCorrelationTile.TotalsPerRow];
        var state = new double[PairwiseCorrelationTile.StateLength(_windows)];
        var number = 0;
        for (var i = 0; i < _instruments; i++)
        {
            for (var block = PairwiseCorrelationTile.FirstBlock(i); block < _data.Blocks; block++)
            {
                Array.Clear(state);
                new PairwiseCorrelationTile(_data, _windows, i, block, number++).Run(state, totals, _lead + begin, begin, until - begin);
            }
        }

        for (var t = from; t < until; t++)
        {
            var row = totals.AsSpan((t - begin) * PairwiseCorrelationTile.TotalsPerRow);
            ShortMean[t] = t >= _windows.ShortRows - 1 ? PairwiseCorrelationTile.Mean(row) : double.NaN;
            LongMean[t] = t >= _windows.LongRows - 1 ? PairwiseCorrelationTile.Mean(row[8..]) : double.NaN;
        }
    }
}
