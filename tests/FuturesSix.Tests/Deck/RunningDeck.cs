using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using FuturesSix.Deck;
using Microsoft.AspNetCore.TestHost;

namespace FuturesSix.Tests.Deck;

/// <summary>An answer: status and body.</summary>
internal sealed record DeckReply(int Status, string Body, string? Type)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}

/// <summary>A Deck in this process, on a socket or without, over a folder of its own.</summary>
internal sealed class RunningDeck : IAsyncDisposable
{
    private readonly bool _ownsFolder;

    private RunningDeck(DeckServer server, string folder, bool ownsFolder)
    {
        (Server, Folder, _ownsFolder) = (server, folder, ownsFolder);
        Client = server.Url.Length == 0 ? server.App.GetTestClient() : new HttpClient { BaseAddress = new Uri(server.Url) };
    }

    public DeckServer Server { get; }

    public string Folder { get; }

    public HttpClient Client { get; }

    public static async Task<RunningDeck> StartAsync(Func<DeckOptions, DeckOptions>? change = null, string? folder = null, bool socket = false)
    {
        var place = folder ?? Repository.TemporaryFolder();
        var options = new DeckOptions { StateFolder = place, ControlPerSecond = 100_000, TelemetryPerSecond = 100_000, ReadsPerSecond = 100_000 };
        options = change?.Invoke(options) ?? options;
        var server = socket
            ? await DeckServer.StartAsync(options with { Bind = "127.0.0.1:0" }, TestContext.Current.CancellationToken)
            : await DeckServer.StartAsync(options, host => host.UseTestServer(), TimeProvider.System, TestContext.Current.CancellationToken);
        return new RunningDeck(server, place, folder is null);
    }

    public async Task<DeckReply> SendAsync(HttpRequestMessage request)
    {
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return new DeckReply((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Content.Headers.ContentType?.MediaType);
    }

    public async Task<DeckReply> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request);
    }

    public async Task<DeckReply> PostAsync(string path, string body, params (string Name, string Value)[] headers)
    {
        using var request = Post(path, Encoding.UTF8.GetBytes(body));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await SendAsync(request);
    }

    public static HttpRequestMessage Post(string path, byte[] body, string type = "application/json")
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
    }

    public async Task<JsonElement> StatusAsync() => (await GetAsync("/status")).Json;

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
        if (_ownsFolder)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
