namespace FuturesSix.Integration.Tests;

/// <summary>fsix orders --publish, killed at any moment.</summary>
public sealed class OrderCrashTests : IDisposable
{
    private const int Kills = 12;
    private readonly string _folder = Repository.TemporaryFolder();

    [Fact]
    public async Task Publish_killed_at_any_moment_leaves_no_half_file_and_is_done_when_asked_again()
    {
        var artifacts = Path.Combine(_folder, "artifacts");
        Assert.Equal(0, (await Fsix.RunAsync("run", "--start", "2025-06-02", "--run-id", "synthetic_orders", "--artifacts", artifacts)).ExitCode);
        var holdings = Path.Combine(_folder, "flat.csv");
        await File.WriteAllTextAsync(holdings, "symbol,contracts\n", TestContext.Current.CancellationToken);
        var expected = await PublishedAsync(Terminal("reference"));
        var (killedBefore, killedAfter) = (0, 0);
        for (var n = 0; n < Kills; n++)
        {
            var terminal = Terminal($"t{n}");
            using (var fsix = Fsix.Start(Arguments(terminal)))
            {
                await fsix.SeesAsync("4/4 trades");
                await Task.Delay(5 * n, TestContext.Current.CancellationToken);
                fsix.Kill();
                await fsix.EndAsync();
            }

            var there = Directory.GetFiles(terminal, "fsix_*");
            Assert.All(there, f => Assert.Equal(expected, File.ReadAllText(f)));
            (killedBefore, killedAfter) = (killedBefore + (there.Length == 0 ? 1 : 0), killedAfter + there.Length);
            Assert.Equal(expected, await PublishedAsync(terminal));
        }

        TestContext.Current.SendDiagnosticMessage("killed before the file was there {0} times, after {1} times", killedBefore, killedAfter);
        Assert.True(killedBefore > 0, "no kill came before the file was there");

        string[] Arguments(string terminal) => ["orders", "--run", "synthetic_orders", "--holdings", holdings, "--artifacts", artifacts, "--publish", terminal];

        async Task<string> PublishedAsync(string terminal)
        {
            using var fsix = Fsix.Start(new Dictionary<string, string> { ["AF_SKIP_MT5"] = "0" }, Arguments(terminal));
            var result = await fsix.EndAsync();
            Assert.True(result.ExitCode == 0, result.Error);
            return await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(terminal, "fsix_*")), TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Publish_under_AF_SKIP_MT5_says_that_it_skipped_and_touches_nothing()
    {
        var artifacts = Path.Combine(_folder, "artifacts");
        Assert.Equal(0, (await Fsix.RunAsync("run", "--start", "2025-06-02", "--run-id", "synthetic_orders", "--artifacts", artifacts)).ExitCode);
        var (holdings, terminal) = (Path.Combine(_folder, "flat.csv"), Terminal("t"));
        await File.WriteAllTextAsync(holdings, "symbol,contracts\n", TestContext.Current.CancellationToken);
        using var fsix = Fsix.Start(
            new Dictionary<string, string> { ["AF_SKIP_MT5"] = "1" },
            ["orders", "--run", "synthetic_orders", "--holdings", holdings, "--artifacts", artifacts, "--publish", terminal, "--format", "csv"]);
        var result = await fsix.EndAsync();

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("skipped: AF_SKIP_MT5 is set", result.Error, StringComparison.Ordinal);
        Assert.StartsWith("symbol,side,contracts", result.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(terminal));
        Assert.False(Directory.Exists(Path.Combine(artifacts, "orders")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Terminal(string name) => Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
}
