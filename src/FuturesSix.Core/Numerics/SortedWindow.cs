namespace FuturesSix.Core.Numerics;

/// <summary>The observed values of the last W rows in ascending order: O(log W) to find, O(W) bytes moved to keep.
/// NaN = missing, occupies its row and is not among the sorted values.</summary>
internal sealed class SortedWindow(int window)
{
    private readonly double[] _rows = new double[window];
    private readonly double[] _sorted = new double[window];
    private int _seen;
    private int _count;

    /// <summary>The observed values of the window, ascending.</summary>
    public ReadOnlySpan<double> Sorted => _sorted.AsSpan(0, _count);

    /// <summary>Takes the next row; the oldest leaves once W rows are in.</summary>
    public void Push(double value)
    {
        var slot = _seen % _rows.Length;
        if (_seen >= _rows.Length && !double.IsNaN(_rows[slot]))
        {
            Remove(_rows[slot]);
        }

        _rows[slot] = value;
        _seen++;
        if (!double.IsNaN(value))
        {
            Insert(value);
        }
    }

    /// <summary>Number of values below <paramref name="value"/>.</summary>
    public int CountBelow(double value)
    {
        var low = 0;
        for (var high = _count; low < high;)
        {
            var middle = (low + high) >>> 1;
            (low, high) = _sorted[middle] < value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Number of values at or below <paramref name="value"/>.</summary>
    public int CountAtOrBelow(double value)
    {
        var low = 0;
        for (var high = _count; low < high;)
        {
            var middle = (low + high) >>> 1;
            (low, high) = _sorted[middle] <= value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private void Insert(double value)
    {
        var at = CountAtOrBelow(value);
        _sorted.AsSpan(at, _count - at).CopyTo(_sorted.AsSpan(at + 1));
        _sorted[at] = value;
        _count++;
    }

    private void Remove(double value)
    {
        var at = CountBelow(value);
        _sorted.AsSpan(at + 1, _count - at - 1).CopyTo(_sorted.AsSpan(at));
        _count--;
    }
}
