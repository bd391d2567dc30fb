using System.Globalization;
using FuturesSix.Application;
using FuturesSix.Application.Verification;
using FuturesSix.Data.Configuration;
using FuturesSix.Data.Runs;
using FuturesSix.Data.Verification;
using FuturesSix.Tests.Application;

namespace FuturesSix.Tests.Verification;

/// <summary>One id has one determinism hash however the dataset is named, and the receipt finds the dataset again.</summary>
public sealed class ReplayTests : IDisposable
{
    private readonly ArtifactsSandbox _sandbox = new();
    private readonly string _data;

    public ReplayTests() => _data = SmallDataset.Write(Path.Combine(_sandbox.Path, "here", "data"));

    [Fact]
    public void Run_under_two_spellings_of_the_dataset_is_one_run_with_one_determinism_hash()
    {
        var absolute = Run(_data);
        var relative = Run("here/./data/tiny.yaml", "second");

        Assert.NotEqual(File.ReadAllText(Path.Combine(absolute.Path, RunFiles.Config)), File.ReadAllText(Path.Combine(relative.Path, RunFiles.Config)));
        Assert.Equal(absolute.RunId, relative.RunId);
        Assert.Equal((absolute.Meta.DeterminismHash, absolute.Meta.MerkleRoot, absolute.Meta.Fingerprint), (relative.Meta.DeterminismHash, relative.Meta.MerkleRoot, relative.Meta.Fingerprint));
        Assert.All(Manifest.Read(absolute.Path).Where(e => e.Path is not (RunFiles.Meta or RunFiles.Config)), e => Assert.Contains(e, Manifest.Read(relative.Path)));
        Assert.True(Verify(absolute).Passed);
        Assert.True(Verify(relative).Passed);
    }

    [Fact]
    public void Config_hash_is_that_of_the_file_without_its_first_line()
    {
        var run = Run(_data);
        var text = File.ReadAllText(Path.Combine(run.Path, RunFiles.Config));

        Assert.StartsWith("dataset: ", text, StringComparison.Ordinal);
        Assert.Equal(run.Meta.ConfigHash, Hashes.OfText(text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..]));
    }

    [Fact]
    public void Replay_finds_a_dataset_that_was_named_from_another_folder()
    {
        var run = Run("here/data/tiny.yaml");

        Assert.True(Verify(run).Passed);
    }

    [Fact]
    public void Replay_finds_a_dataset_that_was_moved_together_with_the_run()
    {
        var run = new RunStack().Execute(Request(_data, "inside") with { Artifacts = Path.Combine(_sandbox.Path, "here", "artifacts") });
        Directory.Move(Path.Combine(_sandbox.Path, "here"), Path.Combine(_sandbox.Path, "there"));

        Assert.True(Verify(run with { Path = run.Path.Replace($"{Path.DirectorySeparatorChar}here{Path.DirectorySeparatorChar}", $"{Path.DirectorySeparatorChar}there{Path.DirectorySeparatorChar}", StringComparison.Ordinal) }).Passed);
    }

    [Fact]
    public void Replay_without_its_dataset_is_no_pass_and_says_where_it_looked()
    {
        var run = Run(_data);
        var moved = Path.Combine(_sandbox.Path, "elsewhere");
        Directory.Move(Path.GetDirectoryName(_data)!, moved);

        var found = Verify(run);

        Assert.False(found.Passed);
        Assert.Null(found.First);
        Assert.All(found.Checks.Where(c => !c.Passed), c => Assert.Equal(CheckOutcome.Unavailable, c.Outcome));
        Assert.Equal(["determinism", "isolation_replay", "margin_replay"], found.Checks.Where(c => !c.Passed).Select(c => c.Name));
        Assert.Contains(_data, found.Verdict);
        Assert.True(Verify(run, Path.Combine(moved, "tiny.yaml")).Passed);
        Assert.True(new VerifyRun().Execute(new VerifyRequest { Run = run.Path, Artifacts = _sandbox.Path, Replay = false }).Passed);
    }

    [Fact]
    public void Replay_of_a_dataset_that_changed_is_no_pass()
    {
        var run = Run(_data);
        File.WriteAllText(_data, File.ReadAllText(_data) + "# another\n");

        var check = Verify(run).Checks.Single(c => c.Name == "determinism");

        Assert.Equal(CheckOutcome.Unavailable, check.Outcome);
        Assert.Contains("not the one it was made of", check.Because);
    }

    [Fact]
    public void Replay_of_a_run_by_another_program_that_comes_out_otherwise_is_no_pass()
    {
        using var forger = new RunForger(Run(_data).Path);
        forger.Json(RunFiles.Meta, meta => meta["code_version"] = "0.0.9+abcdef01").Cell("exposure.csv", 300, "gross", c => c + "1").Reseal();

        var check = Verify(forger.Folder, _data).Checks.Single(c => c.Name == "determinism");

        Assert.Equal(CheckOutcome.Unavailable, check.Outcome);
        Assert.Contains("0.0.9+abcdef01", check.Because);
        Assert.Null(check.First);
    }

    [Theory]
    [InlineData(1e-12, true)]
    [InlineData(1e-6, false)]
    public void Replay_of_a_run_from_another_system_compares_numbers_and_says_so(double change, bool passes)
    {
        using var forger = new RunForger(Run(_data).Path);
        var row = forger.Row("exposure.csv", r => r["gross"] != "0");
        forger.Json(RunFiles.Meta, meta => meta["platform"]!["system"] = "plan9")
            .Cell("exposure.csv", row, "gross", c => (double.Parse(c, CultureInfo.InvariantCulture) + change).ToString("R", CultureInfo.InvariantCulture)).Reseal();

        var check = Verify(forger.Folder, _data).Checks.Single(c => c.Name == "determinism");

        Assert.Equal(passes, check.Passed);
        Assert.Contains("plan9", check.Because);
        Assert.Contains("1e-9", check.Because);
    }

    [Fact]
    public void Replay_finds_a_promoted_number_that_every_other_check_believes()
    {
        using var forger = new RunForger(Run(_data).Path);
        var row = forger.Row("engine_forecasts.csv", r => r["engine"] == "trend" && r["forecast"].Length > 4);
        forger.Cell("engine_forecasts.csv", row, "forecast", c => Math.BitIncrement(double.Parse(c, CultureInfo.InvariantCulture)).ToString("R", CultureInfo.InvariantCulture)).Reseal();

        var found = Verify(forger.Folder, _data);

        Assert.Equal(["determinism"], found.Checks.Where(c => !c.Passed).Select(c => c.Name));
        Assert.Equal(("engine_forecasts.csv", row + 2, 4), (found.First!.File, found.First.Line, found.First.Column));
    }

    [Fact]
    public void Replay_of_precomputed_scalars_needs_the_source_run_as_it_was()
    {
        var source = new RunStack().Execute(Request(_data, "source", "allocator.mode=compute"));
        var replayed = new RunStack().Execute(Request(_data, "replayed", "allocator.mode=precomputed", $"allocator.precomputed_run_id={source.RunId}"));
        Assert.True(Verify(replayed).Passed, Verify(replayed).Verdict);

        Directory.Delete(source.Path, recursive: true);
        var found = Verify(replayed);

        Assert.False(found.Passed);
        Assert.Contains(found.Checks, c => c.Name == "determinism" && c.Outcome == CheckOutcome.Unavailable && c.Because!.Contains(source.RunId, StringComparison.Ordinal));
    }

    public void Dispose() => _sandbox.Dispose();

    private static RunVerification Verify(RunOutcome run, string? dataset = null) => Verify(run.Path, dataset);

    private static RunVerification Verify(string folder, string? dataset = null) => VerifiedRunFixture.Verify(folder, replay: true, dataset);

    private RunOutcome Run(string dataset, string artifacts = "first") => new RunStack().Execute(Request(dataset, artifacts));

    private RunRequest Request(string dataset, string artifacts, params string[] sets) => new()
    {
        Artifacts = Path.Combine(_sandbox.Path, artifacts is "source" or "replayed" ? "both" : artifacts),
        Configuration = new ConfigurationRequest { Dataset = dataset, Folder = _sandbox.Path, Sets = sets },
    };
}
