using System.Diagnostics;
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

/// <summary>Quantiles of a latency in milliseconds, linear interpolation; NaN where nothing was measured.</summary>
/// <param name="P50">Median.</param>
/// <param name="P95">95 %.</param>
/// <param name="P99">99 %.</param>
public sealed record LoadLatency(double P50, double P95, double P99)
{
    /// <summary>Of some times.</summary>
    public static LoadLatency Of(double[] milliseconds) => new(Quantile.Linear(milliseconds, 0.5), Quantile.Linear(milliseconds, 0.95), Quantile.Linear(milliseconds, 0.99));
}

/// <summary>What a Deck made of it.</summary>
/// <param name="Pushed">Accepted pushes.</param>
/// <param name="Failed">Refused or unanswered pushes.</param>
/// <param name="PerSecond">Accepted pushes a second.</param>
/// <param name="Answer">From a push to its durable answer.</param>
/// <param name="Screen">From a push to the frame that shows it, or something newer, over all sockets.</param>
/// <param name="Frames">Frames that all sockets received.</param>
/// <param name="Lost">Sockets that broke.</param>
/// <param name="Behind">Sockets that had not seen the last change two seconds after the end.</param>
public sealed record LoadDeckResult(long Pushed, long Failed, double PerSecond, LoadLatency Answer, LoadLatency Screen, long Frames, int Lost, int Behind);

/// <summary>Opens many sockets on a Deck and pushes figures at a steady rate.</summary>
public static class LoadDeck
{
    private const int Writers = 32;
    private const int MostMeasured = 6000;

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
        var readers = new List<DeckWatcher>();
        for (var i = 0; i < request.Clients; i++)
        {
            readers.Add(await DeckWatcher.OpenAsync(url, end.Token, keepArrivals: true).ConfigureAwait(false));
        }

        var clock = Stopwatch.StartNew();
        var writers = await Task.WhenAll(Enumerable.Range(0, Writers).Select(w => WriteAsync(client, request, w, clock, cancel))).ConfigureAwait(false);
        var elapsed = clock.Elapsed.TotalSeconds;
        var last = (await client.StatusAsync(cancel).ConfigureAwait(false)).Seq;
        await Task.Delay(TimeSpan.FromSeconds(2), cancel).ConfigureAwait(false);
        var (lost, behind) = (readers.Count(r => r.Broken), readers.Count(r => r.Seq < last));
        await end.CancelAsync().ConfigureAwait(false);
        foreach (var reader in readers)
        {
            await reader.CloseAsync().ConfigureAwait(false);
        }

        LoadPush[] pushes = [.. writers.SelectMany(w => w.Pushes).OrderBy(p => p.Seq)];
        return new LoadDeckResult(
            pushes.Length,
            writers.Sum(w => w.Failed),
            pushes.Length / elapsed,
            LoadLatency.Of([.. pushes.Select(p => Stopwatch.GetElapsedTime(p.Started, p.Answered).TotalMilliseconds)]),
            LoadLatency.Of([.. readers.SelectMany(r => Screen(r, pushes))]),
            readers.Sum(r => r.Frames),
            lost,
            behind);
    }

    /// <summary>From pushes to the frames of one socket that show them; of many pushes about <see cref="MostMeasured"/>, evenly spread.</summary>
    private static IEnumerable<double> Screen(DeckWatcher reader, LoadPush[] pushes)
    {
        using var arrivals = reader.Arrivals.GetEnumerator();
        var arrived = arrivals.MoveNext();
        for (var p = 0; p < pushes.Length && arrived; p += Math.Max(1, pushes.Length / MostMeasured))
        {
            while (arrived && arrivals.Current.Seq < pushes[p].Seq)
            {
                arrived = arrivals.MoveNext();
            }

            if (arrived)
            {
                yield return Stopwatch.GetElapsedTime(pushes[p].Started, arrivals.Current.At).TotalMilliseconds;
            }
        }
    }

    /// <summary>One of several writers: its pushes are due at fixed times, so that a slow answer does not lower the rate.</summary>
    private static async Task<(List<LoadPush> Pushes, long Failed)> WriteAsync(DeckClient client, LoadDeckRequest request, int writer, Stopwatch clock, CancellationToken cancel)
    {
        var (pushes, failed, total) = (new List<LoadPush>(), 0L, (long)request.Rate * request.Seconds);
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
                var accepted = await client.PushMetricsAsync(new DeckMetrics { EquityUsd = 1e5 + n }, cancel).ConfigureAwait(false);
                pushes.Add(new LoadPush(accepted.Seq, started, Stopwatch.GetTimestamp()));
            }
            catch (Exception error) when (error is DeckUnavailableException or DeckRefusedException)
            {
                failed++;
            }
        }

        return (pushes, failed);
    }

    /// <summary>An accepted push: its number, and <see cref="Stopwatch"/> stamps of its start and its answer.</summary>
    private readonly record struct LoadPush(long Seq, long Started, long Answered);
}
