using FuturesSix.Core.Market;

namespace FuturesSix.Core.Allocator;

/// <summary>Argument checks shared by the allocator.</summary>
internal static class AllocatorArguments
{
    /// <summary>Throws unless the options hold.</summary>
    /// <exception cref="ArgumentException">There is a violation; the message lists all of them.</exception>
    public static void Valid(IReadOnlyList<Violation> violations)
    {
        if (violations.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", violations));
        }
    }

    /// <summary>Throws unless an input has the expected number of rows.</summary>
    /// <exception cref="ArgumentException">It has not.</exception>
    public static void SameRows(int expected, int actual, string name)
    {
        if (expected != actual)
        {
            throw new ArgumentException($"{name} has {actual} rows; expected {expected}.", name);
        }
    }
}
