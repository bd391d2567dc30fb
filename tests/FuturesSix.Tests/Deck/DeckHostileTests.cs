using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using FuturesSix.Deck;

namespace FuturesSix.Tests.Deck;

/// <summary>Requests nobody should send, in the thousands under FSIX_STRESS=full: never a 5xx, never a change, never a crash.</summary>
public sealed class DeckHostileTests
{
    private const string Secret = "correct horse battery";
    private static readonly string[] Paths = ["/risk/mode", "/kill", "/allocator/weights", "/strategies/trend", "/metrics", "/metrics/push", "/trades", "/universe/weights", "/top"];
    private static readonly string[] Fields = ["mode", "enabled", "strategy", "risk_share", "weights", "if_version", "metrics", "pnl_by_strategy", "equity_usd", "breaker", "ts", "latency_ms", "info", "top", "operator", "reason"];
    private static readonly string[] Values =
    [
        "NaN", "Infinity", "-Infinity", "1e308", "-1e308", "1e999", "\"\\ud800\"", "\"\\u0000\"", "[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]", "{\"a\":{\"a\":1}}", "99999999999999999999",
        "-1", "\"red\"x", "{\"__proto__\":1}", "0x10", "+1", "1.", "'x'", "{\"\":1}", "{\"a\":1,\"a\":2}", "\"" + "A\\n" + "\"",
    ];

    [Fact]
    public async Task Server_hostile_requests_change_nothing()
    {
        await using var deck = await RunningDeck.StartAsync(o => o with { Token = Secret }, socket: true);
        var before = (await deck.GetAsync("/status")).Body;
        var random = new Random(20261120);
        var codes = new SortedDictionary<int, int>();
        for (var i = 0; i < Stress.Count(2000); i++)
        {
            using var request = Hostile(random);
            var reply = await SendAsync(deck, request);
            codes[reply.Status] = codes.GetValueOrDefault(reply.Status) + 1;
            Assert.True(reply.Status is >= 400 and < 500 || request.Method == HttpMethod.Get, $"{request.Method} {request.RequestUri}: {reply.Status} {reply.Body}");
            Assert.True(reply.Status < 500, reply.Body);
            Assert.DoesNotContain("   at ", reply.Body, StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, reply.Body, StringComparison.Ordinal);
        }

        TestContext.Current.SendDiagnosticMessage("hostile requests by status: {0}", string.Join(", ", codes.Select(c => $"{c.Key} x{c.Value}")));
        Assert.Equal(before, (await deck.GetAsync("/status")).Body);
        Assert.True(codes.Count >= 5, "only a few kinds of refusal were reached");
    }

    [Fact]
    public async Task Server_hostile_bytes_on_a_real_socket_change_nothing()
    {
        var folder = Repository.TemporaryFolder();
        await using (var deck = await DeckServer.StartAsync(new DeckOptions { StateFolder = folder, Bind = "127.0.0.1:0" }, TestContext.Current.CancellationToken))
        {
            using var http = new HttpClient { BaseAddress = new Uri(deck.Url) };
            var before = await http.GetStringAsync("/status", TestContext.Current.CancellationToken);
            using var loris = new TcpClient();
            await loris.ConnectAsync(IPAddress.Loopback, new Uri(deck.Url).Port, TestContext.Current.CancellationToken);
            await loris.GetStream().WriteAsync("POST /risk/mode HTTP/1.1\r\nHost: loc"u8.ToArray(), TestContext.Current.CancellationToken);
            var random = new Random(7);
            for (var i = 0; i < Stress.Count(300); i++)
            {
                var status = await RawAsync(new Uri(deck.Url), Bytes(random, new Uri(deck.Url).Authority));
                Assert.True(status is null or (>= 200 and < 500), $"status {status}");
            }

            Assert.Equal(before, await http.GetStringAsync("/status", TestContext.Current.CancellationToken));
            Assert.Equal("", Encoding.ASCII.GetString(await DrainAsync(loris.GetStream())).Split("\r\n")[0].Replace("HTTP/1.1 408 Request Timeout", "", StringComparison.Ordinal));
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A body far over the limit may be cut off while it is being sent, which is a refusal too.</summary>
    private static async Task<DeckReply> SendAsync(RunningDeck deck, HttpRequestMessage request)
    {
        request.Headers.ConnectionClose = true;
        try
        {
            return await deck.SendAsync(request);
        }
        catch (HttpRequestException) when (request.Content?.Headers.ContentLength > 256 * 1024)
        {
            return new DeckReply(413, "", null);
        }
    }

    private static HttpRequestMessage Hostile(Random random)
    {
        switch (random.Next(8))
        {
            case 0:
                return Tokened(RunningDeck.Post(Pick(random, Paths), Junk(random, random.Next(200))));
            case 1:
                var wrong = RunningDeck.Post(Pick(random, Paths), """{"mode":"red"}"""u8.ToArray());
                wrong.Headers.TryAddWithoutValidation("X-Deck-Token", new string((char)random.Next(33, 126), random.Next(1, 4000)));
                return wrong;
            case 2:
                var foreign = Tokened(RunningDeck.Post("/risk/mode", """{"mode":"red"}"""u8.ToArray()));
                foreign.Headers.TryAddWithoutValidation("Origin", Pick(random, "http://evil.example", "null", "file://", "http://localhost:81"));
                return foreign;
            case 3:
                return Tokened(RunningDeck.Post(Pick(random, Paths), Encoding.ASCII.GetBytes(new string('[', random.Next(1, 300_000)))));
            case 4:
                return new HttpRequestMessage(HttpMethod.Get, Pick(random, "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%5c..%5cwindows", "/deck.js/../status%00", "/strategies/%00", "/%2f%2fevil", "/ws", "/history/state?at=%FF", "/history?from=9999999999", "/status?" + new string('a', 3000)));
            case 5:
                return Tokened(RunningDeck.Post("/strategies/" + Uri.EscapeDataString(Pick(random, "../kill", "\0", "%2f", new string('x', 500), "тренд", "<script>")), """{"enabled":false}"""u8.ToArray()));
            case 6:
                return Tokened(RunningDeck.Post(Pick(random, Paths), """{"mode":"red"}"""u8.ToArray(), Pick(random, "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json5")));
            default:
                return Tokened(RunningDeck.Post(Pick(random, Paths), Encoding.UTF8.GetBytes($$"""{"{{Pick(random, Fields)}}":{{Pick(random, Values)}},"zz{{random.Next(9)}}":{{Pick(random, Values)}}}""")));
        }
    }

    private static HttpRequestMessage Tokened(HttpRequestMessage request)
    {
        request.Headers.Add("X-Deck-Token", Secret);
        return request;
    }

    private static byte[] Bytes(Random random, string host) => random.Next(6) switch
    {
        0 => Junk(random, 300),
        1 => Encoding.ASCII.GetBytes($"GET {new string('/', random.Next(1, 9000))} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"),
        2 => Encoding.ASCII.GetBytes($"POST /risk/mode HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {random.Next(20, 99999999).ToString(CultureInfo.InvariantCulture)}\r\n\r\n{{\"mode\":\"gr"),
        3 => Encoding.ASCII.GetBytes($"POST /kill HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\nConnection: close\r\n\r\nZZ\r\n"),
        4 => Encoding.ASCII.GetBytes($"GET /status HTTP/1.1\r\nHost: {host}\r\nX-Long: {new string('a', random.Next(1, 40_000))}\r\nConnection: close\r\n\r\n"),
        _ => Encoding.ASCII.GetBytes($"GET /ws HTTP/1.1\r\nHost: {host}\r\nOrigin: http://evil.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: {random.Next(20)}\r\nSec-WebSocket-Key: x\r\n\r\n"),
    };

    private static byte[] Junk(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>The status that raw bytes are answered with; null when the connection just ends.</summary>
    private static async Task<int?> RawAsync(Uri url, byte[] bytes)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, url.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(bytes, TestContext.Current.CancellationToken);
            client.Client.Shutdown(SocketShutdown.Send);
            var line = Encoding.ASCII.GetString(await DrainAsync(stream)).Split("\r\n")[0].Split(' ');
            return line.Length > 1 && int.TryParse(line[1], NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : null;
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            return null;
        }
    }

    private static async Task<byte[]> DrainAsync(NetworkStream stream)
    {
        using var all = new MemoryStream();
        try
        {
            await stream.CopyToAsync(all, TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            // Reset by the server, which is an answer too.
        }

        return all.ToArray();
    }

    private static string Pick(Random random, params string[] items) => items[random.Next(items.Length)];
}
