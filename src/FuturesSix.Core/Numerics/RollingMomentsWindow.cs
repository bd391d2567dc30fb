namespace FuturesSix.Core.Numerics;

/// <summary>Count, sum, mean and standard deviation of the last W rows of a series, one row at a time: amortised O(1) a
/// row, no allocation after construction. Nothing is ever subtracted: the rows are cut into blocks of W, and the
/// window is the end of the previous block (suffix summaries, built once a block) merged with the beginning of the
/// present one (the running prefix). So there is no drift, a value that has left the window leaves no residue at all,
/// and a constant window has a standard deviation of exactly 0. Where the mean is above a hundred standard deviations
/// the squares are evaluated again over the window, in two passes (O(W) on such a row). NaN = missing, occupies its row and is ignored.
/// Reads: the series up to and including the pushed row (no lag).</summary>
public sealed class RollingMomentsWindow
{
    /// <summary>Squares below this share of n mean^2 are re-evaluated: merged ones carry errors of 1e-16 mean/std.</summary>
    private const double SmallestShare = 1e-4;

    /// <summary>The rows of the window: the present block over what is left of the previous one.</summary>
    private readonly double[] _block;
    private readonly MomentSummary[] _suffix;
    private MomentSummary _prefix;
    private MomentSummary _current;
    private int _position;

    /// <summary>An empty window.</summary>
    /// <param name="window">Number of rows W, at least 1.</param>
    public RollingMomentsWindow(int window)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        _block = new double[window];
        Array.Fill(_block, double.NaN);
        _suffix = new MomentSummary[window];
    }

    /// <summary>Number of observed (non-NaN) values in the window.</summary>
    public int Count => _current.Count;

    /// <summary>Sum of the observed values; 0 when there are none.</summary>
    public double Sum => _current.Sum;

    /// <summary>Mean of the observed values; NaN when there are none.</summary>
    public double Mean => _current.Count == 0 ? double.NaN : _current.Mean;

    /// <summary>Standard deviation (n - 1, not annualised); NaN for fewer than two values, exactly 0 when all are equal.</summary>
    public double Std => _current.Count < 2 ? double.NaN : Math.Sqrt(Squares() / (_current.Count - 1));

    /// <summary>Takes the next row; the oldest leaves once W rows are in.</summary>
    /// <param name="value">The row's value; NaN when missing.</param>
    public void Push(double value)
    {
        _block[_position] = value;
        if (!double.IsNaN(value))
        {
            _prefix.Add(value);
        }

        _position++;
        if (_position < _block.Length)
        {
            _current = MomentSummary.Merge(_suffix[_position], _prefix);
            return;
        }

        _current = _prefix;
        CloseBlock();
    }

    /// <summary>Sum of squared deviations; again in two passes, with the rounding of the mean corrected, where the
    /// merged one is mostly cancellation.</summary>
    private double Squares()
    {
        var merged = _current.Squares;
        if (merged == 0 || merged > SmallestShare * _current.Count * _current.Mean * _current.Mean)
        {
            return merged;
        }

        double squares = 0, rest = 0;
        foreach (var value in _block)
        {
            var difference = double.IsNaN(value) ? 0 : value - _current.Mean;
            squares += difference * difference;
            rest += difference;
        }

        squares -= rest * rest / _current.Count;
        return squares > 0 ? squares : merged;
    }

    private void CloseBlock()
    {
        var summary = default(MomentSummary);
        for (var k = _block.Length - 1; k >= 0; k--)
        {
            if (!double.IsNaN(_block[k]))
            {
                summary.Add(_block[k]);
            }

            _suffix[k] = summary;
        }

        _prefix = default;
        _position = 0;
    }
}
