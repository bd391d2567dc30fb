using System.Text.Json;
using FuturesSix.Core.Numerics;
using FuturesSix.Data;
using FuturesSix.Deck;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FuturesSix.Tests.Deck;

public sealed class DeckApiTests
{
    [Fact]
    public async Task Post_every_endpoint_changes_what_status_shows()
    {
        await using var deck = await RunningDeck.StartAsync();
        foreach (var (path, body) in new[]
        {
            ("/risk/mode", """{"mode":"green"}"""),
            ("/allocator/weights", """{"strategy":"trend","risk_share":0.4}"""),
            ("/strategies/scalp", """{"enabled":false,"risk_share":0.1}"""),
            ("/metrics", """{"equity_usd":1000,"pnl_24h":-5,"drawdown_pct":2.5}"""),
            ("/metrics/push", """{"tick_p50_ms":1,"tick_p95_ms":9,"error_rate_pct":0.5,"breaker":{"equity":false,"venue":true},"pnl_by_strategy":{"trend":7}}"""),
            ("/metrics/push", """{"metrics":{"equity_usd":1001,"pnl_24h":-4}}"""),
            ("/trades", """{"strategy":"trend","symbol":"ES","side":"buy","pnl_usd":3,"latency_ms":12,"info":{"id":1}}"""),
            ("/universe/weights", """{"weights":{"ES":0.5,"ZN":-0.25}}"""),
            ("/top", """{"top":["ES",{"symbol":"GC","score":1.5}]}"""),
        })
        {
            Assert.Equal((path, 200), (path, (await deck.PostAsync(path, body)).Status));
        }

        var status = await deck.StatusAsync();
        Assert.Equal("green", status.GetProperty("mode").GetString());
        Assert.Equal(0.4, Share(status, "trend"));
        Assert.False(status.GetProperty("strategies").GetProperty("scalp").GetProperty("enabled").GetBoolean());
        var metrics = status.GetProperty("metrics");
        Assert.Equal((1001, -4, 2.5, 1, 9, 0.5), (Number(metrics, "equity_usd"), Number(metrics, "pnl_24h"), Number(metrics, "drawdown_pct"), Number(metrics, "tick_p50_ms"), Number(metrics, "tick_p95_ms"), Number(metrics, "error_rate_pct")));
        Assert.True(metrics.GetProperty("breaker").GetProperty("venue").GetBoolean());
        Assert.Equal(7, Number(status.GetProperty("pnl_by_strategy"), "trend"));
        Assert.Equal("ES", status.GetProperty("trades")[0].GetProperty("symbol").GetString());
        Assert.Equal(-0.25, Number(status.GetProperty("universe"), "ZN"));
        Assert.Equal("GC", status.GetProperty("top")[1].GetProperty("symbol").GetString());
    }

    [Fact]
    public async Task Trades_latency_is_the_linear_percentile_of_the_last_200()
    {
        await using var deck = await RunningDeck.StartAsync();
        double[] latencies = [.. Enumerable.Range(0, 230).Select(i => (double)((i * 37) % 101))];
        foreach (var latency in latencies)
        {
            await deck.PostAsync("/trades", FormattableString.Invariant($$"""{"latency_ms":{{latency}}}"""));
        }

        var shown = (await deck.StatusAsync()).GetProperty("latency");
        Assert.Equal(200, shown.GetProperty("count").GetInt32());
        Assert.Equal(Quantile.Linear(latencies.AsSpan(30), 0.5), Number(shown, "p50_ms"));
        Assert.Equal(Quantile.Linear(latencies.AsSpan(30), 0.95), Number(shown, "p95_ms"));
    }

    [Fact]
    public async Task Kill_refuses_allocation_and_disables_until_a_named_operator_disarms()
    {
        await using var deck = await RunningDeck.StartAsync();
        Assert.Equal(200, (await deck.PostAsync("/kill", """{"enabled":true}""")).Status);
        foreach (var (path, body) in new[]
        {
            ("/allocator/weights", """{"strategy":"trend","risk_share":0.4}"""),
            ("/allocator/weights", """{"weights":{"event":0.25,"momentum":0.25,"scalp":0.25,"trend":0.25},"if_version":2}"""),
            ("/strategies/trend", """{"risk_share":0.4}"""),
            ("/strategies/trend", """{"enabled":true}"""),
            ("/universe/weights", """{"weights":{"ES":0.5}}"""),
        })
        {
            Assert.Equal((path, 409), (path, (await deck.PostAsync(path, body)).Status));
        }

        Assert.All((await deck.StatusAsync()).GetProperty("strategies").EnumerateObject(), s => Assert.False(s.Value.GetProperty("enabled").GetBoolean()));
        Assert.Equal(200, (await deck.PostAsync("/strategies/event", """{"enabled":false}""")).Status);
        foreach (var body in new[] { """{"enabled":false}""", """{"enabled":false,"operator":"ada"}""", """{"enabled":false,"reason":"x"}""", """{"enabled":false,"operator":" ","reason":"x"}""" })
        {
            Assert.Equal(400, (await deck.PostAsync("/kill", body)).Status);
        }

        Assert.True((await deck.StatusAsync()).GetProperty("kill").GetProperty("enabled").GetBoolean());
        Assert.Equal(200, (await deck.PostAsync("/kill", """{"enabled":false,"operator":"ada","reason":"feed is back"}""")).Status);
        var status = await deck.StatusAsync();
        Assert.Equal("ada", status.GetProperty("kill").GetProperty("operator").GetString());
        Assert.Equal(["momentum", "scalp", "trend"], status.GetProperty("strategies").EnumerateObject().Where(s => s.Value.GetProperty("enabled").GetBoolean()).Select(s => s.Name));
    }

    [Fact]
    public async Task Weights_whole_vector_is_atomic_and_guarded_by_the_version()
    {
        await using var deck = await RunningDeck.StartAsync();
        var version = (await deck.StatusAsync()).GetProperty("version").GetInt64();
        string Vector(double trend, long at) => FormattableString.Invariant($$"""{"weights":{"event":0.1,"momentum":0.2,"scalp":0.3,"trend":{{trend}}},"if_version":{{at}}}""");

        Assert.Equal(200, (await deck.PostAsync("/allocator/weights", Vector(0.4, version))).Status);
        var stale = await deck.PostAsync("/allocator/weights", Vector(0.1, version));
        Assert.Equal((409, "if_version"), (stale.Status, stale.Json.GetProperty("field").GetString()));
        Assert.Equal(400, (await deck.PostAsync("/allocator/weights", Vector(0.5, version + 1))).Status);
        Assert.Equal(404, (await deck.PostAsync("/allocator/weights", """{"weights":{"nobody":0.1},"if_version":2}""")).Status);
        Assert.Equal("weights.event", (await deck.PostAsync("/allocator/weights", """{"weights":{"trend":0.1},"if_version":2}""")).Json.GetProperty("field").GetString());
        Assert.Equal("if_version", (await deck.PostAsync("/allocator/weights", """{"weights":{"trend":0.1}}""")).Json.GetProperty("field").GetString());
        Assert.Equal((0.1, 0.4), (Share(await deck.StatusAsync(), "event"), Share(await deck.StatusAsync(), "trend")));
    }

    [Fact]
    public async Task Strategy_first_seen_in_telemetry_is_off_and_without_risk()
    {
        await using var deck = await RunningDeck.StartAsync();
        Assert.Equal(404, (await deck.PostAsync("/strategies/carry", """{"enabled":true}""")).Status);
        await deck.PostAsync("/metrics/push", """{"pnl_by_strategy":{"carry":5}}""");

        var carry = (await deck.StatusAsync()).GetProperty("strategies").GetProperty("carry");
        Assert.Equal((false, 0), (carry.GetProperty("enabled").GetBoolean(), Number(carry, "risk_share")));
        Assert.Equal(200, (await deck.PostAsync("/strategies/carry", """{"enabled":true}""")).Status);
    }

    [Theory]
    [InlineData("/risk/mode", """{"mode":"amber"}""", "mode")]
    [InlineData("/risk/mode", """{}""", "mode")]
    [InlineData("/risk/mode", """{"mode":"red","extra":1}""", "extra")]
    [InlineData("/risk/mode", """{"mode":"red","mode":"green"}""", "mode")]
    [InlineData("/allocator/weights", """{"strategy":"trend","risk_share":NaN}""", "risk_share")]
    [InlineData("/allocator/weights", """{"strategy":"trend","risk_share":Infinity}""", "risk_share")]
    [InlineData("/allocator/weights", """{"strategy":"trend","risk_share":1e308}""", "risk_share")]
    [InlineData("/allocator/weights", """{"strategy":"trend","risk_share":1e999}""", "risk_share")]
    [InlineData("/allocator/weights", """{"strategy":"trend","risk_share":"NaN"}""", "risk_share")]
    [InlineData("/allocator/weights", """{"strategy":"trend","risk_share":-0.1}""", "risk_share")]
    [InlineData("/allocator/weights", """{"weights":{"trend":1e308},"if_version":1}""", "weights.trend")]
    [InlineData("/metrics", """{"equity_usd":1e308}""", "equity_usd")]
    [InlineData("/metrics", """{"drawdown_pct":101}""", "drawdown_pct")]
    [InlineData("/metrics/push", """{"metrics":{"breaker":{"equity":1}}}""", "metrics.breaker.equity")]
    [InlineData("/metrics/push", """{"pnl_by_strategy":{"trend":"5"}}""", "pnl_by_strategy.trend")]
    [InlineData("/metrics/push", """{"equity_usd":1,"metrics":{"equity_usd":2}}""", "equity_usd")]
    [InlineData("/trades", """{"ts":"yesterday"}""", "ts")]
    [InlineData("/trades", """{"latency_ms":-1}""", "latency_ms")]
    [InlineData("/top", """{"top":[{"symbol":"A","score":1e308}]}""", "top[0]")]
    [InlineData("/strategies/trend", """{}""", "enabled")]
    [InlineData("/kill", """{"enabled":"true"}""", "enabled")]
    public async Task Post_bad_field_is_named_and_nothing_changes(string path, string body, string field)
    {
        await using var deck = await RunningDeck.StartAsync();
        var before = (await deck.GetAsync("/status")).Body;

        var reply = await deck.PostAsync(path, body);

        Assert.Equal((400, "application/problem+json", field), (reply.Status, reply.Type, reply.Json.GetProperty("field").GetString()));
        Assert.Equal(before, (await deck.GetAsync("/status")).Body);
    }

    [Fact]
    public async Task OpenApi_lists_every_route_and_no_other()
    {
        await using var deck = await RunningDeck.StartAsync();
        var routes = deck.Server.App.Services.GetServices<EndpointDataSource>().Concat(((IEndpointRouteBuilder)deck.Server.App).DataSources).SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(e => e.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.HttpMethodMetadata>()!.HttpMethods.Select(m => $"{m} {e.RoutePattern.RawText}"))
            .Where(r => r is not ("GET /" or "GET /deck.js" or "GET /deck.css")).Distinct().Order(StringComparer.Ordinal);
        var document = (await deck.GetAsync("/openapi")).Json;

        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.Equal(routes, document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(m => $"{m.Name.ToUpperInvariant()} {p.Name}")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Metrics_text_has_the_state_and_the_server()
    {
        await using var deck = await RunningDeck.StartAsync();
        await deck.PostAsync("/metrics/push", """{"metrics":{"equity_usd":1234.5}}""");
        await deck.PostAsync("/allocator/weights", """{"strategy":"trend","risk_share":0.5}""");

        var text = (await deck.GetAsync("/metrics")).Body;

        Assert.Contains("\nfsix_deck_equity_usd 1234.5\n", text, StringComparison.Ordinal);
        Assert.Contains("fsix_deck_risk_share{strategy=\"trend\"} 0.5\n", text, StringComparison.Ordinal);
        Assert.Contains("fsix_deck_changes_total{kind=\"share\"} 1\n", text, StringComparison.Ordinal);
        Assert.Matches("fsix_deck_sync_seconds_bucket\\{le=\"\\+Inf\"\\} [1-9]", text);
        Assert.All(text.Split('\n', StringSplitOptions.RemoveEmptyEntries), l => Assert.Matches("^(# (HELP|TYPE) .+|[a-zA-Z_:][a-zA-Z0-9_:]*(\\{.*\\})? (NaN|-?[0-9.E+-]+))$", l));
    }

    [Fact]
    public async Task History_and_time_travel_show_what_status_showed()
    {
        await using var deck = await RunningDeck.StartAsync();
        var seen = new List<(string At, string Body)>();
        foreach (var share in new[] { 0.1, 0.2, 0.3, 0.15 })
        {
            await deck.PostAsync("/allocator/weights", FormattableString.Invariant($$"""{"strategy":"trend","risk_share":{{share}}}"""));
            var status = await deck.GetAsync("/status");
            seen.Add((status.Json.GetProperty("ts").GetString()!, status.Body));
            await Task.Delay(2, TestContext.Current.CancellationToken);
        }

        foreach (var (at, body) in seen)
        {
            Assert.Equal(body, (await deck.GetAsync($"/history/state?at={Uri.EscapeDataString(at)}")).Body);
        }

        Assert.Equal(404, (await deck.GetAsync("/history/state?at=2001-01-01T00:00:00Z")).Status);
        Assert.Equal(400, (await deck.GetAsync("/history/state?at=then")).Status);
        Assert.Equal(400, (await deck.GetAsync("/history?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z")).Status);
        Assert.Equal([0.25, 0.1, 0.2, 0.3, 0.15], (await deck.GetAsync("/history")).Json.GetProperty("points").EnumerateArray().Select(p => p.GetProperty("shares").GetProperty("trend").GetDouble()));
    }

    [Fact]
    public async Task Restart_shows_the_same_state_and_history()
    {
        var folder = Repository.TemporaryFolder();
        string before, past;
        await using (var deck = await RunningDeck.StartAsync(folder: folder))
        {
            await deck.PostAsync("/risk/mode", """{"mode":"red"}""");
            await deck.PostAsync("/kill", """{"enabled":true,"operator":"ada"}""");
            await deck.PostAsync("/metrics/push", """{"pnl_by_strategy":{"zeta":1,"Alpha":2,"trend":3}}""");
            (before, past) = ((await deck.GetAsync("/status")).Body, (await deck.GetAsync("/history")).Body);
        }

        await using (var deck = await RunningDeck.StartAsync(o => o with { Strategies = ["other"] }, folder))
        {
            Assert.Equal(before, (await deck.GetAsync("/status")).Body);
            Assert.Equal(past, (await deck.GetAsync("/history")).Body);
            Assert.Equal(409, (await deck.PostAsync("/allocator/weights", """{"strategy":"trend","risk_share":0.4}""")).Status);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("0.0.0.0:8002", null, "DECK_TOKEN")]
    [InlineData("192.168.1.5:8002", null, "DECK_TOKEN")]
    [InlineData("[::]:8002", null, "DECK_TOKEN")]
    [InlineData("127.0.0.1", null, "DECK_BIND")]
    [InlineData("nowhere:1", null, "DECK_BIND")]
    [InlineData("127.0.0.1:99999", null, "DECK_BIND")]
    [InlineData("0.0.0.0:8002", "short", "DECK_TOKEN")]
    public void Endpoint_unsafe_or_wrong_options_are_refused(string bind, string? token, string named) =>
        Assert.Contains(named, Assert.Throws<RequestException>(() => new DeckOptions { StateFolder = "x", Bind = bind, Token = token }.Endpoint()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("127.0.0.1:8002", null)]
    [InlineData("localhost:8002", null)]
    [InlineData("[::1]:8002", null)]
    [InlineData("0.0.0.0:8002", "a long enough secret")]
    public void Endpoint_safe_options_are_taken(string bind, string? token) => Assert.Equal(8002, new DeckOptions { StateFolder = "x", Bind = bind, Token = token }.Endpoint().Port);

    private static double Share(JsonElement status, string name) => Number(status.GetProperty("strategies").GetProperty(name), "risk_share");

    private static double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();
}
