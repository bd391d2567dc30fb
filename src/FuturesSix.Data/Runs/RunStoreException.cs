namespace FuturesSix.Data.Runs;

/// <summary>A run is missing, damaged, edited, or does not fit.</summary>
public sealed class RunStoreException : InputException
{
    /// <summary>Wraps the problems of a damaged run.</summary>
    /// <param name="problems">Each names the file.</param>
    public RunStoreException(IReadOnlyList<string> problems)
        : base(string.Join('\n', problems)) => Problems = problems;

    /// <summary>Wraps one problem.</summary>
    public RunStoreException(string message)
        : base(message) => Problems = [message];

    /// <summary>Wraps one problem and its cause.</summary>
    public RunStoreException(string message, Exception? innerException)
        : base(message, innerException) => Problems = [message];

    /// <summary>An empty exception.</summary>
    public RunStoreException()
    {
    }

    /// <summary>The problems.</summary>
    public IReadOnlyList<string> Problems { get; } = [];
}
