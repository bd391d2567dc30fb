namespace FuturesSix.Data.Journals;

/// <summary>A set of ids that holds tens of millions in little memory: 80 bits of a hash each, 16 of them by the place, 64
/// stored. Two of ten million different ids are taken for one with a probability of 4e-11.</summary>
public sealed class IdSet
{
    private const int Places = 1 << 16;
    private readonly ulong[]?[] _tables = new ulong[Places][];
    private readonly int[] _counts = new int[Places];

    /// <summary>How many ids there are.</summary>
    public long Count { get; private set; }

    /// <summary>Adds an id; false when it is there already.</summary>
    public bool Add(ReadOnlySpan<byte> id)
    {
        var (place, key) = Split(id);
        ref var table = ref _tables[place];
        table ??= new ulong[4];
        if (_counts[place] * 5 >= table.Length * 4)
        {
            table = Grown(table);
        }

        var at = Find(table, key);
        if (table[at] == key)
        {
            return false;
        }

        table[at] = key;
        _counts[place]++;
        Count++;
        return true;
    }

    /// <summary>True when an id is there.</summary>
    public bool Contains(ReadOnlySpan<byte> id)
    {
        var (place, key) = Split(id);
        return _tables[place] is { } table && table[Find(table, key)] == key;
    }

    private static (int Place, ulong Key) Split(ReadOnlySpan<byte> id)
    {
        var hash = MixHash.Of(id);
        var key = (ulong)hash;
        return ((int)((ulong)(hash >> 64) & (Places - 1)), key == 0 ? 1 : key);
    }

    /// <summary>Where a key is or would be; a table is never full.</summary>
    private static int Find(ulong[] table, ulong key)
    {
        var at = (int)Math.BigMul(key, (ulong)table.Length, out _);
        while (table[at] != 0 && table[at] != key)
        {
            at = at + 1 == table.Length ? 0 : at + 1;
        }

        return at;
    }

    private static ulong[] Grown(ulong[] table)
    {
        var larger = new ulong[(table.Length * 5 / 4) + 4];
        foreach (var key in table)
        {
            if (key != 0)
            {
                larger[Find(larger, key)] = key;
            }
        }

        return larger;
    }
}
