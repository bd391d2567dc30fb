using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using FuturesSix.Deck;
using Microsoft.AspNetCore.TestHost;

namespace FuturesSix.Tests.Deck;

public sealed class DeckSecurityTests
{
    private const string Secret = "correct horse battery";

    [Fact]
    public async Task Post_without_the_token_is_refused_and_the_token_is_never_kept()
    {
        await using var deck = await RunningDeck.StartAsync(o => o with { Token = Secret });
        foreach (var token in new[] { "", "wrong", Secret + "x", Secret[..^1], new string('a', 5000) })
        {
            Assert.Equal(401, (await deck.PostAsync("/risk/mode", """{"mode":"red"}""", ("X-Deck-Token", token))).Status);
        }

        Assert.Equal(401, (await deck.PostAsync("/risk/mode", """{"mode":"red"}""")).Status);
        Assert.Equal("yellow", (await deck.StatusAsync()).GetProperty("mode").GetString());
        Assert.Equal(200, (await deck.PostAsync("/risk/mode", """{"mode":"red"}""", ("X-Deck-Token", Secret))).Status);
        Assert.All(Directory.GetFiles(deck.Folder, "*.json*"), f =>
        {
            using var file = new StreamReader(new FileStream(f, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            Assert.DoesNotContain(Secret, file.ReadToEnd(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Audit_has_who_when_from_where_old_and_new()
    {
        await using var deck = await RunningDeck.StartAsync(o => o with { Token = Secret });
        await deck.PostAsync("/risk/mode", """{"mode":"red"}""", ("X-Deck-Token", Secret), ("X-Deck-Operator", "grace"));
        await deck.PostAsync("/kill", """{"enabled":true,"operator":"ada","reason":"feed is down"}""", ("X-Deck-Token", Secret));
        await deck.PostAsync("/metrics", """{"equity_usd":5}""", ("X-Deck-Token", Secret));

        using var file = new StreamReader(new FileStream(Path.Combine(deck.Folder, "audit.jsonl"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var lines = file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(3, lines.Length);
        Assert.Matches("\"who\":\"grace\",\"from\":\"local\",\"kind\":\"mode\",\"old\":\"yellow\",\"new\":\"red\"", lines[1]);
        Assert.Matches("\"at\":\"20.*\"who\":\"ada\".*\"old\":\"off\".*\"reason\":\"feed is down\"", lines[2]);
    }

    [Fact]
    public async Task Foreign_hosts_and_origins_are_refused()
    {
        await using var deck = await RunningDeck.StartAsync(o => o with { Hosts = ["deck.example"] });
        foreach (var (host, status) in new[] { ("evil.example", 400), ("localhost.evil.example", 400), ("deck.example", 200), ("localhost:8002", 200), ("127.0.0.1:8002", 200), ("[::1]:8002", 200) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/status") { Headers = { Host = host } };
            Assert.Equal((host, status), (host, (await deck.SendAsync(request)).Status));
        }

        foreach (var (origin, status) in new[] { ("http://evil.example", 403), ("null", 403), ("http://localhost.evil.example", 403), ("http://localhost", 200), ("", 200) })
        {
            Assert.Equal((origin, status), (origin, (await deck.PostAsync("/risk/mode", """{"mode":"red"}""", ("Origin", origin))).Status));
        }

        Assert.Equal(415, (await deck.SendAsync(RunningDeck.Post("/risk/mode", """{"mode":"red"}"""u8.ToArray(), "text/plain"))).Status);
    }

    [Fact]
    public async Task Headers_forbid_inline_scripts_frames_and_other_sites()
    {
        await using var deck = await RunningDeck.StartAsync();
        using var response = await deck.Client.GetAsync("/", TestContext.Current.CancellationToken);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));

        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.DoesNotContain("<script>", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limits_of_rate_and_size_hold()
    {
        await using var deck = await RunningDeck.StartAsync(o => o with { ControlPerSecond = 10, TelemetryPerSecond = 20 });
        var statuses = new List<int>();
        for (var i = 0; i < 40; i++)
        {
            statuses.Add((await deck.PostAsync("/risk/mode", """{"mode":"red"}""")).Status);
        }

        Assert.Contains(429, statuses);
        Assert.InRange(statuses.Count(s => s == 200), 10, 30);
        Assert.Equal(200, (await deck.PostAsync("/trades", "{}")).Status);
        Assert.Equal(413, (await deck.PostAsync("/trades", "{\"symbol\":\"" + new string('x', 300_000) + "\"}")).Status);
    }

    [Fact]
    public async Task Socket_sends_a_snapshot_then_events_and_refuses_foreign_pages()
    {
        await using var deck = await RunningDeck.StartAsync();
        var client = deck.Server.App.GetTestServer().CreateWebSocketClient();
        using var socket = await client.ConnectAsync(new Uri("ws://localhost/ws"), TestContext.Current.CancellationToken);
        Assert.StartsWith("{\"type\":\"snapshot\",\"state\":{\"seq\":1,", await ReceiveAsync(socket), StringComparison.Ordinal);
        await deck.PostAsync("/risk/mode", """{"mode":"red"}""");

        var frame = await ReceiveAsync(socket);
        Assert.StartsWith("{\"type\":\"event\"", frame, StringComparison.Ordinal);
        Assert.Contains("\"old\":\"yellow\",\"new\":\"red\"", frame, StringComparison.Ordinal);

        var foreign = deck.Server.App.GetTestServer().CreateWebSocketClient();
        foreign.ConfigureRequest = r => r.Headers.Origin = "http://evil.example";
        await Assert.ThrowsAsync<InvalidOperationException>(() => foreign.ConnectAsync(new Uri("ws://localhost/ws"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Sockets_that_never_read_slow_nobody_down()
    {
        var folder = Repository.TemporaryFolder();
        await using (var deck = await DeckServer.StartAsync(new DeckOptions { StateFolder = folder, Bind = "127.0.0.1:0", TelemetryPerSecond = 100_000 }, TestContext.Current.CancellationToken))
        {
            var deaf = new List<TcpClient>();
            for (var i = 0; i < 20; i++)
            {
                deaf.Add(await DeafAsync(new Uri(deck.Url)));
            }

            using var reader = new ClientWebSocket();
            await reader.ConnectAsync(new Uri(deck.Url.Replace("http", "ws", StringComparison.Ordinal) + "/ws"), TestContext.Current.CancellationToken);
            using var http = new HttpClient { BaseAddress = new Uri(deck.Url) };
            var last = 0L;
            for (var i = 0; i < 300; i++)
            {
                using var trade = RunningDeck.Post("/trades", Encoding.UTF8.GetBytes($$"""{"symbol":"S{{i}}","info":"{{new string('x', 2000)}}"}"""));
                using var answer = await http.SendAsync(trade, TestContext.Current.CancellationToken);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                last = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("seq").GetInt64();
            }

            while (!(await ReceiveAsync(reader)).Contains($"\"seq\":{last},", StringComparison.Ordinal))
            {
            }

            deaf.ForEach(d => d.Dispose());
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<TcpClient> DeafAsync(Uri url)
    {
        var client = new TcpClient { ReceiveBufferSize = 1024 };
        await client.ConnectAsync(IPAddress.Loopback, url.Port, TestContext.Current.CancellationToken);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET /ws HTTP/1.1\r\nHost: {url.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"), TestContext.Current.CancellationToken);
        return client;
    }

    private static async Task<string> ReceiveAsync(WebSocket socket)
    {
        var (buffer, text) = (new byte[16 * 1024], new StringBuilder());
        ValueWebSocketReceiveResult result;
        do
        {
            result = await socket.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken);
            text.Append(Encoding.UTF8.GetString(buffer, 0, result.Count));
        }
        while (!result.EndOfMessage);
        return text.ToString();
    }
}
