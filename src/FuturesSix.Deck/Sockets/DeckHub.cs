using System.Collections.Concurrent;
using FuturesSix.Application.Deck;
using FuturesSix.Core.Live.Deck;
using FuturesSix.Data.Deck;
using Microsoft.AspNetCore.Http;

namespace FuturesSix.Deck;

/// <summary>Sends every open socket a snapshot, then events. What was published since the last frame goes out as one frame, made
/// once for all clients: at once for a control change, every tenth of a second for telemetry.</summary>
internal sealed class DeckHub : IAsyncDisposable
{
    /// <summary>Sockets at a time.</summary>
    private const int MaxSockets = 1024;

    /// <summary>Changes and trades in one frame; beyond, the newest count.</summary>
    private const int MaxItems = 200;

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan ControlPace = TimeSpan.FromMilliseconds(10);
    private readonly ConcurrentDictionary<DeckSocket, bool> _sockets = new();
    private readonly List<DeckEntry> _pending = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _signal = new(0);
    private readonly SemaphoreSlim _control = new(0);
    private readonly DeckDesk _desk;
    private readonly Task _pump;

    public DeckHub(DeckDesk desk)
    {
        _desk = desk;
        desk.Committed += OnCommitted;
        _pump = Task.Run(PumpAsync);
    }

    /// <summary>Open sockets.</summary>
    public int Count => _sockets.Count;

    /// <summary>GET /ws.</summary>
    public async Task ServeAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            throw new ProblemException(new Problem(400, "Bad request", "/ws takes WebSocket connections only."));
        }

        if (_sockets.Count >= MaxSockets)
        {
            throw new ProblemException(new Problem(429, "Too many requests", $"There are {MaxSockets} sockets open already."));
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
        using var client = new DeckSocket(socket, Snapshot);
        _sockets[client] = true;
        try
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, context.RequestAborted);
            await client.RunAsync(end.Token).ConfigureAwait(false);
        }
        finally
        {
            _sockets.TryRemove(client, out _);
        }
    }

    /// <summary>Closes every socket.</summary>
    public async ValueTask DisposeAsync()
    {
        _desk.Committed -= OnCommitted;
        await _stop.CancelAsync().ConfigureAwait(false);
        await _pump.ConfigureAwait(false);
    }

    private byte[] Snapshot()
    {
        var state = StatusJson.Of(_desk.State);
        return [.. "{\"type\":\"snapshot\",\"state\":"u8, .. state, .. "}"u8];
    }

    private void OnCommitted(DeckCommit commit)
    {
        lock (_pending)
        {
            _pending.AddRange(commit.Entries);
            if (_pending.Count > 8 * MaxItems)
            {
                _pending.RemoveRange(0, _pending.Count - (4 * MaxItems));
            }
        }

        Release(_signal);
        if (commit.Entries.Any(e => !e.Change.IsTelemetry))
        {
            Release(_control);
        }
    }

    private async Task PumpAsync()
    {
        try
        {
            while (true)
            {
                await _signal.WaitAsync(_stop.Token).ConfigureAwait(false);
                var urgent = await _control.WaitAsync(TimeSpan.Zero, _stop.Token).ConfigureAwait(false);
                Broadcast();
                if (urgent)
                {
                    await Task.Delay(ControlPace, _stop.Token).ConfigureAwait(false);
                }
                else if (await _control.WaitAsync(Pace, _stop.Token).ConfigureAwait(false))
                {
                    Release(_signal);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Closing.
        }
    }

    private void Broadcast()
    {
        DeckEntry[] entries;
        lock (_pending)
        {
            entries = [.. _pending];
            _pending.Clear();
        }

        if (_sockets.IsEmpty || entries.Length == 0)
        {
            return;
        }

        var frame = StatusJson.Bytes(new
        {
            Type = "event",
            State = StatusJson.Live(_desk.State),
            Changes = entries.Where(e => !e.Change.IsTelemetry).TakeLast(MaxItems).Select(DeckAuditLine.Of),
            Trades = entries.Where(e => e.Change.Trade is not null).TakeLast(MaxItems).Select(e => e.Change.Trade! with { Ts = e.Change.Trade.Ts ?? e.At }),
            Universe = entries.Any(e => e.Change.Kind == DeckChangeKind.Universe) ? _desk.State.Universe : null,
            Top = entries.Any(e => e.Change.Kind == DeckChangeKind.Top) ? _desk.State.Top : (object?)null,
        });
        foreach (var client in _sockets.Keys)
        {
            client.Offer(frame);
        }
    }

    private static void Release(SemaphoreSlim signal)
    {
        if (signal.CurrentCount == 0)
        {
            signal.Release();
        }
    }
}
