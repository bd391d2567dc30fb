using FuturesSix.Core.Live.Deck;
using Npgsql;

namespace FuturesSix.Deck;

/// <summary>A state with its past, as a row of fsix_deck_snapshots has it.</summary>
/// <param name="State">The state.</param>
/// <param name="History">Points, oldest first.</param>
internal sealed record PostgresSnapshot(DeckState State, IReadOnlyList<DeckPoint> History);

/// <summary>The tables, made by numbered migrations; each runs once, whoever comes first.</summary>
internal static class PostgresSchema
{
    /// <summary>Any number that nothing else locks.</summary>
    private const long Lock = 7_766_001;

    private static readonly string[] Migrations =
    [
        """
        CREATE TABLE fsix_deck_entries (seq bigint PRIMARY KEY CHECK (seq > 0), at timestamptz NOT NULL, entry text NOT NULL);
        CREATE TABLE fsix_deck_snapshots (seq bigint PRIMARY KEY, at timestamptz NOT NULL, snapshot text NOT NULL);
        """,
        """
        CREATE VIEW fsix_deck_audit AS
          SELECT seq, at, j->>'who' AS who, j->>'from' AS "from", j->'change'->>'kind' AS kind, j->>'old' AS old, j->>'new' AS new, j->'change'->>'reason' AS reason
          FROM (SELECT seq, at, entry::jsonb AS j FROM fsix_deck_entries) e
          WHERE j->'change'->>'kind' NOT IN ('metrics', 'trade');
        """,
    ];

    /// <summary>Applies what is missing.</summary>
    public static async Task MigrateAsync(NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var client = await source.OpenConnectionAsync(cancel).ConfigureAwait(false);
        await using var transaction = await client.BeginTransactionAsync(cancel).ConfigureAwait(false);
        await RunAsync(client, $"SELECT pg_advisory_xact_lock({Lock})", cancel).ConfigureAwait(false);
        await RunAsync(client, "CREATE TABLE IF NOT EXISTS fsix_deck_migrations (version int PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())", cancel).ConfigureAwait(false);
        await using var newest = new NpgsqlCommand("SELECT coalesce(max(version), 0) FROM fsix_deck_migrations", client);
        var version = (int)(await newest.ExecuteScalarAsync(cancel).ConfigureAwait(false))!;
        for (var i = version; i < Migrations.Length; i++)
        {
            await RunAsync(client, Migrations[i], cancel).ConfigureAwait(false);
            await RunAsync(client, FormattableString.Invariant($"INSERT INTO fsix_deck_migrations (version) VALUES ({i + 1})"), cancel).ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancel).ConfigureAwait(false);
    }

    private static async Task RunAsync(NpgsqlConnection client, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, client);
        await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }
}
