using System.Globalization;
using FuturesSix.Application.Deck;
using FuturesSix.Core.Live.Deck;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FuturesSix.Deck;

/// <summary>What is read: state, past, health, measurements, the description of the API.</summary>
internal sealed class ReadEndpoints(DeckDesk desk, DeckMeters meters, TimeProvider clock) : IDisposable
{
    private readonly DateTimeOffset _started = clock.GetUtcNow();

    /// <summary>One look into the past at a time: reading the journal is work.</summary>
    private readonly SemaphoreSlim _past = new(1);

    private byte[]? _openApi;

    /// <summary>Adds them.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/status", context => Answers.WriteAsync(context, StatusJson.Of(desk.State)));
        app.MapGet("/history", HistoryAsync);
        app.MapGet("/history/state", StateAtAsync);
        app.MapGet("/health", HealthAsync);
        app.MapGet("/metrics", context => Answers.WriteAsync(context, meters.Text(), DeckMeters.MediaType));
        app.MapGet("/openapi", context => Answers.WriteAsync(context, _openApi ??= OpenApi()));
    }

    /// <summary>The description of the API.</summary>
    public static byte[] OpenApi()
    {
        using var stream = typeof(ReadEndpoints).Assembly.GetManifestResourceStream("openapi.json")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <inheritdoc />
    public void Dispose() => _past.Dispose();

    private Task HealthAsync(HttpContext context)
    {
        var fault = desk.Fault;
        context.Response.StatusCode = fault is null ? 200 : 503;
        return Answers.WriteAsync(context, StatusJson.Bytes(new { Status = fault is null ? "ok" : "failed", Journal = fault ?? "ok", desk.State.Seq, UptimeS = (long)(clock.GetUtcNow() - _started).TotalSeconds }));
    }

    private Task HistoryAsync(HttpContext context)
    {
        var (from, to) = (Moment(context, "from") ?? DateTimeOffset.MinValue, Moment(context, "to") ?? DateTimeOffset.MaxValue);
        if (from > to)
        {
            throw new ProblemException(new Problem(400, "Bad request", "from is after to; expected a period.", "from"));
        }

        IReadOnlyList<DeckPoint> points = [.. desk.History.Where(p => p.At >= from && p.At <= to)];
        return Answers.WriteAsync(context, StatusJson.Bytes(new { Points = points }));
    }

    private async Task StateAtAsync(HttpContext context)
    {
        var at = Moment(context, "at") ?? throw new ProblemException(new Problem(400, "Bad request", "at is missing; expected a time, as in /history/state?at=2026-01-31T12:00:00Z.", "at"));
        if (!await _past.WaitAsync(TimeSpan.FromSeconds(2), context.RequestAborted).ConfigureAwait(false))
        {
            throw new ProblemException(new Problem(429, "Too many requests", "Others are looking into the past; expected a second's pause."));
        }

        try
        {
            var state = await desk.StateAtAsync(at, context.RequestAborted).ConfigureAwait(false)
                ?? throw new ProblemException(new Problem(404, "Not found", "There was no Deck at that time.", "at"));
            await Answers.WriteAsync(context, StatusJson.Bytes(StatusJson.Whole(state))).ConfigureAwait(false);
        }
        finally
        {
            _past.Release();
        }
    }

    private static DateTimeOffset? Moment(HttpContext context, string name)
    {
        string? text = context.Request.Query[name];
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? moment
            : throw new ProblemException(new Problem(400, "Bad request", $"{name} is not a time; expected one as 2026-01-31T12:00:00Z.", name));
    }
}
