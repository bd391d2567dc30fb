using System.Text.Json;
using FuturesSix.Core.Live.Deck;
using FuturesSix.Data.Deck;
using Npgsql;

namespace FuturesSix.Deck;

/// <summary>The Deck's log in PostgreSQL, for several Decks with one truth. The number of an entry is its primary key: of two Decks
/// that want the same number one is told to look again. A commit is answered when the database has synced it; NOTIFY tells the
/// other Decks.</summary>
/// <param name="connection">Connection string; it is never shown.</param>
/// <param name="snapshotEvery">Entries between two snapshots.</param>
internal sealed class PostgresLog(string connection, int snapshotEvery) : IDeckLog
{
    private readonly CancellationTokenSource _stop = new();
    private NpgsqlDataSource? _source;
    private Task _listener = Task.CompletedTask;
    private long _snapshot;

    /// <inheritdoc />
    public event Action? Changed;

    /// <inheritdoc />
    public Task<DeckRecovery> OpenAsync(CancellationToken cancel) => GuardAsync("opened", async () =>
    {
        _source = NpgsqlDataSource.Create(connection);
        await PostgresSchema.MigrateAsync(_source, cancel).ConfigureAwait(false);
        _listener = Task.Run(() => ListenAsync(_stop.Token), CancellationToken.None);
        var start = await SnapshotAsync(null, cancel).ConfigureAwait(false);
        var (state, history) = (start?.State ?? DeckState.Empty, new DeckHistory(start?.History));
        _snapshot = state.Seq;
        foreach (var entry in await EntriesAsync(state.Seq, cancel).ConfigureAwait(false))
        {
            state = Replay(state, entry);
            history.Add(state, entry.Change);
        }

        return new DeckRecovery(state, history, []);
    });

    /// <inheritdoc />
    public Task<bool> AppendAsync(IReadOnlyList<DeckEntry> entries, CancellationToken cancel) => GuardAsync("written", async () =>
    {
        try
        {
            await using var client = await _source!.OpenConnectionAsync(cancel).ConfigureAwait(false);
            await using var transaction = await client.BeginTransactionAsync(cancel).ConfigureAwait(false);
            await using var batch = new NpgsqlBatch(client, transaction);
            batch.BatchCommands.Add(new NpgsqlBatchCommand("SET LOCAL synchronous_commit = on"));
            var insert = new NpgsqlBatchCommand("INSERT INTO fsix_deck_entries (seq, at, entry) SELECT * FROM unnest($1::bigint[], $2::timestamptz[], $3::text[])");
            insert.Parameters.Add(new NpgsqlParameter { Value = entries.Select(e => e.Seq).ToArray() });
            insert.Parameters.Add(new NpgsqlParameter { Value = entries.Select(e => e.At.UtcDateTime).ToArray() });
            insert.Parameters.Add(new NpgsqlParameter { Value = entries.Select(e => JsonSerializer.Serialize(e, DeckJson.Options)).ToArray() });
            batch.BatchCommands.Add(insert);
            batch.BatchCommands.Add(new NpgsqlBatchCommand("NOTIFY fsix_deck"));
            await batch.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
            await transaction.CommitAsync(cancel).ConfigureAwait(false);
            return true;
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return false;
        }
    });

    /// <inheritdoc />
    public Task<IReadOnlyList<DeckEntry>> ReadAfterAsync(long seq, CancellationToken cancel) => GuardAsync("read", async () => (IReadOnlyList<DeckEntry>)await EntriesAsync(seq, cancel).ConfigureAwait(false));

    /// <inheritdoc />
    public Task<DeckState?> StateAtAsync(DateTimeOffset at, CancellationToken cancel) => GuardAsync("read", async () =>
    {
        var state = (await SnapshotAsync(at, cancel).ConfigureAwait(false))?.State ?? DeckState.Empty;
        foreach (var entry in await EntriesAsync(state.Seq, cancel).ConfigureAwait(false))
        {
            if (entry.At > at)
            {
                break;
            }

            state = Replay(state, entry);
        }

        return state.Seq == 0 ? null : state;
    });

    /// <inheritdoc />
    public Task NoteAsync(DeckState state, DeckHistory history, bool closing) => state.Seq > _snapshot && (closing || state.Seq - _snapshot >= snapshotEvery)
        ? GuardAsync("written", async () =>
        {
            await using var command = _source!.CreateCommand("INSERT INTO fsix_deck_snapshots (seq, at, snapshot) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING");
            command.Parameters.Add(new NpgsqlParameter { Value = state.Seq });
            command.Parameters.Add(new NpgsqlParameter { Value = state.At.UtcDateTime });
            command.Parameters.Add(new NpgsqlParameter { Value = JsonSerializer.Serialize(new PostgresSnapshot(state, history.Points), DeckJson.Options) });
            await command.ExecuteNonQueryAsync().ConfigureAwait(false);
            _snapshot = state.Seq;
            return true;
        })
        : Task.CompletedTask;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _listener.ConfigureAwait(false);
        if (_source is not null)
        {
            await _source.DisposeAsync().ConfigureAwait(false);
        }

        _stop.Dispose();
    }

    private static DeckState Replay(DeckState state, DeckEntry entry) => entry.Seq == state.Seq + 1 && DeckRules.Apply(state, entry.Change, entry.At).State is { } next
        ? next
        : throw new DeckLogException($"table fsix_deck_entries: entry {entry.Seq} does not follow {state.Seq}; expected every entry since the last snapshot.");

    private static async Task<T> GuardAsync<T>(string what, Func<Task<T>> act)
    {
        try
        {
            return await act().ConfigureAwait(false);
        }
        catch (Exception error) when (error is NpgsqlException or TimeoutException or ArgumentException or JsonException)
        {
            throw new DeckLogException($"DECK_DB: the database cannot be {what} ({error.Message}). A change under way may or may not have been made; /status says.", error);
        }
    }

    private async Task<List<DeckEntry>> EntriesAsync(long seq, CancellationToken cancel)
    {
        await using var command = _source!.CreateCommand("SELECT entry FROM fsix_deck_entries WHERE seq > $1 ORDER BY seq");
        command.Parameters.Add(new NpgsqlParameter { Value = seq });
        var entries = new List<DeckEntry>();
        await using var reader = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (await reader.ReadAsync(cancel).ConfigureAwait(false))
        {
            entries.Add(JsonSerializer.Deserialize<DeckEntry>(reader.GetString(0), DeckJson.Options)!);
        }

        return entries;
    }

    private async Task<PostgresSnapshot?> SnapshotAsync(DateTimeOffset? at, CancellationToken cancel)
    {
        await using var command = _source!.CreateCommand("SELECT snapshot FROM fsix_deck_snapshots WHERE at <= $1 ORDER BY seq DESC LIMIT 1");
        command.Parameters.Add(new NpgsqlParameter { Value = at?.UtcDateTime ?? DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc) });
        var snapshot = await command.ExecuteScalarAsync(cancel).ConfigureAwait(false) is string text ? JsonSerializer.Deserialize<PostgresSnapshot>(text, DeckJson.Options) : null;
        return snapshot is null ? null : snapshot with { State = DeckJson.Ordinal(snapshot.State) };
    }

    /// <summary>Hears of other Decks' entries; after a broken line it looks once, in case it missed something.</summary>
    private async Task ListenAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var client = await _source!.OpenConnectionAsync(stop).ConfigureAwait(false);
                await using (var listen = new NpgsqlCommand("LISTEN fsix_deck", client))
                {
                    await listen.ExecuteNonQueryAsync(stop).ConfigureAwait(false);
                }

                while (true)
                {
                    Changed?.Invoke();
                    await client.WaitAsync(stop).ConfigureAwait(false);
                }
            }
            catch (Exception error) when (error is NpgsqlException or IOException or TimeoutException)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
