using System.Diagnostics;
using System.Text.Json;

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
            RunAsync("pg_ctl", "-D", Path.Combine(_folder, "pg"), "-m", "immediate", "stop").GetAwaiter().GetResult();
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
        Assert.Equal(0, await RunAsync("pg_ctl", "-D", data, "-w", "-l", Path.Combine(data, "log"), "-o", FormattableString.Invariant($"-p {port} -k {data} -c listen_addresses=127.0.0.1"), "start"));
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
