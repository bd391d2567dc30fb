using FuturesSix.Core.Market;

namespace FuturesSix.Core.Stack;

/// <summary>A run that cannot start: options out of bounds, or a dataset that does not fit them.</summary>
public sealed class StackException : Exception
{
    /// <summary>Wraps violations.</summary>
    public StackException(IReadOnlyList<Violation> violations)
        : base(string.Join(LineBreak, violations.Select(v => v.ToString())))
    {
        Violations = violations;
    }

    /// <summary>Wraps a message.</summary>
    public StackException(string message)
        : base(message)
    {
    }

    /// <summary>Wraps a message and its cause.</summary>
    public StackException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An empty exception.</summary>
    public StackException()
    {
    }

    /// <summary>The violations; empty when the message says it all.</summary>
    public IReadOnlyList<Violation> Violations { get; } = [];

    private const string LineBreak = "\n";
}
