namespace FuturesSix.Data.Deck;

/// <summary>The Deck's journal cannot be read or written: what, where, what was expected.</summary>
public sealed class DeckLogException : InputException
{
    /// <summary>Wraps a message.</summary>
    public DeckLogException(string message)
        : base(message)
    {
    }

    /// <summary>Wraps a message and its cause.</summary>
    public DeckLogException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An empty exception.</summary>
    public DeckLogException()
    {
    }
}
