namespace FuturesSix.Core.Market;

/// <summary>A dates x columns table of doubles, stored column by column (column-major) so that a
/// column is one contiguous span. NaN means missing.</summary>
public sealed class Panel
{
    private readonly DateOnly[] _dates;
    private readonly string[] _columns;
    private readonly double[] _values;

    /// <summary>Wraps <paramref name="values"/> without copying.</summary>
    /// <param name="dates">Row dates, strictly ascending; length T.</param>
    /// <param name="columns">Column names, unique; length N.</param>
    /// <param name="values">Column-major values; length T x N, element (t, i) at i*T + t.</param>
    /// <exception cref="ArgumentException">The sizes do not fit, a date is out of order or a name repeats.</exception>
    public Panel(DateOnly[] dates, string[] columns, double[] values)
    {
        ArgumentNullException.ThrowIfNull(dates);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length != dates.Length * columns.Length)
        {
            throw new ArgumentException($"{values.Length} values do not fill {dates.Length} rows x {columns.Length} columns.", nameof(values));
        }

        for (var t = 1; t < dates.Length; t++)
        {
            if (dates[t] <= dates[t - 1])
            {
                throw new ArgumentException($"Dates must ascend: {dates[t]:yyyy-MM-dd} follows {dates[t - 1]:yyyy-MM-dd}.", nameof(dates));
            }
        }

        if (columns.Distinct(StringComparer.Ordinal).Count() != columns.Length)
        {
            throw new ArgumentException("Column names must be unique.", nameof(columns));
        }

        _dates = dates;
        _columns = columns;
        _values = values;
    }

    /// <summary>Row dates, ascending.</summary>
    public IReadOnlyList<DateOnly> Dates => _dates;

    /// <summary>Column names in their fixed order.</summary>
    public IReadOnlyList<string> Columns => _columns;

    /// <summary>Number of rows T.</summary>
    public int Rows => _dates.Length;

    /// <summary>All values, column-major, length T x N.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>The value at row <paramref name="row"/> and column <paramref name="column"/>; NaN when missing.</summary>
    public double this[int row, int column] => _values[(column * _dates.Length) + row];

    /// <summary>Column <paramref name="column"/> as a span of length T.</summary>
    public ReadOnlySpan<double> Column(int column) => _values.AsSpan(column * _dates.Length, _dates.Length);

    /// <summary>The column named <paramref name="name"/>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    public ReadOnlySpan<double> Column(string name) => Column(IndexOf(name) is var i and >= 0
        ? i
        : throw new KeyNotFoundException($"The panel has no column '{name}'; it has {string.Join(", ", _columns)}."));

    /// <summary>Position of the column named <paramref name="name"/>, or -1.</summary>
    public int IndexOf(string name) => Array.IndexOf(_columns, name);

    /// <summary>Row of <paramref name="date"/>, or the bitwise complement of the row before which it would stand.</summary>
    public int RowOf(DateOnly date) => Array.BinarySearch(_dates, date);

    /// <summary>A panel of the same shape filled with NaN, whose storage the caller gets to fill.</summary>
    /// <param name="dates">Row dates.</param>
    /// <param name="columns">Column names.</param>
    /// <param name="storage">The column-major storage of the new panel.</param>
    public static Panel Missing(DateOnly[] dates, string[] columns, out double[] storage)
    {
        ArgumentNullException.ThrowIfNull(dates);
        ArgumentNullException.ThrowIfNull(columns);
        storage = new double[dates.Length * columns.Length];
        Array.Fill(storage, double.NaN);
        return new Panel(dates, columns, storage);
    }

    /// <summary>Rows <paramref name="start"/> to <paramref name="start"/> + <paramref name="count"/> - 1 as a new panel.</summary>
    public Panel Slice(int start, int count)
    {
        var values = new double[count * _columns.Length];
        for (var i = 0; i < _columns.Length; i++)
        {
            Column(i).Slice(start, count).CopyTo(values.AsSpan(i * count, count));
        }

        return new Panel(_dates.AsSpan(start, count).ToArray(), _columns, values);
    }

    /// <summary>The columns at <paramref name="columns"/>, in that order, as a new panel.</summary>
    public Panel Select(IReadOnlyList<int> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var values = new double[_dates.Length * columns.Count];
        var names = new string[columns.Count];
        for (var k = 0; k < columns.Count; k++)
        {
            names[k] = _columns[columns[k]];
            Column(columns[k]).CopyTo(values.AsSpan(k * _dates.Length, _dates.Length));
        }

        return new Panel(_dates, names, values);
    }
}
