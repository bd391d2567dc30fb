using FuturesSix.Application.Verification;
using FuturesSix.Data.Artifacts;
using FuturesSix.Data.Runs;
using FuturesSix.Data.Verification;

namespace FuturesSix.Tests.Verification;

public sealed class VerifyRunTests(VerifiedRunFixture runs, ITestOutputHelper output) : IClassFixture<VerifiedRunFixture>
{
    [Fact]
    public void Execute_untouched_runs_pass_every_check_with_replay()
    {
        foreach (var run in new[] { runs.Braked, runs.Full })
        {
            var found = VerifiedRunFixture.Verify(run.Path, replay: true);

            Assert.All(found.Checks, c => Assert.True(c.Passed, $"{c.Name}: {c.First} {c.Because}"));
            Assert.True(found.Passed);
            Assert.Null(found.First);
            Assert.Equal(RunRules.Names.Select(n => n.Name).Concat(["determinism", "isolation_replay", "margin_replay"]), found.Checks.Select(c => c.Name));
        }
    }

    [Fact]
    public void Execute_every_check_compares_something_in_one_of_the_runs()
    {
        var (a, b) = (VerifiedRunFixture.Verify(runs.Braked.Path), VerifiedRunFixture.Verify(runs.Full.Path));

        Assert.All(a.Checks.Zip(b.Checks).Where(c => c.First.Outcome != CheckOutcome.Skipped), c => Assert.True(c.First.Cells + c.Second.Cells > 0, c.First.Name));
    }

    [Fact]
    public void Execute_without_replay_leaves_its_checks_out_and_says_so()
    {
        var found = VerifiedRunFixture.Verify(runs.Braked.Path);

        Assert.True(found.Passed);
        Assert.Equal(3, found.Checks.Count(c => c.Outcome == CheckOutcome.Skipped));
        Assert.Contains("left out: determinism", found.Verdict);
    }

    [Fact]
    public void Execute_finds_every_random_corruption_of_a_byte_or_a_cell()
    {
        var random = new Random(20_240_517);
        using var forger = new RunForger(runs.Full.Path);
        string[] files = [.. Manifest.FilesOf(forger.Folder)];
        var count = Stress.Count(260);
        for (var n = 0; n < count; n++)
        {
            var name = files[n * 7 % files.Length];
            var file = forger.PathOf(name);
            var content = File.ReadAllBytes(file);
            if (content.Length == 0)
            {
                continue;
            }

            File.WriteAllBytes(file, n % 2 == 0 ? Corruption.Byte(content, random) : Corruption.Cell(content, random));
            var found = VerifiedRunFixture.Verify(forger.Folder);
            Assert.False(found.Passed, name);
            Assert.True(name == RunFiles.Manifest || found.First!.File == name, $"{name}: {found.First}");
            File.WriteAllBytes(file, content);
        }

        output.WriteLine($"{count} corruptions over {files.Length} files, none missed");
        Assert.True(VerifiedRunFixture.Verify(forger.Folder).Passed);
    }

    [Fact]
    public void Execute_finds_every_corruption_that_a_replay_can_know_also_with_all_hashes_made_to_fit()
    {
        var random = new Random(7);
        string[] files = [.. Manifest.FilesOf(runs.Full.Path).Where(f => f is not (RunFiles.Manifest or RunFiles.Meta or RunFiles.Report or RunFiles.Config))];
        var count = Stress.Count(60);
        for (var n = 0; n < count; n++)
        {
            using var forger = new RunForger(runs.Full.Path);
            var file = files[(n * 17) % files.Length];
            File.WriteAllBytes(forger.PathOf(file), Corruption.Cell(File.ReadAllBytes(forger.PathOf(file)), random));
            forger.Reseal();
            Assert.False(VerifiedRunFixture.Verify(forger.Folder, replay: true).Passed, file);
        }

        output.WriteLine($"{count} corruptions with hashes that fit, none missed");
    }

    [Fact]
    public void Execute_added_removed_renamed_and_truncated_files_are_found()
    {
        void Found(Action<RunForger> tamper, string file)
        {
            using var forger = new RunForger(runs.Braked.Path);
            tamper(forger);
            var checks = Stress.Full ? VerifiedRunFixture.Verify(forger.Folder).Checks : RunRules.Check(new RunArtifacts(forger.Folder), "files", "receipt", "json", "rows");
            Assert.DoesNotContain(checks, c => c.Name == "files" && c.Passed);
            Assert.Contains(checks, c => c.First?.File == file);
        }

        Found(f => File.WriteAllText(f.PathOf("extra.csv"), "date\n"), "extra.csv");
        Found(f => File.WriteAllText(f.PathOf(".hidden"), ""), ".hidden");
        Found(f => Directory.CreateDirectory(f.PathOf("empty")), "empty/");
        foreach (var file in RunFiles.Paths)
        {
            Found(f => File.Delete(f.PathOf(file)), file);
        }

        using var all = new RunForger(runs.Braked.Path);
        foreach (var file in RunFiles.Paths)
        {
            var content = File.ReadAllBytes(all.PathOf(file));
            File.WriteAllBytes(all.PathOf(file), [.. content, (byte)'\n']);
            Assert.Equal(file, RunRules.Check(new RunArtifacts(all.Folder), "files")[0].First!.File);
            File.WriteAllBytes(all.PathOf(file), content);
        }

        Found(f => File.WriteAllBytes(f.PathOf("weights.csv"), File.ReadAllBytes(f.PathOf("weights.csv"))[..^100]), "weights.csv");
    }

    [Theory]
    [InlineData("extra.csv")]
    [InlineData("notes.txt")]
    public void Execute_file_added_with_hashes_that_fit_is_found(string name)
    {
        using var forger = new RunForger(runs.Braked.Path);
        File.WriteAllText(forger.PathOf(name), "date\n");

        var found = VerifiedRunFixture.Verify(forger.Reseal().Folder);

        Assert.Equal((false, name), (found.Passed, found.First!.File));
    }

    [Theory]
    [InlineData("run_id")]
    [InlineData("created_utc")]
    [InlineData("elapsed_seconds")]
    [InlineData("account_currency")]
    public void Execute_edited_fact_of_meta_is_found(string key)
    {
        using var forger = new RunForger(runs.Braked.Path);
        var line = Array.FindIndex(forger.Lines(RunFiles.Meta), l => l.Contains($"\"{key}\"", StringComparison.Ordinal));
        var text = File.ReadAllText(forger.PathOf(RunFiles.Meta)).Split('\n');
        text[line] = string.Concat(text[line].Select(c => char.IsAsciiDigit(c) ? (char)('0' + ((c - '0' + 1) % 10)) : c == 'D' ? 'X' : c));
        File.WriteAllText(forger.PathOf(RunFiles.Meta), string.Join('\n', text));

        var found = VerifiedRunFixture.Verify(forger.Folder);

        Assert.Equal((false, RunFiles.Meta), (found.Passed, found.First!.File));
    }

    [Fact]
    public void First_names_the_cell_where_a_replay_can_tell()
    {
        using var forger = new RunForger(runs.Braked.Path);
        var row = forger.Row("weights.csv", r => r["ES"] != "0");
        forger.Cell("weights.csv", row, "ES", c => c + "1");

        var first = VerifiedRunFixture.Verify(forger.Folder, replay: true).First!;

        Assert.Equal(("weights.csv", row + 2, 2, "ES"), (first.File, first.Line, first.Column, first.Cell));
        Assert.Equal(forger.Lines("weights.csv")[row + 1][..10], $"{first.Date:yyyy-MM-dd}");
    }

    [Fact]
    public void Execute_missing_run_is_bad_input_that_names_the_nearest()
    {
        var error = Assert.Throws<RunStoreException>(() => new VerifyRun().Execute(new VerifyRequest { Run = runs.Full.RunId[..^1] + "!", Artifacts = runs.Artifacts }));

        Assert.Contains(runs.Full.RunId, error.Message);
    }

    [Fact]
    public void Execute_latest_and_folder_find_the_run()
    {
        var latest = new VerifyRun().Execute(new VerifyRequest { Run = "latest", Artifacts = runs.Artifacts, Replay = false });
        var folder = new VerifyRun().Execute(new VerifyRequest { Run = Path.GetRelativePath(runs.Artifacts, runs.Braked.Path), Artifacts = "nowhere", Replay = false, Folder = runs.Artifacts });

        Assert.Equal((runs.Full.RunId, runs.Braked.RunId), (latest.RunId, folder.RunId));
    }
}
