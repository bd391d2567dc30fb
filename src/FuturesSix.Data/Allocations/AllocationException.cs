using FuturesSix.Core.MetaAllocation;

namespace FuturesSix.Data.Allocations;

/// <summary>An allocation input, export or promotion that cannot be used: which file, where, what was expected.</summary>
public sealed class AllocationException : InputException
{
    /// <summary>Wraps a message that already names the place.</summary>
    public AllocationException(string message)
        : base(message)
    {
    }

    /// <summary>Wraps a message and its cause.</summary>
    public AllocationException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An empty exception.</summary>
    public AllocationException()
    {
    }

    /// <summary>Builds "file(line): problem; expected what".</summary>
    internal static AllocationException At(string file, int? line, string problem, string expected, Exception? cause = null) =>
        new($"{Place(file, line)}{problem}; expected {expected}", cause) { File = file, Line = line, Expected = expected };

    /// <summary>The violations of a proposal, each beginning with the source of its inputs.</summary>
    public static AllocationException Of(string source, MetaAllocationException error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new(string.Join('\n', error.Violations.Select(v => $"{source}: {v}")), error) { File = source };
    }
}
