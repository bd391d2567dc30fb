using System.Diagnostics;
using System.Threading.Channels;
using FuturesSix.Core.Live.Deck;
using FuturesSix.Data.Deck;

namespace FuturesSix.Application.Deck;

/// <summary>Who asks for a change, and from where.</summary>
/// <param name="Who">The operator they named, or how they proved themselves.</param>
/// <param name="From">Their address.</param>
public sealed record DeckActor(string Who, string From);

/// <summary>The answer to a change: the durable state with it, or why it was refused.</summary>
/// <param name="State">The state after the change, on disk; the state that refused it otherwise.</param>
/// <param name="Refusal">Why it was refused; null when it was accepted.</param>
public sealed record DeckAnswer(DeckState State, DeckRefusal? Refusal);

/// <summary>A group of accepted changes that have just become durable.</summary>
/// <param name="Entries">The changes.</param>
/// <param name="State">The state after them.</param>
/// <param name="Written">How long writing and syncing took.</param>
public sealed record DeckCommit(IReadOnlyList<DeckEntry> Entries, DeckState State, TimeSpan Written);

/// <summary>The one place where the Deck changes. Requests queue up; one loop takes those that are waiting (a sync takes a few
/// milliseconds, so they group by themselves), decides them in order, writes and syncs the group once, and only then publishes
/// the state and answers. Nobody ever sees a state that a crash could take back.</summary>
public sealed class DeckDesk : IAsyncDisposable
{
    private const int QueueLimit = 4096;
    private const int GroupLimit = 512;
    private readonly IDeckLog _log;
    private readonly TimeProvider _clock;
    private readonly Channel<Request> _queue = Channel.CreateBounded<Request>(new BoundedChannelOptions(QueueLimit) { SingleReader = true });
    private readonly Lock _historyGate = new();
    private readonly Task _loop;
    private readonly DeckHistory _history;
    private DeckState _state;
    private Exception? _fault;

    private DeckDesk(IDeckLog log, TimeProvider clock, DeckRecovery recovery)
    {
        (_log, _clock, _state, _history) = (log, clock, recovery.State, recovery.History);
        Notes = recovery.Notes;
        _log.Changed += Poke;
        _loop = Task.Run(LoopAsync);
    }

    /// <summary>Raised on the loop after every group; handlers return at once.</summary>
    public event Action<DeckCommit>? Committed;

    /// <summary>What start-up set aside.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The durable state.</summary>
    public DeckState State => Volatile.Read(ref _state);

    /// <summary>Why nothing is accepted any more; null while all is well.</summary>
    public string? Fault => Volatile.Read(ref _fault)?.Message;

    /// <summary>The past, oldest first.</summary>
    public IReadOnlyList<DeckPoint> History
    {
        get
        {
            lock (_historyGate)
            {
                return _history.Points;
            }
        }
    }

    /// <summary>Opens the log; a new Deck gets <paramref name="strategies"/> in equal shares.</summary>
    /// <param name="log">The log; closed with the desk.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="strategies">Names of the strategies of a new Deck.</param>
    /// <param name="cancel">Stops opening.</param>
    public static async Task<DeckDesk> OpenAsync(IDeckLog log, TimeProvider clock, IReadOnlyList<string> strategies, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(strategies);
        var recovery = await log.OpenAsync(cancel).ConfigureAwait(false);
        var desk = new DeckDesk(log, clock, recovery);
        if (desk.State.Seq == 0)
        {
            var shares = strategies.ToDictionary(s => s, _ => 1.0 / strategies.Count, StringComparer.Ordinal);
            await desk.SubmitAsync(new DeckChange { Kind = DeckChangeKind.Init, Weights = shares }, new DeckActor("start", "local"), cancel).ConfigureAwait(false);
        }

        return desk;
    }

    /// <summary>Asks for a change; the answer comes when it is durable.</summary>
    /// <exception cref="DeckLogException">The journal cannot be written; nothing was changed.</exception>
    public async Task<DeckAnswer> SubmitAsync(DeckChange change, DeckActor actor, CancellationToken cancel)
    {
        var request = new Request(change, actor);
        await _queue.Writer.WriteAsync(request, cancel).ConfigureAwait(false);
        return await request.Answer.Task.ConfigureAwait(false);
    }

    /// <summary>The state as of a moment in the past; null before the first entry.</summary>
    public Task<DeckState?> StateAtAsync(DateTimeOffset at, CancellationToken cancel) => _log.StateAtAsync(at, cancel);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _log.Changed -= Poke;
        _queue.Writer.TryComplete();
        await _loop.ConfigureAwait(false);
        if (_fault is null)
        {
            await _log.NoteAsync(_state, _history, closing: true).ConfigureAwait(false);
        }

        await _log.DisposeAsync().ConfigureAwait(false);
    }

    private void Poke() => _queue.Writer.TryWrite(new Request(null, null));

    private async Task LoopAsync()
    {
        var group = new List<Request>(GroupLimit);
        while (await _queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            group.Clear();
            while (group.Count < GroupLimit && _queue.Reader.TryRead(out var request))
            {
                group.Add(request);
            }

            try
            {
                await DecideAsync(group).ConfigureAwait(false);
            }
            catch (Exception error)
            {
                Volatile.Write(ref _fault, error);
                group.ForEach(r => r.Answer.TrySetException(error));
            }
        }
    }

    private async Task DecideAsync(List<Request> group)
    {
        await CatchUpAsync(_fault is not null || group.Exists(r => r.Change is null)).ConfigureAwait(false);
        while (true)
        {
            var (entries, outcomes, states) = Judge(group);
            var clock = Stopwatch.StartNew();
            if (entries.Count == 0 || await _log.AppendAsync(entries, CancellationToken.None).ConfigureAwait(false))
            {
                var written = clock.Elapsed;
                Recover(entries.Count > 0);
                Publish(entries, states, written);
                for (var i = 0; i < group.Count; i++)
                {
                    group[i].Answer.TrySetResult(outcomes[i]);
                }

                await _log.NoteAsync(_state, _history, closing: false).ConfigureAwait(false);
                return;
            }

            await CatchUpAsync(true).ConfigureAwait(false);
        }
    }

    /// <summary>A log that writes again is healthy again; a folder whose disk failed never does.</summary>
    private void Recover(bool wrote)
    {
        if (wrote)
        {
            Volatile.Write(ref _fault, null);
        }
    }

    private (List<DeckEntry> Entries, List<DeckAnswer> Answers, List<DeckState> States) Judge(List<Request> group)
    {
        var (entries, answers, states) = (new List<DeckEntry>(group.Count), new List<DeckAnswer>(group.Count), new List<DeckState>(group.Count));
        var state = _state;
        foreach (var (change, actor) in group.Select(r => (r.Change, r.Actor)))
        {
            if (change is null)
            {
                answers.Add(new DeckAnswer(state, null));
                continue;
            }

            var now = _clock.GetUtcNow();
            var outcome = DeckRules.Apply(state, change, now > state.At ? now : state.At);
            if (outcome.State is { } next)
            {
                entries.Add(DeckAudit.Entry(state, next, change, actor!.Who, actor.From));
                states.Add(next);
                state = next;
            }

            answers.Add(new DeckAnswer(state, outcome.Refusal));
        }

        return (entries, answers, states);
    }

    /// <summary>Takes over what other Decks on the same log have accepted.</summary>
    private async Task CatchUpAsync(bool needed)
    {
        if (!needed)
        {
            return;
        }

        var entries = await _log.ReadAfterAsync(_state.Seq, CancellationToken.None).ConfigureAwait(false);
        var states = new List<DeckState>(entries.Count);
        var state = _state;
        foreach (var entry in entries)
        {
            state = DeckRules.Apply(state, entry.Change, entry.At).State ?? throw new DeckLogException($"entry {entry.Seq} of the log does not fit the state before it");
            states.Add(state);
        }

        Publish(entries, states, TimeSpan.Zero);
    }

    private void Publish(IReadOnlyList<DeckEntry> entries, List<DeckState> states, TimeSpan written)
    {
        if (entries.Count == 0)
        {
            return;
        }

        lock (_historyGate)
        {
            for (var i = 0; i < states.Count; i++)
            {
                _history.Add(states[i], entries[i].Change);
            }
        }

        Volatile.Write(ref _state, states[^1]);
        Committed?.Invoke(new DeckCommit(entries, states[^1], written));
    }

    /// <summary>A change in the queue; without one, only a look at the log.</summary>
    private sealed class Request(DeckChange? change, DeckActor? actor)
    {
        public DeckChange? Change { get; } = change;

        public DeckActor? Actor { get; } = actor;

        public TaskCompletionSource<DeckAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
