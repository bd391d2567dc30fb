using System.Collections.Concurrent;
using System.Text.Json;
using FuturesSix.Data.Allocations;
using FuturesSix.Data.Runs;

namespace FuturesSix.Tests.Data.Allocations;

public sealed class AllocationStoreTests : IDisposable
{
    private readonly AllocationFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Export_writes_the_named_csv_its_record_and_the_latest()
    {
        var export = _folder.Export(_folder.Path);

        Assert.Equal("20260304_120000_alloc.csv", Path.GetFileName(export.Csv));
        Assert.Equal("20260304_120000_alloc.json", Path.GetFileName(export.Json));
        Assert.Equal(File.ReadAllBytes(export.Csv), File.ReadAllBytes(Path.Combine(_folder.Path, "latest.csv")));
        Assert.Equal(File.ReadAllBytes(export.Json), File.ReadAllBytes(Path.Combine(_folder.Path, "latest.json")));
        var text = File.ReadAllText(export.Csv);
        Assert.StartsWith("Sleeve,Weight\ncarry,", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles(_folder.Path), f => Path.GetFileName(f).StartsWith(".tmp-", StringComparison.Ordinal));
    }

    [Fact]
    public void Export_record_says_configuration_inputs_and_explanation()
    {
        var export = _folder.Export(_folder.Path);
        using var record = JsonDocument.Parse(File.ReadAllText(export.Json));
        var root = record.RootElement;

        Assert.Equal("2026-03-04T12:00:00+00:00", root.GetProperty("created").GetString());
        Assert.Equal(Hashes.Of(File.ReadAllBytes(export.Csv)), root.GetProperty("csv_sha256").GetString());
        Assert.Equal(AllocationInputReader.Hash(AllocationFolder.Input().Input), root.GetProperty("inputs_sha256").GetString());
        Assert.Equal("ewma", root.GetProperty("allocation").GetProperty("config").GetProperty("mode").GetString());
        var sleeve = root.GetProperty("allocation").GetProperty("sleeves")[2];
        Assert.Equal("trend", sleeve.GetProperty("name").GetString());
        Assert.Equal(0.98, sleeve.GetProperty("score").GetProperty("score").GetDouble(), 1e-15);
        Assert.Equal("none", sleeve.GetProperty("bound").GetString());
        Assert.Equal("a note", root.GetProperty("input_notes")[0].GetString());
    }

    [Fact]
    public void Export_twice_in_a_second_has_two_names_in_order()
    {
        string[] names = [.. Enumerable.Range(0, 12).Select(k => Path.GetFileName(_folder.Export(_folder.Path, k / 10.0).Csv))];
        _folder.Clock.Now += TimeSpan.FromSeconds(1);
        var later = _folder.Export(_folder.Path);

        Assert.Equal("20260304_120000_02_alloc.csv", names[1]);
        Assert.Equal("20260304_120000_12_alloc.csv", names[11]);
        Assert.Equal([.. names, "20260304_120001_alloc.csv"], new AllocationStore(_folder.Path).List().Select(Path.GetFileName));
        Assert.Equal(File.ReadAllBytes(later.Csv), File.ReadAllBytes(later.LatestCsv));
    }

    [Fact]
    public void Export_time_is_utc_wherever_the_clock_stands()
    {
        _folder.Clock.Now = new DateTimeOffset(2026, 3, 4, 1, 30, 0, TimeSpan.FromHours(9));

        Assert.Equal("20260303_163000_alloc.csv", Path.GetFileName(_folder.Export(_folder.Path).Csv));
    }

    [Fact]
    public async Task Export_from_eight_threads_never_shares_a_name_and_never_shows_a_torn_file()
    {
        const int Threads = 8;
        const int Each = 5;
        using var done = new CancellationTokenSource();
        var reader = Task.Run(() => ReadLatest(done.Token), TestContext.Current.CancellationToken);
        var paths = new ConcurrentBag<string>();
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(() =>
        {
            for (var k = 0; k < Each; k++)
            {
                paths.Add(_folder.Export(_folder.Path, (thread * Each) + k).Csv);
            }
        })));
        await done.CancelAsync();

        Assert.True(await reader > 0);
        Assert.Equal(Threads * Each, paths.Distinct().Count());
        var listed = new AllocationStore(_folder.Path).List();
        Assert.Equal(Threads * Each, listed.Count);
        Assert.All(listed, path => Assert.False(AllocationFile.Read(path) is { Edited: true } or { RecordedSha256: null }));
        Assert.Equal(File.ReadAllBytes(listed[^1]), File.ReadAllBytes(Path.Combine(_folder.Path, "latest.csv")));
        Assert.Equal(File.ReadAllBytes(Path.ChangeExtension(listed[^1], ".json")), File.ReadAllBytes(Path.Combine(_folder.Path, "latest.json")));
    }

    [Fact]
    public void Export_name_whose_record_is_there_is_not_reused()
    {
        _folder.Write("20260304_120000_alloc.json", "{}");
        _folder.Write("20260304_120000_02_alloc.csv", "Sleeve,Weight\nA,1\n");

        Assert.Equal("20260304_120000_03_alloc.csv", Path.GetFileName(_folder.Export(_folder.Path).Csv));
        Assert.False(File.Exists(Path.Combine(_folder.Path, "20260304_120000_02_alloc.json")));
    }

    [Fact]
    public void Export_removes_what_a_dead_writer_left()
    {
        var dead = _folder.Write(".tmp-dead", "half");
        var fresh = _folder.Write(".tmp-fresh", "half");
        File.SetLastWriteTimeUtc(dead, DateTime.UtcNow.AddHours(-2));
        _folder.Export(_folder.Path);

        Assert.False(File.Exists(dead));
        Assert.True(File.Exists(fresh));
    }

    [Fact]
    public void Export_cancelled_while_another_writer_holds_the_folder_writes_nothing()
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(80));
        using var held = FuturesSix.Data.FolderLock.Take(_folder.Path, TimeSpan.Zero, CancellationToken.None);
        var input = AllocationFolder.Input();

        Assert.Throws<OperationCanceledException>(() => new AllocationStore(_folder.Path).Export(AllocationFolder.Allocate(input), input, cancel.Token));
        Assert.Empty(new AllocationStore(_folder.Path).List());
    }

    [Fact]
    public void Lock_that_stays_taken_is_named()
    {
        using var held = FuturesSix.Data.FolderLock.Take(_folder.Path, TimeSpan.Zero, CancellationToken.None);
        var error = Assert.Throws<FuturesSix.Data.RequestException>(() => FuturesSix.Data.FolderLock.Take(_folder.Path, TimeSpan.FromMilliseconds(40), CancellationToken.None));

        Assert.Contains("another process is writing here", error.Message, StringComparison.Ordinal);
    }

    private int ReadLatest(CancellationToken done)
    {
        var (latest, seen) = (Path.Combine(_folder.Path, "latest.csv"), 0);
        while (!done.IsCancellationRequested || seen == 0)
        {
            if (File.Exists(latest))
            {
                Assert.Equal(3, AllocationCsv.Read(latest, File.ReadAllBytes(latest)).Weights.Count);
                seen++;
            }

            done.WaitHandle.WaitOne(1);
        }

        return seen;
    }
}
