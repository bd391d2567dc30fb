namespace FuturesSix.Core.Numerics;

/// <summary>Argument checks shared by the numerics.</summary>
internal static class Guard
{
    /// <summary>Throws unless a result has the length of its input.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void SameLength(int expected, int actual, string name)
    {
        if (expected != actual)
        {
            throw new ArgumentException($"Expected length {expected}, got {actual}.", name);
        }
    }

    /// <summary>Throws unless a span holds an n x n matrix.</summary>
    /// <exception cref="ArgumentException">The length is not n*n.</exception>
    public static void Square(int n, int length, string name)
    {
        if (n < 0 || length != n * n)
        {
            throw new ArgumentException($"Expected a {n} x {n} matrix ({n * n} values), got {length}.", name);
        }
    }

    /// <summary>Throws unless rows [start, start + count) lie inside a panel.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They do not.</exception>
    public static void Rows(int start, int count, int rows)
    {
        if (start < 0 || count < 0 || start > rows - count)
        {
            throw new ArgumentOutOfRangeException(nameof(start), start, $"Rows {start}..{start + count - 1} lie outside a panel of {rows} rows.");
        }
    }
}
