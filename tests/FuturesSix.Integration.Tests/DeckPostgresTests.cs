using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Npgsql;

namespace FuturesSix.Integration.Tests;

/// <summary>Two Decks on one PostgreSQL: one truth. The server is a throw-away one of this machine's PostgreSQL.</summary>
public sealed class DeckPostgresTests : IDisposable
{
    private static readonly string[] Folders = ["/usr/lib/postgresql/17/bin", "/usr/lib/postgresql/16/bin", "/usr/lib/postgresql/15/bin", "/usr/lib/postgresql/14/bin"];
    private readonly string _folder = Repository.TemporaryFolder();
    private readonly string? _bin = Array.Find(Folders, f => File.Exists(Path.Combine(f, "initdb")));
    private bool _running;

    [Fact]
    public async Task Two_Decks_share_one_truth_and_lose_nothing_when_killed()
    {
        var database = await DatabaseAsync();
        using var first = await RunningDeckProcess.StartAsync(_folder, 0, ("DECK_DB", database));
        using var second = await RunningDeckProcess.StartAsync(_folder, 0, ("DECK_DB", database));
        Assert.Equal(1, await SeqAsync(second));
        await first.PostAsync("/risk/mode", """{"mode":"red"}""");
        await UntilAsync(second, "\"mode\":\"red\"");

        var answered = (await Task.WhenAll(Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? first : second).PostAsync("/trades", $$"""{"symbol":"S{{i}}"}""")))).Select(a => JsonDocument.Parse(a.Body).RootElement.GetProperty("seq").GetInt64()).ToList();
        Assert.Equal(Enumerable.Range(3, 40).Select(i => (long)i), answered.Order());
        await first.PostAsync("/kill", """{"enabled":true}""");
        Assert.Equal(409, (await second.PostAsync("/allocator/weights", """{"strategy":"trend","risk_share":0.3}""")).Status);
        await first.KillAsync();
        await second.KillAsync();

        using var third = await RunningDeckProcess.StartAsync(_folder, 0, ("DECK_DB", database));
        Assert.Equal(43, await SeqAsync(third));
        Assert.Contains("\"kill\":{\"enabled\":true", await third.Client.GetStringAsync("/status", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain("not-a-secret", third.Banner, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Database_restarted_under_load_loses_no_answered_change_and_the_Deck_recovers_by_itself()
    {
        var database = await DatabaseAsync();
        var random = new Random(20261120);
        var restarts = Stress.Count(50);
        var answered = new ConcurrentDictionary<long, string>();
        using (var deck = await RunningDeckProcess.StartAsync(_folder, 0, ("DECK_DB", database)))
        {
            using var stop = new CancellationTokenSource();
            var load = Enumerable.Range(0, 4).Select(w => WriteAsync(deck, w, answered, stop.Token)).ToList();
            for (var n = 0; n < restarts; n++)
            {
                await Task.Delay(random.Next(20, 300), TestContext.Current.CancellationToken);
                Assert.Equal(0, await RunAsync("pg_ctl", "-s", "-D", Path.Combine(_folder, "pg"), "-w", "-l", Path.Combine(_folder, "pg", "log"), "-m", "immediate", "restart"));
                var before = answered.Count;
                await UntilAsync(() => answered.Count >= before + 20, $"20 more answers after restart {n}");
            }

            await stop.CancelAsync();
            await Task.WhenAll(load);
            Assert.Contains("\"status\":\"ok\"", await deck.Client.GetStringAsync("/health", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        var kept = await EntriesAsync(database);
        Assert.All(answered, a => Assert.Equal(a.Value, kept.GetValueOrDefault(a.Key)));
        Assert.Equal(Enumerable.Range(1, kept.Count).Select(i => (long)i), kept.Keys.Order());
        TestContext.Current.SendDiagnosticMessage("{0} restarts, {1} answered changes, all there; {2} entries", restarts, answered.Count, kept.Count);
    }

    [Fact]
    public async Task Unreachable_database_is_bad_input_without_the_password()
    {
        using var fsix = Fsix.Start(new Dictionary<string, string> { ["DECK_DB"] = "Host=127.0.0.1;Port=1;Database=x;Username=x;Password=hunter22secret;Timeout=2" }, ["deck", "--bind", "127.0.0.1:0"]);
        var result = await fsix.EndAsync();

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("DECK_DB", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter22secret", result.Error + result.Output, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        if (_running)
        {
            RunAsync("pg_ctl", "-s", "-D", Path.Combine(_folder, "pg"), "-m", "immediate", "stop").GetAwaiter().GetResult();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private async Task<string> DatabaseAsync()
    {
        Assert.SkipWhen(_bin is null, "SKIPPED: the Deck on PostgreSQL was not tested: there is no PostgreSQL here (tools/install-postgresql.sh)");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder, (UnixFileMode)0b111_111_111);
        }

        var data = Path.Combine(_folder, "pg");
        Assert.SkipWhen(await RunAsync("initdb", "-D", data, "-A", "trust", "-U", "deck", "--no-sync") != 0, "SKIPPED: the Deck on PostgreSQL was not tested: initdb failed");
        var port = 20_000 + (Environment.ProcessId % 20_000);
        Assert.Equal(0, await RunAsync("pg_ctl", "-s", "-D", data, "-w", "-l", Path.Combine(data, "log"), "-o", FormattableString.Invariant($"-p {port} -k {data} -c listen_addresses=127.0.0.1"), "start"));
        _running = true;
        return FormattableString.Invariant($"Host=127.0.0.1;Port={port};Database=postgres;Username=deck;Password=not-a-secret");
    }

    /// <summary>PostgreSQL refuses to run as root: as root its own user runs it.</summary>
    private async Task<int> RunAsync(string program, params string[] arguments)
    {
        string[] command = [Path.Combine(_bin!, program), .. arguments];
        command = Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--", .. command] : command;
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = false, RedirectStandardError = false })!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    private static async Task WriteAsync(RunningDeckProcess deck, int writer, ConcurrentDictionary<long, string> answered, CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var mark = $"w{writer}i{i}";
            var (status, body) = await deck.PostAsync("/trades", $$"""{"symbol":"{{mark}}"}""");
            Assert.True(status is 200 or 503, $"{status}: {body}");
            if (status == 200)
            {
                answered[JsonDocument.Parse(body).RootElement.GetProperty("seq").GetInt64()] = mark;
            }
            else
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }
    }

    /// <summary>Symbols of the trades by number, read without the Deck; other entries are empty.</summary>
    private static async Task<Dictionary<long, string>> EntriesAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("SELECT seq, coalesce(entry::json->'change'->'trade'->>'symbol', '') FROM fsix_deck_entries");
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var entries = new Dictionary<long, string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            entries[reader.GetInt64(0)] = reader.GetString(1);
        }

        return entries;
    }

    private static async Task UntilAsync(Func<bool> reached, string what)
    {
        for (var i = 0; i < 600 && !reached(); i++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.True(reached(), $"after 30 s still not: {what}");
    }

    private static async Task<long> SeqAsync(RunningDeckProcess deck) =>
        JsonDocument.Parse(await deck.Client.GetStringAsync("/status", TestContext.Current.CancellationToken)).RootElement.GetProperty("seq").GetInt64();

    private static async Task UntilAsync(RunningDeckProcess deck, string text)
    {
        for (var i = 0; i < 100; i++)
        {
            if ((await deck.Client.GetStringAsync("/status", TestContext.Current.CancellationToken)).Contains(text, StringComparison.Ordinal))
            {
                return;
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"{text} never reached the other Deck");
    }
}
