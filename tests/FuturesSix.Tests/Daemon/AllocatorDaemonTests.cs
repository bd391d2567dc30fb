using System.Net;
using System.Text.Json;
using FuturesSix.Application.Daemon;
using FuturesSix.Application.Deck;
using FuturesSix.Core.Live.Bandit;
using FuturesSix.Core.Live.Deck;
using FuturesSix.Data;
using FuturesSix.Tests.Deck;
using Microsoft.AspNetCore.TestHost;

namespace FuturesSix.Tests.Daemon;

public sealed class AllocatorDaemonTests : IDisposable
{
    private readonly string _folder = Repository.TemporaryFolder();
    private readonly List<string> _log = [];

    private string Journal => Path.Combine(_folder, "daemon", "decisions.jsonl");

    [Fact]
    public async Task Next_posts_the_whole_vector_once_and_says_why()
    {
        await using var deck = await DeckAsync(("trend", 900), ("scalp", -500), ("event", 20), ("momentum", 0));
        var decision = await Daemon(deck).NextAsync(TestContext.Current.CancellationToken);

        Assert.Equal(DaemonOutcome.Posted, decision.Outcome);
        var shares = (await deck.StatusAsync()).GetProperty("strategies").EnumerateObject().ToDictionary(s => s.Name, s => s.Value.GetProperty("risk_share").GetDouble());
        Assert.Equal(decision.Moves.ToDictionary(m => m.Name, m => m.Target), shares);
        Assert.All(shares.Values, s => Assert.InRange(s, 0.05, 0.55));
        Assert.Equal(1, shares.Values.Sum(), 12);
        Assert.Equal(decision.Version + 1, (await deck.StatusAsync()).GetProperty("version").GetInt64());
        Assert.All(decision.Moves, m => Assert.Contains($"{m.Name} {FormattableString.Invariant($"{m.Share:0.000}")}->", decision.ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain('\n', decision.ToString());
        using var audit = new StreamReader(new FileStream(Path.Combine(deck.Folder, "audit.jsonl"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        Assert.Contains("\"who\":\"allocator-daemon\"", await audit.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Next_small_moves_post_nothing()
    {
        await using var deck = await DeckAsync(("trend", 5), ("scalp", 5), ("event", 5), ("momentum", 5));
        var options = Options() with { Bandit = new BanditOptions { Exploration = 0 } };
        var decision = await Daemon(deck, options).NextAsync(TestContext.Current.CancellationToken);

        Assert.Equal(DaemonOutcome.Unchanged, decision.Outcome);
        Assert.Equal(decision.Version, (await deck.StatusAsync()).GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task Next_kill_switch_posts_nothing_and_says_so()
    {
        await using var deck = await DeckAsync(("trend", 900), ("scalp", -500));
        await deck.PostAsync("/kill", """{"enabled":true}""");

        var decision = await Daemon(deck).NextAsync(TestContext.Current.CancellationToken);
        Assert.Equal(DaemonOutcome.Killed, decision.Outcome);
        Assert.Contains("kill switch", decision.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Next_strategy_that_is_off_gets_nothing()
    {
        await using var deck = await DeckAsync(("trend", 900), ("scalp", -500), ("event", 20));
        await deck.PostAsync("/strategies/scalp", """{"enabled":false}""");

        await Daemon(deck).NextAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, (await deck.StatusAsync()).GetProperty("strategies").GetProperty("scalp").GetProperty("risk_share").GetDouble());
    }

    [Fact]
    public async Task Next_version_moved_on_is_refused_and_survived()
    {
        await using var deck = await DeckAsync(("trend", 900), ("scalp", -500));
        using var race = new Racing(deck);
        var decision = await Daemon(deck, handler: race).NextAsync(TestContext.Current.CancellationToken);

        Assert.Equal(DaemonOutcome.Refused, decision.Outcome);
        Assert.Contains(decision.Notes, n => n.Contains("if_version", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Next_without_equity_skips_and_without_feasible_bounds_is_an_error()
    {
        await using var deck = await RunningDeck.StartAsync();
        Assert.Equal(DaemonOutcome.Skipped, (await Daemon(deck).NextAsync(TestContext.Current.CancellationToken)).Outcome);
        var error = await Assert.ThrowsAsync<RequestException>(() => Daemon(deck, Options() with { Bandit = new BanditOptions { MaxShare = 0.2 } }).NextAsync(TestContext.Current.CancellationToken));
        Assert.Contains("MAX_SHARE is 0.2; expected at least 0.25", error.Message, StringComparison.Ordinal);
        Assert.Contains("EMA_ALPHA", Assert.Throws<RequestException>(() => Daemon(deck, Options() with { Bandit = new BanditOptions { EmaAlpha = 0 } })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restart_goes_on_as_if_nothing_had_happened_and_replay_is_bit_for_bit()
    {
        var whole = await TicksAsync(Journal, restarts: false);
        var restarted = await TicksAsync(Path.Combine(_folder, "other.jsonl"), restarts: true);

        Assert.Equal(whole.Select(d => JsonSerializer.Serialize(d.Moves)), restarted.Select(d => JsonSerializer.Serialize(d.Moves)));
        Assert.Equal((8, 0), (ReplayDaemon.Execute(Journal).Decisions, ReplayDaemon.Execute(Journal).Differences.Count));
        Assert.Equal(whole.Select(DaemonJournal.Text), new DaemonJournal(Journal).Read(out _).Select(DaemonJournal.Text));
    }

    [Fact]
    public async Task Dry_run_decides_what_the_real_run_decides_and_posts_nothing()
    {
        await using var deck = await DeckAsync(("trend", 900), ("scalp", -500));
        var dry = await Daemon(deck, Options() with { DryRun = true, Journal = Path.Combine(_folder, "dry.jsonl") }).NextAsync(TestContext.Current.CancellationToken);
        var before = (await deck.StatusAsync()).GetProperty("version").GetInt64();
        var real = await Daemon(deck).NextAsync(TestContext.Current.CancellationToken);

        Assert.Equal((DaemonOutcome.DryRun, dry.Version), (dry.Outcome, before));
        Assert.Equal(dry.Moves, real.Moves);
        Assert.Empty(ReplayDaemon.Execute(Path.Combine(_folder, "dry.jsonl")).Differences);
    }

    [Fact]
    public async Task Replay_one_changed_bit_is_found()
    {
        await TicksAsync(Journal, restarts: false);
        var lines = await File.ReadAllLinesAsync(Journal, TestContext.Current.CancellationToken);
        var decision = new DaemonJournal(Journal).Read(out _)[3];
        var planted = decision with { Moves = [decision.Moves[0] with { Target = Math.BitIncrement(decision.Moves[0].Target) }, .. decision.Moves.Skip(1)] };
        lines[3] = DaemonJournal.Text(planted);
        await File.WriteAllLinesAsync(Journal, lines, TestContext.Current.CancellationToken);

        Assert.Equal("tick 3: the moves differ", Assert.Single(ReplayDaemon.Execute(Journal).Differences));
    }

    [Fact]
    public async Task Journal_torn_last_line_is_set_aside_and_other_damage_is_an_error()
    {
        await TicksAsync(Journal, restarts: false);
        await File.AppendAllTextAsync(Journal, "{\"tick\":8,", TestContext.Current.CancellationToken);
        await using var deck = await DeckAsync(("trend", 900), ("scalp", -500));
        Assert.Equal(8, (await Daemon(deck).NextAsync(TestContext.Current.CancellationToken)).Tick);
        Assert.Contains(_log, l => l.Contains("torn", StringComparison.Ordinal));
        await File.AppendAllTextAsync(Journal, "nonsense\n", TestContext.Current.CancellationToken);
        Assert.Contains("(10)", Assert.Throws<RequestException>(() => Daemon(deck)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Next_Deck_away_is_asked_again_and_cancelling_ends_the_wait()
    {
        await using var deck = await DeckAsync(("trend", 900), ("scalp", -500));
        using var flaky = new Flaky(deck, 2);
        Assert.Equal(DaemonOutcome.Posted, (await Daemon(deck, handler: flaky).NextAsync(TestContext.Current.CancellationToken)).Outcome);
        Assert.Equal(2, _log.Count(l => l.Contains("asking again", StringComparison.Ordinal)));

        using var gone = new Flaky(deck, int.MaxValue);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var started = TimeProvider.System.GetTimestamp();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Daemon(deck, Options() with { Journal = Path.Combine(_folder, "x.jsonl") }, gone).NextAsync(stop.Token));
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Next_metrics_file_counts_outcomes()
    {
        await using var deck = await DeckAsync(("trend", 900), ("scalp", -500));
        var file = Path.Combine(_folder, "daemon.prom");
        await Daemon(deck, Options() with { MetricsFile = file }).NextAsync(TestContext.Current.CancellationToken);

        Assert.Contains("fsix_daemon_ticks_total{outcome=\"posted\"} 1\n", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("REFRESH_SEC", "soon")]
    [InlineData("MAX_SHARE", "x")]
    [InlineData("SEED", "-")]
    public void FromEnvironment_text_where_a_number_belongs_is_named(string name, string value) =>
        Assert.Contains($"{name} is '{value}'", Assert.Throws<RequestException>(() => DaemonOptions.FromEnvironment(n => n == name ? value : null, "x")).Message, StringComparison.Ordinal);

    [Fact]
    public void FromEnvironment_defaults_are_as_designed()
    {
        var options = DaemonOptions.FromEnvironment(_ => null, "x");

        Assert.Equal((600, 0.55, 0.05, 0.08, 0.35, 0.02), (options.RefreshSec, options.Bandit.MaxShare, options.Bandit.MinShare, options.Bandit.Exploration, options.Bandit.EmaAlpha, options.Bandit.MoveThreshold));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private DaemonOptions Options() => new() { Journal = Journal, RefreshSec = 0.05, Seed = 11 };

    private AllocatorDaemon Daemon(RunningDeck deck, DaemonOptions? options = null, HttpMessageHandler? handler = null) =>
        new(options ?? Options(), new DeckClient("http://localhost", null, handler ?? deck.Server.App.GetTestServer().CreateHandler(), AllocatorDaemon.Name), TimeProvider.System, _log.Add);

    private static async Task<RunningDeck> DeckAsync(params (string Name, double Pnl)[] strategies)
    {
        var deck = await RunningDeck.StartAsync(o => o with { Strategies = [.. strategies.Select(s => s.Name)] });
        using var client = new DeckClient("http://localhost", null, deck.Server.App.GetTestServer().CreateHandler());
        await client.PushAsync(new DeckMetrics { EquityUsd = 100_000 }, strategies.ToDictionary(s => s.Name, s => s.Pnl), TestContext.Current.CancellationToken);
        return deck;
    }

    private async Task<List<DaemonDecision>> TicksAsync(string journal, bool restarts)
    {
        await using var deck = await DeckAsync(("trend", 900), ("scalp", -500), ("event", 0.1));
        var decisions = new List<DaemonDecision>();
        AllocatorDaemon? daemon = null;
        for (var i = 0; i < 8; i++)
        {
            daemon = restarts || daemon is null ? Daemon(deck, Options() with { Journal = journal }) : daemon;
            decisions.Add(await daemon.NextAsync(TestContext.Current.CancellationToken));
            await deck.PostAsync("/metrics/push", FormattableString.Invariant($$$"""{"pnl_by_strategy":{"trend":{{{900 - (i * 311)}}},"scalp":{{{(i * 97) - 500}}}}}"""));
        }

        return decisions;
    }

    /// <summary>Another operator changes a share between the daemon's look and its post.</summary>
    private sealed class Racing(RunningDeck deck) : DelegatingHandler(deck.Server.App.GetTestServer().CreateHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Post)
            {
                await deck.PostAsync("/allocator/weights", """{"strategy":"trend","risk_share":0.3}""");
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>Fails a number of times.</summary>
    private sealed class Flaky(RunningDeck deck, int failures) : DelegatingHandler(deck.Server.App.GetTestServer().CreateHandler())
    {
        private int _left = failures;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            _left-- > 0 ? (_left % 2 == 0 ? throw new HttpRequestException("refused") : Task.FromResult(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable))) : base.SendAsync(request, cancellationToken);
    }
}
