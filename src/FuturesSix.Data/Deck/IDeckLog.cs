using FuturesSix.Core.Live.Deck;

namespace FuturesSix.Data.Deck;

/// <summary>What start-up found.</summary>
/// <param name="State">The state after the last whole entry.</param>
/// <param name="History">Its past.</param>
/// <param name="Notes">What was set aside or skipped.</param>
public sealed record DeckRecovery(DeckState State, DeckHistory History, IReadOnlyList<string> Notes);

/// <summary>Where the Deck's accepted changes are kept: a folder, or a database that several Decks share.</summary>
public interface IDeckLog : IAsyncDisposable
{
    /// <summary>Raised when another process may have added entries.</summary>
    event Action? Changed;

    /// <summary>Reads what is there.</summary>
    /// <exception cref="DeckLogException">It is damaged, or cannot be read.</exception>
    Task<DeckRecovery> OpenAsync(CancellationToken cancel);

    /// <summary>Adds entries; when this returns true they survive the death of the process and of the machine.</summary>
    /// <returns>False when another process has used the first number: nothing was added.</returns>
    /// <exception cref="DeckLogException">They cannot be written; nothing was added.</exception>
    Task<bool> AppendAsync(IReadOnlyList<DeckEntry> entries, CancellationToken cancel);

    /// <summary>Entries after a number, in order.</summary>
    Task<IReadOnlyList<DeckEntry>> ReadAfterAsync(long seq, CancellationToken cancel);

    /// <summary>The state as of a moment in the past; null before the first entry.</summary>
    Task<DeckState?> StateAtAsync(DateTimeOffset at, CancellationToken cancel);

    /// <summary>Tells what the state is now, so that a snapshot can be taken when one is due.</summary>
    /// <param name="state">The durable state.</param>
    /// <param name="history">Its past.</param>
    /// <param name="closing">True for the last call: a snapshot makes the next start fast.</param>
    Task NoteAsync(DeckState state, DeckHistory history, bool closing);
}
