using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using FuturesSix.Core.Live.Deck;
using FuturesSix.Core.Live.RiskRails;
using FuturesSix.Data.Deck;

namespace FuturesSix.Application.Deck;

/// <summary>A small client of the Deck: pushes figures, P&amp;L and trades, reads the status, sets shares, mode and kill switch.
/// Thread-safe; one for the life of a program.</summary>
public sealed class DeckClient : IDisposable
{
    /// <summary>Where a Deck is by default.</summary>
    public const string DefaultUrl = "http://127.0.0.1:8002";

    private readonly HttpClient _http;

    /// <summary>A client.</summary>
    /// <param name="url">Address of the Deck.</param>
    /// <param name="token">Its token; null when it has none.</param>
    /// <param name="handler">Transport, for tests; null for the network.</param>
    /// <param name="who">Who the Deck's audit log names; null leaves it to the Deck.</param>
    /// <exception cref="Data.RequestException">The address is none.</exception>
    public DeckClient(string url, string? token = null, HttpMessageHandler? handler = null, string? who = null)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new Data.RequestException($"DECK_URL is '{url}'; expected an address as {DefaultUrl}.");
        }

        _http = handler is null ? new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) : new HttpClient(handler, disposeHandler: false);
        _http.BaseAddress = address;
        _http.Timeout = TimeSpan.FromSeconds(10);
        if (!string.IsNullOrEmpty(token))
        {
            _http.DefaultRequestHeaders.Add("X-Deck-Token", token);
        }

        if (who is not null)
        {
            _http.DefaultRequestHeaders.Add("X-Deck-Operator", who);
        }
    }

    /// <summary>A client of the Deck that DECK_URL and DECK_TOKEN name.</summary>
    public static DeckClient FromEnvironment(Func<string, string?> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return new DeckClient(read("DECK_URL") is { Length: > 0 } url ? url : DefaultUrl, read("DECK_TOKEN"));
    }

    /// <summary>Everything the Deck knows.</summary>
    /// <exception cref="DeckUnavailableException">It does not answer.</exception>
    public async Task<DeckStatus> StatusAsync(CancellationToken cancel = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/status");
        using var answer = await SendAsync(request, cancel).ConfigureAwait(false);
        return DeckStatus.Of(answer.RootElement);
    }

    /// <summary>Why the Deck accepts no changes; null when it does.</summary>
    public async Task<string?> HealthAsync(CancellationToken cancel = default)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/health");
            using var answer = await SendAsync(request, cancel).ConfigureAwait(false);
            return null;
        }
        catch (DeckUnavailableException error)
        {
            return error.Message;
        }
    }

    /// <summary>Pushes figures; what is null stays as it is. The seed's push_metrics.</summary>
    public Task<DeckAccepted> PushMetricsAsync(DeckMetrics metrics, CancellationToken cancel = default) => PostAsync("/metrics/push", new { Metrics = metrics }, cancel);

    /// <summary>Pushes the P&amp;L of strategies over the publisher's window. The seed's push_strategy_pnl.</summary>
    public Task<DeckAccepted> PushStrategyPnlAsync(IReadOnlyDictionary<string, double> pnl, CancellationToken cancel = default) => PostAsync("/metrics/push", new { PnlByStrategy = pnl }, cancel);

    /// <summary>Pushes both at once.</summary>
    public Task<DeckAccepted> PushAsync(DeckMetrics metrics, IReadOnlyDictionary<string, double>? pnl, CancellationToken cancel = default) => PostAsync("/metrics/push", new { Metrics = metrics, PnlByStrategy = pnl }, cancel);

    /// <summary>Pushes a trade. <see cref="DeckTrade.Info"/> is sent as text.</summary>
    public Task<DeckAccepted> PushTradeAsync(DeckTrade trade, CancellationToken cancel = default) => PostAsync("/trades", trade, cancel);

    /// <summary>Sets the whole vector of shares, if the allocation is still at <paramref name="ifVersion"/>.</summary>
    public Task<DeckAccepted> SetSharesAsync(IReadOnlyDictionary<string, double> shares, long ifVersion, CancellationToken cancel = default) => PostAsync("/allocator/weights", new { Weights = shares, IfVersion = ifVersion }, cancel);

    /// <summary>Sets the mode.</summary>
    public Task<DeckAccepted> SetModeAsync(RiskMode mode, CancellationToken cancel = default) => PostAsync("/risk/mode", new { Mode = mode }, cancel);

    /// <summary>Turns the kill switch; off needs who and why.</summary>
    public Task<DeckAccepted> SetKillAsync(bool enabled, string? who = null, string? reason = null, CancellationToken cancel = default) => PostAsync("/kill", new { Enabled = enabled, Operator = who, Reason = reason }, cancel);

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task<DeckAccepted> PostAsync<T>(string path, T body, CancellationToken cancel)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, DeckJson.Options));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        using var answer = await SendAsync(request, cancel).ConfigureAwait(false);
        return new DeckAccepted(answer.RootElement.GetProperty("seq").GetInt64(), answer.RootElement.GetProperty("version").GetInt64());
    }

    private async Task<JsonDocument> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        try
        {
            using var response = await _http.SendAsync(request, cancel).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(cancel).ConfigureAwait(false);
            return response.IsSuccessStatusCode ? JsonDocument.Parse(body) : throw Refused(request, response.StatusCode, body);
        }
        catch (Exception error) when (error is HttpRequestException or JsonException || (error is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw new DeckUnavailableException($"the Deck at {_http.BaseAddress} does not answer ({error.Message}); expected a running Deck, see DECK_URL", error);
        }
    }

    private static Exception Refused(HttpRequestMessage request, HttpStatusCode code, byte[] body)
    {
        var (detail, field) = ("", default(string));
        try
        {
            using var problem = JsonDocument.Parse(body);
            detail = problem.RootElement.GetProperty("detail").GetString() ?? "";
            field = problem.RootElement.TryGetProperty("field", out var value) ? value.GetString() : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            detail = "no explanation";
        }

        var message = string.Create(CultureInfo.InvariantCulture, $"{request.Method} {request.RequestUri}: {(int)code}: {detail}");
        return (int)code is 429 or >= 500 ? new DeckUnavailableException(message) : new DeckRefusedException(message) { Status = (int)code, Field = field };
    }
}
