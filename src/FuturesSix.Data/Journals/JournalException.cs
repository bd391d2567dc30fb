namespace FuturesSix.Data.Journals;

/// <summary>A journal, a price file or a state file of the supervisor that cannot be used: which file and line, what was
/// expected.</summary>
public sealed class JournalException : InputException
{
    /// <summary>Wraps a message that already names the place.</summary>
    public JournalException(string message)
        : base(message)
    {
    }

    /// <summary>Wraps a message and its cause.</summary>
    public JournalException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An empty exception.</summary>
    public JournalException()
    {
    }

    /// <summary>Builds "file(line): problem; expected what".</summary>
    public static JournalException At(string file, long? line, string problem, string expected, Exception? cause = null) =>
        new($"{Place(file, (int?)line)}{problem}; expected {expected}", cause) { File = file, Line = (int?)line, Expected = expected };
}
