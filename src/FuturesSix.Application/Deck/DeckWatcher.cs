using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;

namespace FuturesSix.Application.Deck;

/// <summary>A client of a Deck's socket that reads all frames, remembers the last number and, when asked, when each arrived.</summary>
internal sealed class DeckWatcher(ClientWebSocket socket, bool keepArrivals)
{
    private readonly ConcurrentQueue<(long Seq, long At)>? _arrivals = keepArrivals ? new() : null;
    private Task _reading = Task.CompletedTask;

    /// <summary>Number of the newest state seen.</summary>
    public long Seq { get; private set; }

    /// <summary>Frames seen.</summary>
    public long Frames { get; private set; }

    /// <summary>True when the socket broke by itself.</summary>
    public bool Broken { get; private set; }

    /// <summary>Connects to the socket of the Deck at <paramref name="url"/> and reads until <paramref name="cancel"/>.</summary>
    public static async Task<DeckWatcher> OpenAsync(string url, CancellationToken cancel, bool keepArrivals = false)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"{url.Replace("http", "ws", StringComparison.Ordinal)}/ws"), cancel).ConfigureAwait(false);
        var watcher = new DeckWatcher(socket, keepArrivals);
        watcher._reading = Task.Run(() => watcher.ReadAsync(cancel), CancellationToken.None);
        return watcher;
    }

    /// <summary>Numbers of the frames and when they arrived (<see cref="Stopwatch.GetTimestamp"/>), in their order; empty unless kept.</summary>
    public IEnumerable<(long Seq, long At)> Arrivals => _arrivals ?? [];

    /// <summary>Waits for the end of the reading and lets the socket go.</summary>
    public async Task CloseAsync()
    {
        await _reading.ConfigureAwait(false);
        socket.Dispose();
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                var first = await socket.ReceiveAsync(buffer.AsMemory(), cancel).ConfigureAwait(false);
                Seq = Number(buffer.AsSpan(0, first.Count)) ?? Seq;
                _arrivals?.Enqueue((Seq, Stopwatch.GetTimestamp()));
                for (var part = first; !part.EndOfMessage;)
                {
                    part = await socket.ReceiveAsync(buffer.AsMemory(), cancel).ConfigureAwait(false);
                }

                Frames++;
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException)
        {
            Broken = !cancel.IsCancellationRequested;
        }
    }

    /// <summary>The number of the state, which stands at the beginning of every frame.</summary>
    private static long? Number(ReadOnlySpan<byte> frame)
    {
        var at = frame.IndexOf("\"seq\":"u8);
        if (at < 0)
        {
            return null;
        }

        var digits = frame[(at + 6)..];
        var length = digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return length > 0 && long.TryParse(digits[..length], NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? seq : null;
    }
}
