using System.Text.Json;
using FuturesSix.Application.Deck;
using FuturesSix.Core.Live.Deck;
using FuturesSix.Core.Live.RiskRails;
using FuturesSix.Data;
using FuturesSix.Data.Deck;

namespace FuturesSix.Tests.Deck;

public sealed class DeckJournalTests : IDisposable
{
    private readonly string _folder = Repository.TemporaryFolder();

    [Fact]
    public async Task Open_after_any_torn_tail_has_every_whole_entry_and_sets_the_rest_aside()
    {
        await WriteAsync(6);
        var segment = Directory.GetFiles(_folder, "journal-*").Single();
        var content = await File.ReadAllBytesAsync(segment, TestContext.Current.CancellationToken);
        var random = new Random(3);
        for (var n = 0; n < Stress.Count(400); n++)
        {
            var cut = random.Next(0, content.Length + 1);
            byte[] tail = n % 3 == 0 ? new byte[random.Next(50)] : [];
            Reset();
            await File.WriteAllBytesAsync(segment, [.. content.AsSpan(0, cut), .. tail], TestContext.Current.CancellationToken);

            await using var journal = new DeckJournal(_folder);
            var found = await journal.OpenAsync(TestContext.Current.CancellationToken);

            var whole = content.AsSpan(0, cut).Count((byte)'\n');
            Assert.Equal(whole, found.State.Seq);
            Assert.Equal(cut + tail.Length > content.AsSpan(0, cut).LastIndexOf((byte)'\n') + 1, found.Notes.Count == 1);
            Assert.Equal(whole, File.ReadAllLines(Path.Combine(_folder, "audit.jsonl")).Length);
        }
    }

    [Fact]
    public async Task Open_damaged_line_before_whole_ones_names_file_and_line()
    {
        await WriteAsync(6);
        var segment = Directory.GetFiles(_folder, "journal-*").Single();
        var lines = await File.ReadAllLinesAsync(segment, TestContext.Current.CancellationToken);
        lines[2] = lines[2].Replace("red", "rad", StringComparison.Ordinal).Replace("green", "groan", StringComparison.Ordinal).Replace("yellow", "yallow", StringComparison.Ordinal);
        await File.WriteAllTextAsync(segment, string.Join('\n', lines) + "\n", TestContext.Current.CancellationToken);

        await using var journal = new DeckJournal(_folder);
        var error = await Assert.ThrowsAsync<DeckLogException>(() => journal.OpenAsync(TestContext.Current.CancellationToken));
        Assert.Contains($"{segment}(3):", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task Open_snapshots_every_n_entries_gives_the_same_state_as_the_fold(int every)
    {
        var expected = await WriteAsync(50, every);

        await using var journal = new DeckJournal(_folder, every);
        var found = await journal.OpenAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Text(expected[^1]), Text(found.State));
        Assert.Equal(expected.Count, found.History.Points.Count);
        foreach (var state in expected)
        {
            Assert.Equal(Text(state), Text((await journal.StateAtAsync(state.At, TestContext.Current.CancellationToken))!));
        }

        Assert.Null(await journal.StateAtAsync(expected[0].At.AddTicks(-1), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Open_unreadable_snapshot_is_replaced_by_the_journal_and_said()
    {
        var expected = await WriteAsync(50, 10);
        var newest = Directory.GetFiles(_folder, "snapshot-*").Max()!;
        await File.WriteAllTextAsync(newest, "{\"state\":", TestContext.Current.CancellationToken);

        await using var journal = new DeckJournal(_folder, 10);
        var found = await journal.OpenAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Text(expected[^1]), Text(found.State));
        Assert.Contains(found.Notes, n => n.Contains("snapshot", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Open_missing_segment_is_an_error()
    {
        await WriteAsync(50, 10);
        foreach (var snapshot in Directory.GetFiles(_folder, "snapshot-*"))
        {
            File.Delete(snapshot);
        }

        File.Delete(Directory.GetFiles(_folder, "journal-*").Order(StringComparer.Ordinal).ElementAt(2));
        await using var journal = new DeckJournal(_folder, 10);
        Assert.Contains("is missing", (await Assert.ThrowsAsync<DeckLogException>(() => journal.OpenAsync(TestContext.Current.CancellationToken))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_folder_of_a_running_Deck_is_refused()
    {
        await using var first = await DeckDesk.OpenAsync(new DeckJournal(_folder), TimeProvider.System, ["a"], TestContext.Current.CancellationToken);
        await using var second = new DeckJournal(_folder);

        await Assert.ThrowsAsync<RequestException>(() => second.OpenAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Submit_failing_log_answers_with_the_error_and_changes_nothing()
    {
        var log = new FailingLog();
        await using var desk = await DeckDesk.OpenAsync(log, TimeProvider.System, ["a"], TestContext.Current.CancellationToken);
        log.Fails = true;

        await Assert.ThrowsAsync<DeckLogException>(() => desk.SubmitAsync(Mode(RiskMode.Red), new DeckActor("x", "y"), TestContext.Current.CancellationToken));
        Assert.Equal((1, RiskMode.Yellow), (desk.State.Seq, desk.State.Mode));
        Assert.Equal("disk full", desk.Fault);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static DeckChange Mode(RiskMode mode) => new() { Kind = DeckChangeKind.Mode, Mode = mode };

    private static string Text(DeckState state) => JsonSerializer.Serialize(state, DeckJson.Options);

    /// <summary>Writes changes and dies without closing; returns the states after each.</summary>
    private async Task<List<DeckState>> WriteAsync(int count, int every = 1000)
    {
        await using var journal = new DeckJournal(_folder, every);
        var state = (await journal.OpenAsync(TestContext.Current.CancellationToken)).State;
        var (states, history) = (new List<DeckState>(), new DeckHistory());
        for (var i = 0; i < count; i++)
        {
            var change = i == 0 ? new DeckChange { Kind = DeckChangeKind.Init, Weights = new Dictionary<string, double> { ["b"] = 0.5, ["a"] = 0.5 } } : Mode((RiskMode)(i % 3));
            var next = DeckRules.Apply(state, change, DateTimeOffset.UnixEpoch.AddSeconds(i)).State!;
            Assert.True(await journal.AppendAsync([DeckAudit.Entry(state, next, change, "test", "here")], TestContext.Current.CancellationToken));
            state = next;
            history.Add(state, change);
            states.Add(state);
            await journal.NoteAsync(state, history, closing: false);
        }

        return states;
    }

    private void Reset()
    {
        foreach (var file in Directory.GetFiles(_folder))
        {
            File.Delete(file);
        }
    }

    private sealed class FailingLog : IDeckLog
    {
        public event Action? Changed
        {
            add { }
            remove { }
        }

        public bool Fails { get; set; }

        public Task<DeckRecovery> OpenAsync(CancellationToken cancel) => Task.FromResult(new DeckRecovery(DeckState.Empty, new DeckHistory(), []));

        public Task<bool> AppendAsync(IReadOnlyList<DeckEntry> entries, CancellationToken cancel) => Fails ? throw new DeckLogException("disk full") : Task.FromResult(true);

        public Task<IReadOnlyList<DeckEntry>> ReadAfterAsync(long seq, CancellationToken cancel) => Task.FromResult<IReadOnlyList<DeckEntry>>([]);

        public Task<DeckState?> StateAtAsync(DateTimeOffset at, CancellationToken cancel) => Task.FromResult<DeckState?>(null);

        public Task NoteAsync(DeckState state, DeckHistory history, bool closing) => Task.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
