using System.Collections.Concurrent;
using System.Text.Json;

namespace FuturesSix.Integration.Tests;

/// <summary>fsix deck, killed with SIGKILL at random moments under load: whatever it answered is there after the restart.</summary>
public sealed class DeckCrashTests : IDisposable
{
    private const int Writers = 4;
    private readonly string _folder = Repository.TemporaryFolder();
    private readonly ConcurrentDictionary<long, string> _answered = new();

    [Fact]
    public async Task Deck_killed_at_any_moment_keeps_every_answered_change()
    {
        var random = new Random(20261120);
        var kills = Stress.Count(200);
        for (var n = 0; n < kills; n++)
        {
            using var deck = await RunningDeckProcess.StartAsync(_folder);
            var status = JsonDocument.Parse(await deck.Client.GetStringAsync("/status", TestContext.Current.CancellationToken)).RootElement;
            var newest = _answered.Keys.DefaultIfEmpty(0).Max();
            Assert.True(status.GetProperty("seq").GetInt64() >= newest, $"kill {n}: entry {newest} was answered, the Deck is at {status.GetProperty("seq")}");
            using var stop = new CancellationTokenSource();
            var load = Enumerable.Range(0, Writers).Select(w => WriteAsync(deck, n, w, stop.Token)).ToList();
            await Task.Delay(random.Next(5, 150), TestContext.Current.CancellationToken);
            await deck.KillAsync();
            await stop.CancelAsync();
            await Task.WhenAll(load);
        }

        using (var last = await RunningDeckProcess.StartAsync(_folder))
        {
            Assert.Contains("\"status\":\"ok\"", await last.Client.GetStringAsync("/health", TestContext.Current.CancellationToken), StringComparison.Ordinal);
            await last.KillAsync();
        }

        var journal = Journal();
        Assert.All(_answered, a => Assert.Equal(a.Value, journal.GetValueOrDefault(a.Key)));
        Assert.True(_answered.Count > kills, $"only {_answered.Count} changes were answered");
        TestContext.Current.SendDiagnosticMessage("{0} kills, {1} answered changes, all there; {2} entries in the journal", kills, _answered.Count, journal.Count);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task WriteAsync(RunningDeckProcess deck, int kill, int writer, CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var mark = $"k{kill}w{writer}i{i}";
            try
            {
                var (status, body) = await deck.PostAsync("/trades", $$"""{"symbol":"{{mark}}","latency_ms":{{i}}}""");
                Assert.Equal(200, status);
                _answered[JsonDocument.Parse(body).RootElement.GetProperty("seq").GetInt64()] = mark;
            }
            catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>Marks by number, read from the files without the Deck's own code.</summary>
    private Dictionary<long, string> Journal()
    {
        var marks = new Dictionary<long, string>();
        foreach (var line in Directory.GetFiles(_folder, "journal-*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadLines))
        {
            var entry = JsonDocument.Parse(line).RootElement.GetProperty("e");
            var seq = entry.GetProperty("seq").GetInt64();
            Assert.Equal(marks.Count + 1, seq);
            marks[seq] = entry.GetProperty("change").TryGetProperty("trade", out var trade) ? trade.GetProperty("symbol").GetString()! : "";
        }

        return marks;
    }
}
