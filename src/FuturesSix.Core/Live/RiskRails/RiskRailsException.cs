using FuturesSix.Core.Market;

namespace FuturesSix.Core.Live.RiskRails;

/// <summary>An order that cannot be sized: figures out of bounds.</summary>
public sealed class RiskRailsException : Exception
{
    /// <summary>Wraps violations; the message has one line for each.</summary>
    public RiskRailsException(IReadOnlyList<Violation> violations)
        : base(string.Join('\n', violations.Select(v => v.ToString())))
    {
        Violations = violations;
    }

    /// <summary>Wraps a message.</summary>
    public RiskRailsException(string message)
        : base(message)
    {
    }

    /// <summary>Wraps a message and its cause.</summary>
    public RiskRailsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An empty exception.</summary>
    public RiskRailsException()
    {
    }

    /// <summary>The violations; empty when the message says it all.</summary>
    public IReadOnlyList<Violation> Violations { get; } = [];
}
