namespace FuturesSix.Core.Supervision;

/// <summary>All gaps of one strategy, gathered while a journal is walked: 8 bytes each, in pieces, so that growing copies
/// nothing.</summary>
public sealed class GapSample
{
    private const int Piece = 1 << 15;
    private readonly List<double[]> _pieces = [];
    private int _inLast = Piece;

    /// <summary>How many gaps there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a gap in bps.</summary>
    public void Add(double gap)
    {
        if (_inLast == Piece)
        {
            _pieces.Add(new double[Piece]);
            _inLast = 0;
        }

        _pieces[^1][_inLast++] = gap;
        Count++;
    }

    /// <summary>All gaps in the order in which they came.</summary>
    public double[] ToArray()
    {
        var all = new double[Count];
        for (var k = 0; k < _pieces.Count; k++)
        {
            var from = k * Piece;
            _pieces[k].AsSpan(0, Math.Min(Piece, Count - from)).CopyTo(all.AsSpan(from));
        }

        return all;
    }
}
