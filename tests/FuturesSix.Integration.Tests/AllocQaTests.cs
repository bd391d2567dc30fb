using System.Text.Json;

namespace FuturesSix.Integration.Tests;

/// <summary>fsix alloc qa as a process, with a stand-in for gh on PATH.</summary>
public sealed class AllocQaTests : IDisposable
{
    private static readonly string Sample = Path.Combine(Repository.Root, "docs", "samples", "sleeves.json");
    private readonly GhStandIn _gh = new();
    private readonly string _artifacts = Repository.TemporaryFolder();

    [Fact]
    public async Task Qa_passes_when_the_workflow_exports_the_same()
    {
        await ArtifactOfAsync(Sample);
        _gh.Answer("run-list", "[]", nth: 1);
        _gh.Answer("run-view", GhStandIn.Run("in_progress", ""), nth: 1);

        var (result, json) = await QaAsync();

        Assert.Equal(0, result.ExitCode);
        Assert.All(Steps(json), s => Assert.Equal("passed", s.Outcome));
        Assert.Equal(["auth-status", "workflow-run", "run-list", "run-list", "run-view", "run-view", "run-download"], _gh.CallNames);
        Assert.True(json.GetProperty("comparison").GetProperty("equal").GetBoolean());
        Assert.Contains("tolerance 1E-9", Detail(json, "compare"), StringComparison.Ordinal);
        Assert.Equal(4711, json.GetProperty("workflow_run").GetInt64());
        Assert.True(File.Exists(Path.Combine(_artifacts, "ci-meta", "4711", "latest.csv")));
        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(_artifacts, "ci-meta"), ".tmp-*"));
    }

    [Fact]
    public async Task Qa_dispatches_mode_metrics_and_a_new_correlation_id_each_time()
    {
        await ArtifactOfAsync(Sample);
        await QaAsync("--mode", "equal", "--ref", "some-branch");
        await QaAsync("--mode", "equal", "--ref", "some-branch");

        var dispatches = _gh.Calls.Where(c => c[0] == "workflow-run").ToList();
        var ids = dispatches.Select(c => c.Single(a => a.StartsWith("correlation_id=qa-", StringComparison.Ordinal))).ToList();
        Assert.Equal(2, ids.Distinct().Count());
        Assert.All(dispatches, c => Assert.Equal(
            ["workflow", "run", "meta-alloc-smoke.yml", "--ref", "some-branch", "--raw-field", "mode=equal", "--raw-field", "correlation_id", "--raw-field", "metrics=docs/samples/sleeves.json"],
            c[1..].Select(a => a.StartsWith("correlation_id", StringComparison.Ordinal) ? "correlation_id" : a)));
    }

    [Fact]
    public async Task Qa_takes_the_run_of_its_own_correlation_id_and_never_the_newest()
    {
        await ArtifactOfAsync(Sample);
        var (other, stale) = (
            GhStandIn.Run("completed", "failure", id: 9999, title: "meta-alloc-smoke ewma qa-of-somebody-else", created: DateTimeOffset.UtcNow.AddMinutes(1)),
            GhStandIn.Run("completed", "failure", id: 8888, created: DateTimeOffset.UtcNow.AddDays(-1)));
        _gh.Answer("run-list", $"[{other},{stale},{GhStandIn.Run("completed", "success")}]");

        var (result, json) = await QaAsync();

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(4711, json.GetProperty("workflow_run").GetInt64());
    }

    [Fact]
    public async Task Qa_fails_when_only_other_runs_appear()
    {
        _gh.Answer("run-list", GhStandIn.Run("completed", "success", listed: true, title: "meta-alloc-smoke ewma qa-of-somebody-else"));

        var (result, json) = await QaAsync("--timeout-minutes", "0.03");

        AssertFails(result, json, "find", "no run with correlation id qa-");
        Assert.DoesNotContain("run-view", _gh.CallNames);
    }

    [Fact]
    public async Task Qa_fails_when_the_workflow_fails()
    {
        _gh.Answer("run-view", GhStandIn.Run("completed", "failure"));

        var (result, json) = await QaAsync();

        AssertFails(result, json, "wait", "ended with 'failure'");
        Assert.DoesNotContain("run-download", _gh.CallNames);
    }

    [Fact]
    public async Task Qa_fails_at_the_time_out_of_a_run_that_goes_on()
    {
        _gh.Answer("run-view", GhStandIn.Run("in_progress", ""));

        var (result, json) = await QaAsync("--timeout-minutes", "0.04");

        AssertFails(result, json, "wait", "was still 'in_progress' after 0.04 minutes and runs on: https://example.org/runs/4711");
    }

    [Theory]
    [InlineData("auth-status", "gh")]
    [InlineData("workflow-run", "dispatch")]
    [InlineData("run-list", "find")]
    [InlineData("run-view", "wait")]
    [InlineData("run-download", "download")]
    public async Task Qa_kills_a_hanging_gh_at_the_time_out(string call, string step)
    {
        _gh.Answer(call, hang: true);

        var (result, json) = await QaAsync("--timeout-minutes", "0.05");

        AssertFails(result, json, step, "did not end in time and was killed");
        if (!OperatingSystem.IsWindows())
        {
            Assert.Throws<ArgumentException>(() => System.Diagnostics.Process.GetProcessById(_gh.Hanging!.Value));
        }
    }

    [Fact]
    public async Task Qa_fails_when_the_artifact_is_missing()
    {
        _gh.Answer("run-download", error: "no artifact matches any of the names or patterns provided", exit: 1);

        var (result, json) = await QaAsync();

        AssertFails(result, json, "download", "gh run download ended with exit code 1: no artifact matches");
        Assert.False(Directory.Exists(Path.Combine(_artifacts, "ci-meta", "4711")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_artifacts, "ci-meta")));
    }

    [Fact]
    public async Task Qa_fails_when_the_artifact_is_empty()
    {
        var (result, json) = await QaAsync();

        AssertFails(result, json, "download", "artifact 'allocations' is empty");
    }

    [Theory]
    [InlineData("run-list", "find", "<html>502</html>")]
    [InlineData("run-list", "find", """{"databaseId":1}""")]
    [InlineData("run-view", "wait", "")]
    [InlineData("run-view", "wait", """{"status":5}""")]
    public async Task Qa_fails_on_malformed_answers(string call, string step, string answer)
    {
        _gh.Answer(call, answer);

        var (result, json) = await QaAsync();

        AssertFails(result, json, step, "expected JSON with databaseId");
        Assert.Equal(3, _gh.CallNames.Count(c => c == call));
    }

    [Fact]
    public async Task Qa_forgives_a_call_that_fails_once()
    {
        await ArtifactOfAsync(Sample);
        _gh.Answer("run-list", error: "connection reset", exit: 1, nth: 1);
        _gh.Answer("run-view", "<html>", nth: 2);

        Assert.Equal(0, (await QaAsync()).Result.ExitCode);
    }

    [Fact]
    public async Task Qa_without_login_does_the_local_part_and_says_so()
    {
        _gh.Answer("auth-status", error: "You are not logged into any GitHub hosts.", exit: 1);

        var (result, json) = await QaAsync();

        AssertLocalOnly(result, json, "gh is not logged in");
        Assert.Equal(["auth-status"], _gh.CallNames);
    }

    [Fact]
    public async Task Qa_with_no_ci_does_not_call_gh()
    {
        var (result, json) = await QaAsync("--no-ci");

        AssertLocalOnly(result, json, "no CI was asked for");
        Assert.Empty(_gh.Calls);
    }

    [Fact]
    public async Task Qa_without_gh_does_the_local_part_and_says_so()
    {
        var dotnet = Path.GetDirectoryName(Environment.ProcessPath)!;
        foreach (var file in Directory.EnumerateFiles(_gh.Folder, "gh*"))
        {
            File.Delete(file);
        }

        Assert.SkipWhen((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(f => File.Exists(Path.Combine(f, OperatingSystem.IsWindows() ? "gh.exe" : "gh"))), $"skipped: a real gh is on PATH, beside {dotnet}");
        var (result, json) = await QaAsync();

        AssertLocalOnly(result, json, "there is no gh on PATH");
    }

    [Fact]
    public async Task Qa_fails_when_weights_differ_by_more_than_the_tolerance()
    {
        await ArtifactOfAsync(Sample);
        Tilt(1e-8);

        var (result, json) = await QaAsync();

        AssertFails(result, json, "compare", "the workflow's weights differ");
    }

    [Fact]
    public async Task Qa_passes_when_weights_differ_by_less_than_the_tolerance()
    {
        await ArtifactOfAsync(Sample);
        Tilt(1e-11);

        Assert.Equal(0, (await QaAsync()).Result.ExitCode);
    }

    [Fact]
    public async Task Qa_fails_when_the_downloaded_file_was_edited()
    {
        await ArtifactOfAsync(Sample);
        var csv = Path.Combine(_gh.Artifact, "latest.csv");
        await File.WriteAllTextAsync(csv, (await File.ReadAllTextAsync(csv, TestContext.Current.CancellationToken)) + "extra,0\n", TestContext.Current.CancellationToken);

        var (result, json) = await QaAsync();

        AssertFails(result, json, "compare", "is not of the content that its record says");
    }

    [Fact]
    public async Task Qa_does_not_compare_other_inputs_and_shows_both_hashes()
    {
        await ArtifactOfAsync(Sample);
        var metrics = Path.Combine(_artifacts, "mine.json");
        await File.WriteAllTextAsync(metrics, """{ "metrics": { "a": { "sharpe": 1, "dd": 0.1 }, "b": { "sharpe": 0.5, "dd": 0.1 } } }""", TestContext.Current.CancellationToken);

        var (result, json) = await QaAsync("--metrics", metrics);

        Assert.Equal(0, result.ExitCode);
        var comparison = json.GetProperty("comparison");
        var (local, workflow) = (comparison.GetProperty("local_inputs").GetString()!, comparison.GetProperty("workflow_inputs").GetString()!);
        Assert.NotEqual(local, workflow);
        Assert.Equal("skipped", Steps(json).Single(s => s.Name == "compare").Outcome);
        Assert.All(["is not tracked by git", local, workflow], text => Assert.Contains(text, Detail(json, "compare"), StringComparison.Ordinal));
        Assert.Empty(comparison.GetProperty("weights").EnumerateArray());
    }

    [Fact]
    public async Task Qa_never_shows_a_secret()
    {
        const string Made = "s3cret-of-the-test";
        _gh.Answer("workflow-run", error: $"HTTP 401: {Made} ghp_abcdefghijklmnopqrstuvwxyz012345 https://me:{Made}x@example.org Authorization: Bearer abc.def", exit: 1);

        var (result, json) = await QaAsync(new Dictionary<string, string> { ["GH_TOKEN"] = Made });

        AssertFails(result, json, "dispatch", "HTTP 401: *** ***");
        Assert.All([Made, "ghp_", "abc.def"], secret => Assert.DoesNotContain(secret, result.Output + result.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Qa_fails_locally_on_a_bad_input_and_dispatches_nothing()
    {
        var metrics = Path.Combine(_artifacts, "bad.json");
        await File.WriteAllTextAsync(metrics, """{ "metrics": {} }""", TestContext.Current.CancellationToken);

        var (result, json) = await QaAsync("--metrics", metrics);

        AssertFails(result, json, "export", "bad.json");
        Assert.Empty(_gh.Calls);
        Assert.False(Directory.Exists(Path.Combine(_artifacts, "allocations")));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("NaN")]
    [InlineData("1e9")]
    public async Task Qa_refuses_a_time_out_out_of_bounds(string minutes)
    {
        var result = await Fsix.RunAsync("alloc", "qa", "--no-ci", "--timeout-minutes", minutes, "--artifacts", _artifacts);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--timeout-minutes is", result.Error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _gh.Dispose();
        Directory.Delete(_artifacts, recursive: true);
    }

    private static IEnumerable<(string Name, string Outcome)> Steps(JsonElement json) =>
        json.GetProperty("steps").EnumerateArray().Select(s => (s.GetProperty("name").GetString()!, s.GetProperty("outcome").GetString()!));

    private static string Detail(JsonElement json, string step) =>
        json.GetProperty("steps").EnumerateArray().Single(s => s.GetProperty("name").GetString() == step).GetProperty("detail").GetString()!;

    private static void AssertFails(FsixResult result, JsonElement json, string step, string detail)
    {
        Assert.Equal(1, result.ExitCode);
        Assert.False(json.GetProperty("passed").GetBoolean());
        Assert.Equal([step], Steps(json).Where(s => s.Outcome == "failed").Select(s => s.Name));
        Assert.Contains(detail, Detail(json, step), StringComparison.Ordinal);
        Assert.All(Steps(json).SkipWhile(s => s.Name != step).Skip(1), s => Assert.Equal("skipped", s.Outcome));
    }

    private static void AssertLocalOnly(FsixResult result, JsonElement json, string why)
    {
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["export", "validate", "report"], Steps(json).Where(s => s.Outcome == "passed").Select(s => s.Name));
        Assert.Equal(6, Steps(json).Count(s => s.Outcome == "skipped"));
        Assert.StartsWith(why, Detail(json, "gh"), StringComparison.Ordinal);
        Assert.False(json.GetProperty("complete").GetBoolean());
    }

    /// <summary>What the workflow uploads: an export made by the same command elsewhere.</summary>
    private async Task ArtifactOfAsync(string metrics)
    {
        var elsewhere = Path.Combine(_gh.Folder, "elsewhere");
        var result = await Fsix.RunAsync("alloc", "qa", "--no-ci", "--metrics", metrics, "--artifacts", elsewhere);
        Assert.Equal(0, result.ExitCode);
        Directory.Move(Path.Combine(elsewhere, "allocations"), _gh.Artifact);
    }

    /// <summary>Moves weight between two sleeves of the artifact, with a record that fits.</summary>
    private void Tilt(double by)
    {
        var csv = Path.Combine(_gh.Artifact, "latest.csv");
        var lines = File.ReadAllLines(csv);
        foreach (var (line, sign) in new[] { (1, 1), (2, -1) })
        {
            var cells = lines[line].Split(',');
            lines[line] = FormattableString.Invariant($"{cells[0]},{double.Parse(cells[1], System.Globalization.CultureInfo.InvariantCulture) + (sign * by):R}");
        }

        File.WriteAllText(csv, string.Join('\n', lines) + "\n");
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(csv)));
        var json = Path.ChangeExtension(csv, ".json");
        File.WriteAllText(json, System.Text.RegularExpressions.Regex.Replace(File.ReadAllText(json), "(?<=\"csv_sha256\": \")[0-9a-f]+", hash));
    }

    private Task<(FsixResult Result, JsonElement Json)> QaAsync(params string[] args) => QaAsync(new Dictionary<string, string>(), args);

    private async Task<(FsixResult Result, JsonElement Json)> QaAsync(Dictionary<string, string> environment, params string[] args)
    {
        environment["PATH"] = _gh.SearchPath;
        using var fsix = Fsix.Start(environment, ["alloc", "qa", "--artifacts", _artifacts, "--json", "--poll-seconds", "0.05", .. args]);
        var result = await fsix.EndAsync();
        Assert.True(result.Output.Length > 0, result.Error);
        return (result, JsonDocument.Parse(result.Output).RootElement);
    }
}
