namespace FuturesSix.Data.Journals;

/// <summary>The features of a row: names as numbers, values; the storage is used again for the next row.</summary>
public sealed class RowFeatures
{
    private int[] _names = new int[8];
    private double[] _values = new double[8];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Numbers of the names.</summary>
    public ReadOnlySpan<int> Names => _names.AsSpan(0, Count);

    /// <summary>Values.</summary>
    public ReadOnlySpan<double> Values => _values.AsSpan(0, Count);

    /// <summary>A feature by the number of its name; NaN = missing.</summary>
    public double ValueOf(int name) => Names.IndexOf(name) is var at and >= 0 ? _values[at] : double.NaN;

    internal void Clear() => Count = 0;

    internal void Read(ref RowReader row, NameTable names)
    {
        Count = 0;
        if (!row.EnterObject("features"))
        {
            return;
        }

        while (row.NextInner())
        {
            var name = names.NumberOf(row.InnerName());
            Add(name, row.Number($"features.{names[name]}"));
        }
    }

    private void Add(int name, double value)
    {
        if (Count == _names.Length)
        {
            Array.Resize(ref _names, 2 * Count);
            Array.Resize(ref _values, 2 * Count);
        }

        (_names[Count], _values[Count]) = (name, value);
        Count++;
    }
}
