namespace FuturesSix.Data;

/// <summary>Something a user handed in cannot be used: what, where, and what was expected. Hosts map it to exit code 2
/// (bad input).</summary>
public abstract class InputException : Exception
{
    /// <summary>Creates an exception without a place.</summary>
    public InputException()
    {
    }

    /// <summary>Creates an exception whose message already names the place.</summary>
    /// <param name="message">What is wrong, where, what was expected.</param>
    public InputException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception caused by another.</summary>
    /// <param name="message">What is wrong, where, what was expected.</param>
    /// <param name="innerException">The cause.</param>
    public InputException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The file, as it was named to the program; null when the problem is not in a file.</summary>
    public string? File { get; init; }

    /// <summary>The 1-based line in <see cref="File"/>; null when no single line is at fault.</summary>
    public int? Line { get; init; }

    /// <summary>What would have been right; null when the message says it.</summary>
    public string? Expected { get; init; }

    /// <summary>"file(line)", "file" or an empty string, as messages begin.</summary>
    /// <param name="file">The file or null.</param>
    /// <param name="line">The line or null.</param>
    protected static string Place(string? file, int? line) => (file, line) switch
    {
        (null, _) => "",
        (_, null) => $"{file}: ",
        _ => FormattableString.Invariant($"{file}({line}): "),
    };
}
