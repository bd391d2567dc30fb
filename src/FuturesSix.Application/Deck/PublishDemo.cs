using FuturesSix.Data;

namespace FuturesSix.Application.Deck;

/// <summary>What to stream to a Deck.</summary>
public sealed record PublishDemoRequest
{
    /// <summary>Seed of the session.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Seconds of the session to stream; 0 streams until it is stopped.</summary>
    public int Seconds { get; init; }

    /// <summary>Seconds of the session in one real second.</summary>
    public double Speed { get; init; } = 1;
}

/// <summary>Streams a made-up session into a Deck, so that the page can be tried.</summary>
public static class PublishDemo
{
    /// <summary>Streams; returns how many changes were accepted.</summary>
    /// <exception cref="RequestException">A figure is out of bounds.</exception>
    public static async Task<int> ExecuteAsync(DeckClient client, PublishDemoRequest request, IProgress<string> progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(request);
        if (!(request.Speed is > 0 and <= 1000) || request.Seconds < 0)
        {
            throw new RequestException(FormattableString.Invariant($"speed is {request.Speed}, seconds {request.Seconds}; expected a speed in (0, 1000] and seconds of at least 0."));
        }

        var status = await client.StatusAsync(cancel).ConfigureAwait(false);
        var session = new DemoSession(request.Seed, [.. status.Strategies.Select(s => s.Name)]);
        var accepted = 0;
        for (var t = 0; (request.Seconds == 0 || t < request.Seconds) && !cancel.IsCancellationRequested; t++)
        {
            var second = session.Next();
            await client.PushAsync(second.Metrics, second.Pnl, cancel).ConfigureAwait(false);
            foreach (var trade in second.Trades)
            {
                await client.PushTradeAsync(trade, cancel).ConfigureAwait(false);
            }

            accepted += 1 + second.Trades.Count;
            progress?.Report(FormattableString.Invariant($"second {t + 1}: equity {second.Metrics.EquityUsd:N2}, {second.Trades.Count} trades"));
            await Task.Delay(TimeSpan.FromSeconds(1 / request.Speed), cancel).ConfigureAwait(false);
        }

        return accepted;
    }
}
