using System.Text;

namespace FuturesSix.Data.Journals;

/// <summary>Names met in journals, numbered in the order in which they came: one string each, however many rows there are.</summary>
public sealed class NameTable
{
    private readonly Dictionary<UInt128, int> _numbers = [];
    private readonly List<string> _names = [];

    /// <summary>How many names there are.</summary>
    public int Count => _names.Count;

    /// <summary>A name.</summary>
    public string this[int number] => _names[number];

    /// <summary>The number of a name.</summary>
    /// <param name="name">UTF-8.</param>
    public int NumberOf(ReadOnlySpan<byte> name)
    {
        var hash = MixHash.Of(name);
        if (!_numbers.TryGetValue(hash, out var number))
        {
            number = _names.Count;
            _numbers.Add(hash, number);
            _names.Add(Encoding.UTF8.GetString(name));
        }

        return number;
    }
}
