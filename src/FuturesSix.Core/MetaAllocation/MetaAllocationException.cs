using FuturesSix.Core.Market;

namespace FuturesSix.Core.MetaAllocation;

/// <summary>An allocation that cannot be proposed: options out of bounds or inputs that do not fit them.</summary>
public sealed class MetaAllocationException : Exception
{
    /// <summary>Wraps violations; the message has one line for each.</summary>
    public MetaAllocationException(IReadOnlyList<Violation> violations)
        : base(string.Join('\n', violations.Select(v => v.ToString())))
    {
        Violations = violations;
    }

    /// <summary>Wraps a message.</summary>
    public MetaAllocationException(string message)
        : base(message)
    {
    }

    /// <summary>Wraps a message and its cause.</summary>
    public MetaAllocationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An empty exception.</summary>
    public MetaAllocationException()
    {
    }

    /// <summary>The violations; empty when the message says it all.</summary>
    public IReadOnlyList<Violation> Violations { get; } = [];
}
