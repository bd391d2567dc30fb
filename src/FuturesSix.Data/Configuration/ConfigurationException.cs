namespace FuturesSix.Data.Configuration;

/// <summary>A configuration that cannot be used. Every problem is listed, one per line of the message.</summary>
public sealed class ConfigurationException : InputException
{
    /// <summary>Wraps the problems.</summary>
    /// <param name="problems">Each says what, where, and what was expected.</param>
    public ConfigurationException(IReadOnlyList<string> problems)
        : base(string.Join('\n', problems)) => Problems = problems;

    /// <summary>Wraps one problem.</summary>
    public ConfigurationException(string message)
        : base(message) => Problems = [message];

    /// <summary>Wraps one problem and its cause.</summary>
    public ConfigurationException(string message, Exception? innerException)
        : base(message, innerException) => Problems = [message];

    /// <summary>An empty exception.</summary>
    public ConfigurationException()
    {
    }

    /// <summary>The problems, in the order in which they were found.</summary>
    public IReadOnlyList<string> Problems { get; } = [];
}
