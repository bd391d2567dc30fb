using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FuturesSix.Core.Live.Deck;
using FuturesSix.Core.Live.RiskRails;
using FuturesSix.Data.Deck;
using FuturesSix.Deck;

namespace FuturesSix.Tests.Deck;

public sealed class DeckRulesTests
{
    private static readonly string[] Names = ["a", "b", "c", "unknown"];

    [Fact]
    public void Apply_any_changes_respect_the_kill_switch_and_number_without_gaps() => Prop.ForAll(Changes().ToArbitrary(), changes =>
    {
        var state = DeckState.Empty;
        foreach (var (change, i) in changes.Select((c, i) => (c, i)))
        {
            var outcome = DeckRules.Apply(state, change, DateTimeOffset.UnixEpoch.AddSeconds(i));
            Assert.NotEqual(outcome.State is null, outcome.Refusal is null);
            if (outcome.State is not { } next)
            {
                continue;
            }

            Assert.Equal(state.Seq + 1, next.Seq);
            Assert.True(next.AllocationVersion >= state.AllocationVersion);
            if (state.Kill.Enabled && next.Kill.Enabled)
            {
                Assert.All(state.Strategies, s => Assert.Equal(s.Value.RiskShare, next.Strategies[s.Key].RiskShare));
                Assert.DoesNotContain(next.Strategies.Values, next.IsActive);
            }

            if (state.Kill.Enabled && !next.Kill.Enabled)
            {
                Assert.False(string.IsNullOrWhiteSpace(change.Operator) || string.IsNullOrWhiteSpace(change.Reason));
            }

            Assert.All(next.Strategies, s => Assert.InRange(s.Value.RiskShare, 0, 1));
            Assert.True(next.Trades.Length <= DeckRules.Window && next.Latencies.Length <= DeckRules.Window);
            state = next;
        }
    }).Holds();

    [Fact]
    public void Apply_entries_read_back_from_their_text_give_the_same_state() => Prop.ForAll(Changes().ToArbitrary(), changes =>
    {
        var (live, replayed) = (DeckState.Empty, DeckState.Empty);
        foreach (var (change, i) in changes.Select((c, i) => (c, i)))
        {
            if (DeckRules.Apply(live, change, DateTimeOffset.UnixEpoch.AddTicks(i * 1234567L)).State is not { } next)
            {
                continue;
            }

            var text = JsonSerializer.Serialize(DeckAudit.Entry(live, next, change, "who", "where"), DeckJson.Options);
            var entry = JsonSerializer.Deserialize<DeckEntry>(text, DeckJson.Options)!;
            live = next;
            replayed = DeckRules.Apply(replayed, entry.Change, entry.At).State!;
        }

        Assert.Equal(JsonSerializer.Serialize(live, DeckJson.Options), JsonSerializer.Serialize(replayed, DeckJson.Options));
    }).Holds();

    [Fact]
    public void History_of_a_long_life_stays_bounded_and_keeps_its_ends()
    {
        var (history, state) = (new DeckHistory(), DeckState.Empty);
        var change = new DeckChange { Kind = DeckChangeKind.Metrics, Metrics = new DeckMetrics { EquityUsd = 1 } };
        for (var i = 0; i < 50_000; i++)
        {
            state = DeckRules.Apply(state, change, DateTimeOffset.UnixEpoch.AddSeconds(i)).State!;
            history.Add(state, change);
        }

        Assert.InRange(history.Points.Count, DeckHistory.Capacity / 4, DeckHistory.Capacity);
        Assert.Equal(1, history.Points[0].Seq);
        Assert.InRange(history.Points[^1].Seq, 49_900, 50_000);
        Assert.Equal(history.Points.Select(p => p.Seq).Order(), history.Points.Select(p => p.Seq));
    }

    [Fact]
    public void Documentation_lists_every_endpoint()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "deck.md"));
        using var document = JsonDocument.Parse(ReadEndpoints.OpenApi());

        Assert.All(document.RootElement.GetProperty("paths").EnumerateObject(), p => Assert.All(p.Value.EnumerateObject(), m => Assert.Contains($"`{m.Name.ToUpperInvariant()} {p.Name}", text, StringComparison.Ordinal)));
    }

    private static Gen<DeckChange[]> Changes() => One().ArrayOf(60).Select(c => (DeckChange[])[new DeckChange { Kind = DeckChangeKind.Init, Weights = new Dictionary<string, double> { ["a"] = 0.5, ["b"] = 0.3, ["c"] = 0.2 } }, .. c]);

    private static Gen<DeckChange> One() =>
        from kind in Gen.Choose(0, 9)
        from name in Gen.Elements(Names)
        from flag in Gen.Elements(true, false)
        from number in Gen.Choose(0, 100)
        from version in Gen.Choose(0, 12)
        from who in Gen.Elements("ada", "", null)
        select new DeckChange
        {
            Kind = (DeckChangeKind)kind,
            Mode = (RiskMode)(number % 3),
            Enabled = flag,
            Operator = who,
            Reason = number % 4 == 0 ? null : "because",
            Strategy = name,
            RiskShare = number / 100.0,
            Weights = new Dictionary<string, double> { ["a"] = number / 100.0, ["b"] = version / 40.0, ["c"] = 0.1 },
            IfVersion = version,
            Metrics = new DeckMetrics { EquityUsd = number * 1.1, Breaker = new DeckBreakers(flag, !flag) },
            PnlByStrategy = new Dictionary<string, double> { [name] = number - 50.5 },
            Trade = new DeckTrade { Symbol = name, LatencyMs = number, Info = "{\"x\":\"\\u0000\"}" },
            Top = [new TopEntry(name, flag ? number : null)],
        };
}
