namespace FuturesSix.Data;

/// <summary>A request that cannot be carried out as it was made: an unusable name, period or tilt.</summary>
public sealed class RequestException : InputException
{
    /// <summary>Wraps a message that says what is wrong and what was expected.</summary>
    public RequestException(string message)
        : base(message)
    {
    }

    /// <summary>Wraps a message and its cause.</summary>
    public RequestException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An empty exception.</summary>
    public RequestException()
    {
    }
}
