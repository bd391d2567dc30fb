using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using FuturesSix.Core.Live.Deck;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Application.Deck;

/// <summary>How much to put on a Deck.</summary>
public sealed record LoadDeckRequest
{
    /// <summary>Sockets that read everything.</summary>
    public int Clients { get; init; } = 500;

    /// <summary>Pushes a second.</summary>
    public int Rate { get; init; } = 1000;

    /// <summary>Seconds.</summary>
    public int Seconds { get; init; } = 60;
}

/// <summary>What a Deck made of it.</summary>
/// <param name="Pushed">Accepted pushes.</param>
/// <param name="Failed">Refused or unanswered pushes.</param>
/// <param name="PerSecond">Accepted pushes a second.</param>
/// <param name="P50Ms">Median time from push to durable answer.</param>
/// <param name="P99Ms">99th percentile of it.</param>
/// <param name="Frames">Frames that all sockets received.</param>
/// <param name="Lost">Sockets that broke.</param>
/// <param name="Behind">Sockets that had not seen the last change two seconds after the end.</param>
public sealed record LoadDeckResult(long Pushed, long Failed, double PerSecond, double P50Ms, double P99Ms, long Frames, int Lost, int Behind);

/// <summary>Opens many sockets on a Deck and pushes figures at a steady rate.</summary>
public static class LoadDeck
{
    private const int Writers = 32;

    /// <summary>Loads it.</summary>
    /// <param name="url">Address of the Deck.</param>
    /// <param name="token">Its token.</param>
    /// <param name="request">How much.</param>
    /// <param name="cancel">Stops.</param>
    public static async Task<LoadDeckResult> ExecuteAsync(string url, string? token, LoadDeckRequest request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(request);
        using var client = new DeckClient(url, token);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var readers = new List<Reader>();
        for (var i = 0; i < request.Clients; i++)
        {
            readers.Add(await Reader.OpenAsync(new Uri($"{url.Replace("http", "ws", StringComparison.Ordinal)}/ws"), end.Token).ConfigureAwait(false));
        }

        var clock = Stopwatch.StartNew();
        var writers = await Task.WhenAll(Enumerable.Range(0, Writers).Select(w => WriteAsync(client, request, w, clock, cancel))).ConfigureAwait(false);
        var elapsed = clock.Elapsed.TotalSeconds;
        var last = (await client.StatusAsync(cancel).ConfigureAwait(false)).Seq;
        await Task.Delay(TimeSpan.FromSeconds(2), cancel).ConfigureAwait(false);
        var (lost, behind) = (readers.Count(r => r.Broken), readers.Count(r => r.Seq < last));
        await end.CancelAsync().ConfigureAwait(false);
        double[] times = [.. writers.SelectMany(w => w.Times)];
        foreach (var reader in readers)
        {
            await reader.CloseAsync().ConfigureAwait(false);
        }

        return new LoadDeckResult(times.Length, writers.Sum(w => w.Failed), times.Length / elapsed, Quantile.Linear(times, 0.5), Quantile.Linear(times, 0.99), readers.Sum(r => r.Frames), lost, behind);
    }

    /// <summary>One of several writers: its pushes are due at fixed times, so that a slow answer does not lower the rate.</summary>
    private static async Task<(List<double> Times, long Failed)> WriteAsync(DeckClient client, LoadDeckRequest request, int writer, Stopwatch clock, CancellationToken cancel)
    {
        var (times, failed, total) = (new List<double>(), 0L, (long)request.Rate * request.Seconds);
        for (long n = writer; n < total; n += Writers)
        {
            var due = TimeSpan.FromSeconds((double)n / request.Rate) - clock.Elapsed;
            if (due > TimeSpan.Zero)
            {
                await Task.Delay(due, cancel).ConfigureAwait(false);
            }

            var started = Stopwatch.GetTimestamp();
            try
            {
                await client.PushMetricsAsync(new DeckMetrics { EquityUsd = 1e5 + n }, cancel).ConfigureAwait(false);
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
            catch (Exception error) when (error is DeckUnavailableException or DeckRefusedException)
            {
                failed++;
            }
        }

        return (times, failed);
    }

    /// <summary>A socket that reads all frames and remembers the last number.</summary>
    private sealed class Reader(ClientWebSocket socket)
    {
        private Task _reading = Task.CompletedTask;

        public long Seq { get; private set; }

        public long Frames { get; private set; }

        public bool Broken { get; private set; }

        public static async Task<Reader> OpenAsync(Uri url, CancellationToken cancel)
        {
            var socket = new ClientWebSocket();
            await socket.ConnectAsync(url, cancel).ConfigureAwait(false);
            var reader = new Reader(socket);
            reader._reading = Task.Run(() => reader.ReadAsync(cancel), CancellationToken.None);
            return reader;
        }

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
}
