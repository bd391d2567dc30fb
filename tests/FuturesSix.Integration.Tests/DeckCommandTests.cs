using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace FuturesSix.Integration.Tests;

/// <summary>fsix deck, demo, drill and daemon as processes, and what compose says about them.</summary>
public sealed partial class DeckCommandTests : IDisposable
{
    private readonly string _folder = Repository.TemporaryFolder();

    [Fact]
    public async Task Drill_passes_every_step()
    {
        using var drill = Fsix.Start(new Dictionary<string, string> { ["DECK_STATE"] = _folder }, ["deck", "drill"]);
        var result = await drill.EndAsync();

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Matches("25 of 25 clients saw it, the last [0-9.]+ ms after the request", result.Output);
        var note = JsonDocument.Parse(Assert.Single(File.ReadAllLines(Path.Combine(_folder, "drills.jsonl")))).RootElement;
        Assert.True(note.GetProperty("passed").GetBoolean());
        Assert.InRange(note.GetProperty("time_to_halt_ms").GetDouble(), 0, 5000);
        Assert.Equal(11, note.GetProperty("steps").GetArrayLength());
        Assert.Equal(11, result.Output.Split('\n').Count(l => l.StartsWith("ok ", StringComparison.Ordinal)));
        Assert.Contains("drill passed", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_then_daemon_then_replay_work_on_a_running_Deck()
    {
        using var deck = await RunningDeckProcess.StartAsync(_folder);
        var demo = await Fsix.RunAsync("deck", "demo", "--url", deck.Url, "--seconds", "20", "--speed", "200");
        Assert.True(demo.ExitCode == 0, demo.Error);
        var status = await deck.Client.GetStringAsync("/status", TestContext.Current.CancellationToken);
        Assert.DoesNotContain("\"equity_usd\":null", status, StringComparison.Ordinal);
        var journal = Path.Combine(_folder, "decisions.jsonl");
        var tick = await Fsix.RunAsync("daemon", "--once", "--url", deck.Url, "--journal", journal, "--seed", "3");
        Assert.True(tick.ExitCode == 0, tick.Error);
        Assert.Matches("tick 0 (posted|unchanged): ", tick.Output);
        Assert.Contains("1 decisions, all the same bit for bit", (await Fsix.RunAsync("daemon", "--replay", journal)).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await Fsix.RunAsync("deck", "health", "--url", deck.Url)).ExitCode);
    }

    [Fact]
    public async Task Daemon_and_Deck_stop_within_two_seconds_of_SIGTERM()
    {
        using var deck = await RunningDeckProcess.StartAsync(_folder);
        var environment = new Dictionary<string, string> { ["REFRESH_SEC"] = "600", ["DECK_URL"] = deck.Url };
        await deck.PostAsync("/metrics", """{"equity_usd":1000}""");
        using var daemon = Fsix.Start(environment, ["daemon", "--journal", Path.Combine(_folder, "d.jsonl")]);
        while (!File.Exists(Path.Combine(_folder, "d.jsonl")))
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        var clock = TimeProvider.System.GetTimestamp();
        await daemon.SignalAsync("TERM");
        var result = await daemon.EndAsync();
        Assert.Equal(0, result.ExitCode);
        Assert.True(TimeProvider.System.GetElapsedTime(clock) < TimeSpan.FromSeconds(2), "the daemon took more than two seconds to stop");
    }

    [Theory]
    [InlineData("0.0.0.0:0", "DECK_TOKEN")]
    [InlineData("nonsense", "DECK_BIND")]
    public async Task Deck_unsafe_bind_is_bad_input(string bind, string named)
    {
        var result = await Fsix.RunAsync("deck", "--bind", bind, "--state", _folder);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(named, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Daemon_without_a_Deck_fails_once_and_infeasible_bounds_are_bad_input()
    {
        using var deck = await RunningDeckProcess.StartAsync(_folder);
        using var daemon = Fsix.Start(new Dictionary<string, string> { ["DECK_URL"] = deck.Url, ["MAX_SHARE"] = "0.1" }, ["daemon", "--once", "--journal", Path.Combine(_folder, "d.jsonl")]);
        var result = await daemon.EndAsync();

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("MAX_SHARE is 0.1; expected at least 0.25", result.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await Fsix.RunAsync("daemon", "--once", "--url", "nowhere")).ExitCode);
    }

    [Fact]
    public async Task Load_reaches_every_socket_and_refuses_counts_out_of_bounds()
    {
        using var deck = await RunningDeckProcess.StartAsync(_folder);
        var result = await Fsix.RunAsync("deck", "load", "--url", deck.Url, "--clients", "20", "--rate", "100", "--seconds", "2");

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Contains("200 pushes accepted", result.Output, StringComparison.Ordinal);
        Assert.Contains("0 broke, 0 behind", result.Output, StringComparison.Ordinal);
        Assert.Matches("push to screen +p50 [0-9.]+ ms, p95 [0-9.]+ ms, p99 [0-9.]+ ms", result.Output);
        Assert.Equal(2, (await Fsix.RunAsync("deck", "load", "--url", deck.Url, "--clients", "0")).ExitCode);
    }

    [Fact]
    public void Compose_is_valid_and_safe()
    {
        var yaml = new YamlStream();
        using (var reader = new StringReader(File.ReadAllText(Path.Combine(Repository.Root, "docker-compose.yml"))))
        {
            yaml.Load(reader);
        }

        var services = (YamlMappingNode)yaml.Documents[0].RootNode["services"];
        Assert.Equal(["futures_six_deck", "allocator_daemon"], services.Children.Keys.Select(k => k.ToString()));
        foreach (var (_, service) in services.Children)
        {
            Assert.Equal("true", service["read_only"].ToString());
            Assert.Equal("ALL", service["cap_drop"][0].ToString());
            Assert.False(((YamlMappingNode)service).Children.ContainsKey("privileged"));
        }

        var daemon = services["allocator_daemon"];
        Assert.Equal("${OPS_SERVICE_NAME:-futures_six_deck}", daemon["depends_on"][0].ToString());
        Assert.Equal("allocator", daemon["profiles"][0].ToString());
        Assert.StartsWith("127.0.0.1:", services["futures_six_deck"]["ports"][0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_variables_are_all_in_the_example_and_hold_no_secret()
    {
        var example = File.ReadAllLines(Path.Combine(Repository.Root, ".env.example")).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('=', 2)).ToDictionary(l => l[0], l => l[1]);
        var used = Variable().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docker-compose.yml"))).Select(m => m.Groups[1].Value).Distinct().Order();

        Assert.Equal(used, example.Keys.Order());
        Assert.Equal("", example["DECK_TOKEN"]);
        Assert.Equal("", example["DECK_DB"]);
        var dockerfile = File.ReadAllText(Path.Combine(Repository.Root, "Dockerfile"));
        Assert.Matches(@"(?m)^USER (?!0|root)\S+$", dockerfile);
        Assert.DoesNotContain("DECK_TOKEN", dockerfile, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [GeneratedRegex(@"\$\{([A-Z_]+)")]
    private static partial Regex Variable();
}
