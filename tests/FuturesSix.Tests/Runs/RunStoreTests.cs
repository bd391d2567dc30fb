using FuturesSix.Data.Runs;
using FuturesSix.Tests.Application;

namespace FuturesSix.Tests.Runs;

public sealed class RunStoreTests : IDisposable
{
    private readonly ArtifactsSandbox _sandbox = new();

    [Fact]
    public void Verify_untouched_run_finds_nothing() => Assert.Empty(_sandbox.Store.Verify(_sandbox.Run().RunId));

    [Fact]
    public void Verify_any_changed_file_is_named()
    {
        var run = _sandbox.Run();
        foreach (var file in RunFiles.Paths)
        {
            var path = Path.Combine(run.Path, file);
            var content = File.ReadAllBytes(path);
            File.WriteAllBytes(path, [.. content, (byte)'0']);
            Assert.Contains(_sandbox.Store.Verify(run.RunId), p => p.Contains(file, StringComparison.Ordinal));
            File.WriteAllBytes(path, content);
        }

        Assert.Empty(_sandbox.Store.Verify(run.RunId));
    }

    [Fact]
    public void Verify_any_missing_file_is_named()
    {
        var run = _sandbox.Run();
        foreach (var file in RunFiles.Paths)
        {
            var path = Path.Combine(run.Path, file);
            File.Move(path, path + ".away");
            Assert.Contains(_sandbox.Store.Verify(run.RunId), p => p.Contains($"{file}:", StringComparison.Ordinal));
            File.Move(path + ".away", path);
        }
    }

    [Fact]
    public void Verify_added_file_is_named()
    {
        var run = _sandbox.Run();
        File.WriteAllText(Path.Combine(run.Path, "extra.csv"), "date\n");

        Assert.Contains("extra.csv", Assert.Single(_sandbox.Store.Verify(run.RunId)));
    }

    [Fact]
    public void Verify_file_edited_together_with_its_manifest_line_is_found()
    {
        var run = _sandbox.Run();
        var path = Path.Combine(run.Path, "weights.csv");
        File.AppendAllText(path, "2019-01-04,1\n");
        var entries = Manifest.Read(run.Path).Select(e => e.Path == "weights.csv" ? e with { Hash = Hashes.OfFile(path) } : e);
        File.WriteAllText(Path.Combine(run.Path, RunFiles.Manifest), Manifest.Text(entries));

        Assert.Contains(_sandbox.Store.Verify(run.RunId), p => p.Contains("determinism_hash", StringComparison.Ordinal));
        Assert.Contains(_sandbox.Store.Verify(run.RunId), p => p.Contains("margin_and_execution", StringComparison.Ordinal));
    }

    [Fact]
    public void List_ignores_temporary_folders_and_shows_damage()
    {
        var run = _sandbox.Run();
        Directory.CreateDirectory(Path.Combine(_sandbox.Runs, ".tmp-left"));
        Directory.CreateDirectory(Path.Combine(_sandbox.Runs, "empty"));

        var list = _sandbox.Store.List();

        Assert.Equal(["empty", run.RunId], list.Select(r => r.RunId));
        Assert.Contains("meta.json", list[0].Damage);
        Assert.Null(list[1].Damage);
    }

    [Fact]
    public void Save_deletes_folders_of_dead_writers_only()
    {
        Directory.CreateDirectory(_sandbox.Runs);
        using var living = TemporaryRunFolder.Create(_sandbox.Runs, "living");
        var dead = Path.Combine(_sandbox.Runs, ".tmp-dead-1");
        var foreign = Path.Combine(_sandbox.Runs, ".tmp-foreign");
        Directory.CreateDirectory(dead);
        Directory.CreateDirectory(foreign);
        File.WriteAllText(Path.Combine(dead, "meta.json"), "{");
        File.WriteAllText(dead + ".lock", "");

        _sandbox.Run();

        Assert.False(Directory.Exists(dead));
        Assert.False(File.Exists(dead + ".lock"));
        Assert.True(Directory.Exists(living.Path));
        Assert.True(Directory.Exists(foreign));
    }

    [Fact]
    public void Save_puts_back_a_run_whose_replacement_died_halfway()
    {
        var run = _sandbox.Run();
        var dead = Path.Combine(_sandbox.Runs, $".tmp-{run.RunId}-{Guid.NewGuid():N}");
        Directory.CreateDirectory(dead);
        Directory.Move(run.Path, Path.Combine(dead, "replaced"));
        File.WriteAllText(dead + ".lock", "");

        var other = _sandbox.Run("risk_targeting.target_vol=0.1");

        Assert.NotEqual(run.RunId, other.RunId);
        Assert.Empty(_sandbox.Store.Verify(run.RunId));
        Assert.Equal([run.Path, other.Path], [.. Directory.GetDirectories(_sandbox.Runs).OrderBy(p => p != run.Path)]);
        Assert.False(File.Exists(dead + ".lock"));
    }

    [Fact]
    public void Save_deletes_a_replaced_run_when_its_replacement_is_there()
    {
        var run = _sandbox.Run();
        var dead = Path.Combine(_sandbox.Runs, $".tmp-{run.RunId}-{Guid.NewGuid():N}");
        Directory.CreateDirectory(Path.Combine(dead, "replaced"));
        File.WriteAllText(dead + ".lock", "");

        _sandbox.Run("risk_targeting.target_vol=0.1");

        Assert.Empty(_sandbox.Store.Verify(run.RunId));
        Assert.False(Directory.Exists(dead));
    }

    [Fact]
    public void Dispose_of_a_folder_with_a_replaced_run_and_no_replacement_puts_it_back()
    {
        using (var folder = TemporaryRunFolder.Create(_sandbox.Runs, "a-b"))
        {
            Directory.CreateDirectory(folder.Aside);
            File.WriteAllText(Path.Combine(folder.Aside, "x"), "1");
        }

        Assert.Equal("1", File.ReadAllText(Path.Combine(_sandbox.Runs, "a-b", "x")));
        Assert.Single(Directory.GetFileSystemEntries(_sandbox.Runs));
    }

    [Fact]
    public void Open_unknown_run_suggests_the_nearest()
    {
        var run = _sandbox.Run();

        var error = Assert.Throws<RunStoreException>(() => _sandbox.Store.Open(run.RunId[..^1] + "x"));

        Assert.Contains($"did you mean '{run.RunId}'?", error.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../up")]
    [InlineData(".hidden")]
    [InlineData("a b")]
    [InlineData("a/b")]
    public void IsValid_refuses_what_is_no_folder_name(string id) => Assert.False(RunIdentity.IsValid(id));

    public void Dispose() => _sandbox.Dispose();
}
