namespace FuturesSix.Core.Numerics;

/// <summary>Whether one instrument takes part in the mean correlation: at least two observations and a standard
/// deviation (n - 1) above the cut-off in the window. Two values d apart put the standard deviation of n values at
/// d / sqrt(2 (n - 1)) at least, so a pair of consecutive observations further apart than that needs settles it
/// without arithmetic; every other window is decided on a two-pass evaluation.</summary>
internal sealed class PairwiseCorrelationEligibility(PairwiseCorrelationWindows windows)
{
    private const int Never = int.MinValue / 2;
    private readonly double _apart = 2 * windows.MinimumStd * Math.Sqrt(2 * windows.LongRows);
    private double _last = double.NaN;
    private int _sinceLast = Never;
    private int _sincePrevious = Never;
    private int _sinceApart = Never;

    /// <summary>Takes the instrument's next row.</summary>
    public void Push(double value)
    {
        (_sinceLast, _sincePrevious, _sinceApart) = (Older(_sinceLast), Older(_sincePrevious), Older(_sinceApart));
        if (double.IsNaN(value))
        {
            return;
        }

        _sinceApart = Math.Abs(value - _last) > _apart ? _sinceLast : _sinceApart;
        (_sincePrevious, _sinceLast, _last) = (_sinceLast, 0, value);
    }

    /// <summary>Takes part in the window of <paramref name="rows"/> rows that ends at <paramref name="row"/>, the row
    /// last pushed, of <paramref name="data"/>.</summary>
    public bool Takes(int rows, PairwiseCorrelationData data, int instrument, int row)
    {
        if (IsWithin(_sinceApart, rows))
        {
            return true;
        }

        if (!IsWithin(_sincePrevious, rows))
        {
            return false;
        }

        var first = data.Offset(instrument, row - rows + 1);
        return TwoPassStd(data.Values.AsSpan(first), PairwiseCorrelationData.Lanes, rows) > windows.MinimumStd;
    }

    /// <summary>Rows since an event, up to the long window; beyond that it no longer matters when it was.</summary>
    private int Older(int since) => since < windows.LongRows && since >= 0 ? since + 1 : Never;

    private static bool IsWithin(int since, int rows) => since >= 0 && since < rows;

    private static double TwoPassStd(ReadOnlySpan<double> x, int stride, int rows)
    {
        double sum = 0;
        var n = 0;
        for (int k = 0, at = 0; k < rows; k++, at += stride)
        {
            (sum, n) = double.IsNaN(x[at]) ? (sum, n) : (sum + x[at], n + 1);
        }

        double squares = 0, rest = 0;
        for (int k = 0, at = 0; k < rows; k++, at += stride)
        {
            var difference = double.IsNaN(x[at]) ? 0 : x[at] - (sum / n);
            squares += difference * difference;
            rest += difference;
        }

        return Math.Sqrt((squares - (rest * rest / n)) / (n - 1));
    }
}
