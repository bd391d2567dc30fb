using System.Text.Json;
using FuturesSix.Application.Deck;

namespace FuturesSix.Tests.Deck;

public sealed class DemoSessionTests
{
    [Fact]
    public void Next_same_seed_is_the_same_session_and_another_seed_is_not()
    {
        string Text(long seed) => JsonSerializer.Serialize(Seconds(seed, 50));

        Assert.Equal(Text(1), Text(1));
        Assert.NotEqual(Text(1), Text(2));
    }

    [Fact]
    public void Next_hours_of_it_have_trades_of_every_strategy_and_stay_within_what_a_Deck_takes()
    {
        var seconds = Seconds(4, 7200);

        Assert.All(seconds, s => Assert.True(s.Metrics is { DrawdownPct: >= 0 and <= 100, ErrorRatePct: >= 0 and <= 100, TickP50Ms: > 0, EquityUsd: > 0 } && s.Metrics.TickP95Ms >= s.Metrics.TickP50Ms));
        Assert.Equal(["a", "b"], seconds.SelectMany(s => s.Trades).Select(t => t.Strategy).Distinct().Order());
        Assert.Contains(seconds, s => s.Metrics.Breaker!.Venue);
        Assert.InRange(seconds.Sum(s => s.Trades.Count) / 7200.0, 0.25, 0.45);
    }

    private static List<DemoSecond> Seconds(long seed, int count)
    {
        var session = new DemoSession(seed, ["a", "b"]);
        return [.. Enumerable.Range(0, count).Select(_ => session.Next())];
    }
}
