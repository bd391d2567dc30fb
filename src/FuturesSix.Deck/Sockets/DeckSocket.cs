using System.Net.WebSockets;

namespace FuturesSix.Deck;

/// <summary>One open socket. It keeps at most a handful of frames: a client that reads too slowly loses those and gets a fresh
/// snapshot instead, one that does not read at all is closed. No client makes another wait.</summary>
/// <param name="socket">The socket.</param>
/// <param name="snapshot">The newest snapshot.</param>
internal sealed class DeckSocket(WebSocket socket, Func<byte[]> snapshot) : IDisposable
{
    private const int MaxFrames = 8;
    private const int MaxIncoming = 4096;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly Queue<byte[]> _frames = new();
    private readonly SemaphoreSlim _signal = new(1);
    private bool _needsSnapshot = true;
    private bool _disposed;

    /// <summary>Queues a frame; never waits.</summary>
    public void Offer(byte[] frame)
    {
        lock (_frames)
        {
            if (_needsSnapshot || _disposed)
            {
                return;
            }

            if (_frames.Count >= MaxFrames)
            {
                _frames.Clear();
                _needsSnapshot = true;
            }
            else
            {
                _frames.Enqueue(frame);
            }

            Wake();
        }
    }

    /// <summary>Serves the socket until either side ends it.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var reading = ReadAsync(end);
        try
        {
            while (!end.IsCancellationRequested)
            {
                await _signal.WaitAsync(end.Token).ConfigureAwait(false);
                while (Next() is { } frame)
                {
                    await SendAsync(frame, end.Token).ConfigureAwait(false);
                }
            }
        }
        catch (Exception error) when (error is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException)
        {
            // The client has gone, or does not read.
        }

        await end.CancelAsync().ConfigureAwait(false);
        await CloseAsync(stop.IsCancellationRequested).ConfigureAwait(false);
        await reading.ConfigureAwait(false);
    }

    /// <summary>Called when it has been served; frames offered later are dropped.</summary>
    public void Dispose()
    {
        lock (_frames)
        {
            _disposed = true;
        }

        _signal.Dispose();
    }

    private void Wake()
    {
        if (_signal.CurrentCount == 0)
        {
            _signal.Release();
        }
    }

    private byte[]? Next()
    {
        lock (_frames)
        {
            if (!_needsSnapshot)
            {
                return _frames.TryDequeue(out var frame) ? frame : null;
            }

            _needsSnapshot = false;
        }

        return snapshot();
    }

    private async Task SendAsync(byte[] frame, CancellationToken end)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(end);
        patience.CancelAfter(Patience);
        await socket.SendAsync(frame, WebSocketMessageType.Text, WebSocketMessageFlags.EndOfMessage | WebSocketMessageFlags.DisableCompression, patience.Token).ConfigureAwait(false);
    }

    /// <summary>Reads what the client says, which is nothing but goodbye; more than a little ends the connection.</summary>
    private async Task ReadAsync(CancellationTokenSource end)
    {
        var buffer = new byte[512];
        var received = 0L;
        try
        {
            while (received <= MaxIncoming)
            {
                var result = await socket.ReceiveAsync(buffer.AsMemory(), end.Token).ConfigureAwait(false);
                if (result.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }

                received += result.Count;
            }
        }
        catch (Exception error) when (error is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException)
        {
            // The client has gone.
        }

        await end.CancelAsync().ConfigureAwait(false);
    }

    private async Task CloseAsync(bool stopping)
    {
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
                await socket.CloseOutputAsync(stopping ? WebSocketCloseStatus.EndpointUnavailable : WebSocketCloseStatus.NormalClosure, null, patience.Token).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException)
        {
            socket.Abort();
        }
    }
}
