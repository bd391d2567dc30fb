using System.Buffers;
using System.Globalization;
using FuturesSix.Core.Live.Deck;
using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Deck;

/// <summary>The journal as a folder: segments of JSON lines with checksums, synced before an entry is answered; a snapshot from
/// time to time, so that start-up and time travel read little; audit.jsonl for people. One process at a time.</summary>
/// <param name="folder">The folder, created if need be.</param>
/// <param name="snapshotEvery">Entries between two snapshots.</param>
public sealed class DeckJournal(string folder, int snapshotEvery = 20_000) : IDeckLog
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly List<DeckEntry> _none = [];
    private FolderLock? _lock;
    private DeckAuditFile? _audit;
    private FileStream? _segment;
    private long _durable;
    private long _snapshot;
    private Exception? _fault;

    /// <inheritdoc />
    public event Action? Changed
    {
        // Nobody else writes here: the folder is locked.
        add { }
        remove { }
    }

    /// <inheritdoc />
    public Task<DeckRecovery> OpenAsync(CancellationToken cancel)
    {
        try
        {
            _lock = FolderLock.Take(folder, Patience, cancel);
            return Task.FromResult(Open(cancel));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DeckLogException($"{folder}: the Deck's journal cannot be opened ({error.Message}); expected a folder that can be read and written.", error);
        }
    }

    /// <inheritdoc />
    public Task<bool> AppendAsync(IReadOnlyList<DeckEntry> entries, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (_fault is not null)
        {
            throw new DeckLogException($"{folder}: the journal failed before ({_fault.Message}); nothing is accepted until the Deck is started again.", _fault);
        }

        _buffer.ResetWrittenCount();
        foreach (var entry in entries)
        {
            DeckLine.Write(entry, _buffer);
        }

        var start = _segment!.Position;
        try
        {
            _segment.Write(_buffer.WrittenSpan);
            _segment.Flush(flushToDisk: true);
            _audit!.Add(entries);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _fault = error;
            Undo(start);
            throw new DeckLogException($"{_segment.Name}: the journal cannot be written ({error.Message}); nothing was changed.", error);
        }

        Volatile.Write(ref _durable, entries[^1].Seq);
        return Task.FromResult(true);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<DeckEntry>> ReadAfterAsync(long seq, CancellationToken cancel) => Task.FromResult<IReadOnlyList<DeckEntry>>(_none);

    /// <inheritdoc />
    public Task<DeckState?> StateAtAsync(DateTimeOffset at, CancellationToken cancel) => Task.Run(() => StateAt(at, cancel), cancel);

    /// <inheritdoc />
    public Task NoteAsync(DeckState state, DeckHistory history, bool closing)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(history);
        if (_fault is null && state.Seq > _snapshot && (closing || state.Seq - _snapshot >= snapshotEvery))
        {
            DeckSnapshots.Write(folder, new DeckSnapshot(state, history.Points));
            _snapshot = state.Seq;
            _segment!.Dispose();
            _segment = Create(state.Seq + 1);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _segment?.Dispose();
        _audit?.Dispose();
        _lock?.Dispose();
        return ValueTask.CompletedTask;
    }

    private DeckRecovery Open(CancellationToken cancel)
    {
        AtomicFile.DeleteDead(folder);
        var notes = new List<string>();
        var snapshot = Newest(notes);
        var (state, history) = (snapshot?.State ?? DeckState.Empty, new DeckHistory(snapshot?.History));
        _snapshot = state.Seq;
        _audit = new DeckAuditFile(folder);
        var segments = DeckSnapshots.Segments(folder);
        for (var i = 0; i < segments.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var last = i == segments.Count - 1;
            if (!last && segments[i + 1] <= state.Seq + 1)
            {
                continue;
            }

            foreach (var entry in ReadSegment(segments[i], last, notes))
            {
                if (entry.Seq > state.Seq)
                {
                    state = Replay(state, entry);
                    history.Add(state, entry.Change);
                    _audit.Add([entry]);
                }
            }
        }

        _durable = state.Seq;
        _segment = segments.Count == 0 ? Create(state.Seq + 1) : new FileStream(DeckSnapshots.SegmentPath(folder, segments[^1]), FileMode.Append, FileAccess.Write, FileShare.Read, 1);
        return new DeckRecovery(state, history, notes);
    }

    private DeckSnapshot? Newest(List<string> notes)
    {
        foreach (var seq in Enumerable.Reverse(DeckSnapshots.All(folder)))
        {
            if (DeckSnapshots.Read(folder, seq) is { } snapshot)
            {
                return snapshot;
            }

            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{folder}: the snapshot of entry {seq} cannot be read; the journal is replayed from the one before it"));
        }

        return null;
    }

    private List<DeckEntry> ReadSegment(long first, bool last, List<string> notes)
    {
        var path = DeckSnapshots.SegmentPath(folder, first);
        var content = File.ReadAllBytes(path);
        var entries = DeckSegment.Read(path, content, first, last, out var whole);
        if (whole < content.Length)
        {
            var aside = string.Create(CultureInfo.InvariantCulture, $"{path}.torn-{first + entries.Count}");
            AtomicFile.Replace(aside, content.AsSpan(whole));
            using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.Read);
            file.SetLength(whole);
            file.Flush(flushToDisk: true);
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{path}({entries.Count + 1}): the last {content.Length - whole} bytes were torn by a crash before they were answered; set aside as {Path.GetFileName(aside)}"));
        }

        return entries;
    }

    private DeckState Replay(DeckState state, DeckEntry entry)
    {
        if (entry.Seq != state.Seq + 1)
        {
            throw new DeckLogException($"{folder}: entry {state.Seq + 1} is missing; the next is {entry.Seq}. Expected every segment since the last snapshot.");
        }

        return DeckRules.Apply(state, entry.Change, entry.At).State
            ?? throw new DeckLogException($"{folder}: entry {entry.Seq} ({entry.Change.Kind}) does not fit the state before it; expected a journal that this version wrote.");
    }

    private DeckState? StateAt(DateTimeOffset at, CancellationToken cancel)
    {
        var start = DeckSnapshots.Before(folder, at);
        var (state, durable, segments) = (start?.State ?? DeckState.Empty, Volatile.Read(ref _durable), DeckSnapshots.Segments(folder));
        for (var i = 0; i < segments.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            if (i + 1 < segments.Count && segments[i + 1] <= state.Seq + 1)
            {
                continue;
            }

            var path = DeckSnapshots.SegmentPath(folder, segments[i]);
            foreach (var entry in DeckSegment.Read(path, ReadShared(path), segments[i], mayBeTorn: true, out _))
            {
                if (entry.At > at || entry.Seq > durable)
                {
                    return state.Seq == 0 ? null : state;
                }

                state = entry.Seq > state.Seq ? Replay(state, entry) : state;
            }
        }

        return state.Seq == 0 ? null : state;
    }

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var content = new byte[file.Length];
        file.ReadExactly(content);
        return content;
    }

    private FileStream Create(long first)
    {
        var file = new FileStream(DeckSnapshots.SegmentPath(folder, first), FileMode.CreateNew, FileAccess.Write, FileShare.Read, 1);
        DurableFolder.Sync(folder);
        return file;
    }

    /// <summary>Takes back what may have been half written; if that fails too, the next start sets it aside.</summary>
    private void Undo(long start)
    {
        try
        {
            _segment!.SetLength(start);
            _segment.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            // The disk is failing; the torn tail is found at the next start.
        }
    }
}
