using FuturesSix.Application;
using FuturesSix.Data;
using FuturesSix.Data.Configuration;
using FuturesSix.Data.Runs;

namespace FuturesSix.Tests.Application;

public sealed class RunStackTests : IDisposable
{
    private readonly ArtifactsSandbox _sandbox = new();

    [Fact]
    public void Execute_twice_reuses_the_verified_run()
    {
        var first = _sandbox.Run();
        var second = _sandbox.Run();

        Assert.False(first.Reused);
        Assert.True(second.Reused);
        Assert.Equal(first.Meta.CreatedUtc, second.Meta.CreatedUtc);
        Assert.Equivalent(first.Summary, second.Summary, strict: true);
    }

    [Fact]
    public void Execute_in_two_places_gives_the_same_bytes_but_for_timestamps()
    {
        using var other = new ArtifactsSandbox();
        var (a, b) = (_sandbox.Run(), other.Run());

        Assert.Equal(a.RunId, b.RunId);
        Assert.Equal(a.Meta.DeterminismHash, b.Meta.DeterminismHash);
        Assert.Equal(a.Meta.MerkleRoot, b.Meta.MerkleRoot);
        Assert.All(
            RunFiles.Paths.Except([RunFiles.Meta, RunFiles.Manifest]),
            f => Assert.Equal(File.ReadAllBytes(Path.Combine(a.Path, f)), File.ReadAllBytes(Path.Combine(b.Path, f))));
        Assert.Equivalent(a.Meta with { CreatedUtc = b.Meta.CreatedUtc, ElapsedSeconds = b.Meta.ElapsedSeconds }, b.Meta, strict: true);
    }

    [Fact]
    public void Execute_damaged_run_is_refused_and_force_replaces_it()
    {
        var run = _sandbox.Run();
        File.AppendAllText(Path.Combine(run.Path, "weights.csv"), "x");

        var error = Assert.Throws<RunStoreException>(() => _sandbox.Run());
        var forced = new RunStack().Execute(ArtifactsSandbox.Request(_sandbox.Path) with { Force = true });

        Assert.Contains(error.Problems, p => p.Contains("weights.csv", StringComparison.Ordinal));
        Assert.False(forced.Reused);
        Assert.Empty(_sandbox.Store.Verify(run.RunId));
        Assert.Equal([run.RunId], Directory.GetFileSystemEntries(_sandbox.Runs).Select(Path.GetFileName));
    }

    [Fact]
    public void Execute_any_setting_gives_another_id()
    {
        var ids = new[] { "simulation.capital=1000000", "risk_targeting.target_vol=0.1", "rebalance=M" }.Select(s => _sandbox.Run(s).RunId)
            .Append(_sandbox.Run().RunId);

        Assert.Equal(4, ids.Distinct().Count());
    }

    [Fact]
    public void Execute_chosen_id_of_another_run_is_refused()
    {
        var request = ArtifactsSandbox.Request(_sandbox.Path) with { RunId = "synthetic_mine" };
        new RunStack().Execute(request);
        var other = ArtifactsSandbox.Request(_sandbox.Path, "rebalance=M") with { RunId = "synthetic_mine" };

        Assert.Contains("force to replace it", Assert.Throws<RunStoreException>(() => new RunStack().Execute(other)).Message);
        Assert.Equal("M", new RunStack().Execute(other with { Force = true }).Meta.Schedule.Rule);
    }

    [Theory]
    [InlineData("mine", "synthetic_")]
    [InlineData("../up", "cannot be used")]
    public void Execute_chosen_id_that_hides_or_escapes_is_refused(string id, string expected) => Assert.Contains(
        expected, Assert.Throws<RequestException>(() => new RunStack().Execute(ArtifactsSandbox.Request(_sandbox.Path) with { RunId = id })).Message);

    [Fact]
    public void Execute_cancelled_at_any_progress_leaves_nothing()
    {
        var points = new CountingProgress(int.MaxValue, null);
        using (var whole = new ArtifactsSandbox())
        {
            new RunStack().Execute(ArtifactsSandbox.Request(whole.Path), points);
        }

        var random = new Random(7);
        var tries = Stress.Count(120);
        foreach (var at in Enumerable.Range(0, tries).Select(_ => random.Next(1, points.Count + 1)).Append(1).Append(points.Count))
        {
            using var source = new CancellationTokenSource();
            var progress = new CountingProgress(at, source);

            Assert.ThrowsAny<OperationCanceledException>(() => new RunStack().Execute(ArtifactsSandbox.Request(_sandbox.Path), progress, source.Token));
            Assert.True(!Directory.Exists(_sandbox.Runs) || Directory.GetFileSystemEntries(_sandbox.Runs).Length == 0, $"cancelled at {at}");
        }
    }

    [Fact]
    public async Task Execute_the_same_run_at_once_keeps_one_whole_run()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => _sandbox.Run())));

        Assert.Single(outcomes.Select(o => o.RunId).Distinct());
        Assert.Empty(_sandbox.Store.Verify(outcomes[0].RunId));
        Assert.Equal([outcomes[0].RunId], Directory.GetFileSystemEntries(_sandbox.Runs).Select(Path.GetFileName));
    }

    [Fact]
    public void Execute_tilt_of_nothing_known_is_bad_input()
    {
        var path = Path.Combine(_sandbox.Path, "book.yaml");
        File.WriteAllText(path, "overlay:\n  tilts:\n    - {scope: sleeve, target: trnd, multiplier: 1.2, start: 2017-01-01, end: 2018-01-01, author: me, intent: because}\n");
        var request = new RunRequest { Artifacts = _sandbox.Path, Configuration = new ConfigurationRequest { File = path } };

        var error = Assert.Throws<RequestException>(() => new RunStack().Execute(request));

        Assert.Contains("'trnd'", error.Message);
        Assert.DoesNotContain("Parameter", error.Message);
    }

    [Theory]
    [InlineData("2030-01-01", null)]
    [InlineData(null, "1990-01-01")]
    public void Execute_period_outside_the_data_says_which_is_inside(string? start, string? end)
    {
        var configuration = new ConfigurationRequest { Start = start is null ? null : DateOnly.Parse(start, null), End = end is null ? null : DateOnly.Parse(end, null) };

        var error = Assert.Throws<RequestException>(() => new RunStack().Execute(new RunRequest { Artifacts = _sandbox.Path, Configuration = configuration }));

        Assert.Contains("2016-01-04 to 2025-12-31", error.Message);
    }

    public void Dispose() => _sandbox.Dispose();

    private sealed class CountingProgress(int cancelAt, CancellationTokenSource? source) : IProgress<RunProgress>
    {
        public int Count { get; private set; }

        public void Report(RunProgress value)
        {
            Assert.False(source?.IsCancellationRequested ?? false, "reported after it was cancelled");
            if (++Count == cancelAt)
            {
                source?.Cancel();
            }
        }
    }
}
