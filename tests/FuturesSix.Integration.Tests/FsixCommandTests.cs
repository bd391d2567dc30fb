using System.Text.Json;

namespace FuturesSix.Integration.Tests;

public sealed class FsixCommandTests : IDisposable
{
    private readonly string _folder = Repository.TemporaryFolder();

    [Theory]
    [InlineData("--help")]
    [InlineData("")]
    [InlineData("run --help")]
    [InlineData("runs --help")]
    [InlineData("compare --help")]
    [InlineData("verify --help")]
    [InlineData("data check --help")]
    [InlineData("data synth --help")]
    [InlineData("data facts --help")]
    [InlineData("config schema --help")]
    [InlineData("config show --help")]
    [InlineData("engines --help")]
    [InlineData("bench --help")]
    [InlineData("size --help")]
    [InlineData("deck --help")]
    [InlineData("deck demo --help")]
    [InlineData("daemon --help")]
    public async Task Help_has_usage_and_examples(string args)
    {
        var result = await Fsix.RunAsync(args.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("Usage:", result.Output);
        Assert.Contains("Examples:", result.Output);
    }

    [Theory]
    [InlineData("rn", "'run'")]
    [InlineData("run --frce", "'--force'")]
    [InlineData("run --start 2020", "yyyy-MM-dd")]
    [InlineData("run --set risk_targetting.target_vol=1", "'risk_targeting'")]
    [InlineData("run --set risk_targeting.target_vol=abc", "a finite number")]
    [InlineData("run --set risk_targeting.target_vol=9", "[0.001, 2]")]
    [InlineData("run --dataset nowhere.yaml", "nowhere.yaml")]
    [InlineData("run --config nowhere.yaml", "nowhere.yaml")]
    [InlineData("run --set allocator.mode=precomputed", "allocator.precomputed_run_id")]
    [InlineData("data check nowhere.yaml", "nowhere.yaml")]
    [InlineData("verify", "Required argument missing")]
    [InlineData("verify no_such_run", "There is no run 'no_such_run'")]
    [InlineData("compare no_such_run", "Required argument missing")]
    [InlineData("compare no_such_run latest", "There is no run 'no_such_run'")]
    [InlineData("compare a b --markdown --json", "exclude each other")]
    [InlineData("config validate --set rebalance=W-FRY", "'W-FRI'")]
    [InlineData("config schema nonsense", "'dataset'")]
    [InlineData("runs --convention quantstat", "did you mean 'quantstats'")]
    [InlineData("run --convention sharpest", "expected one of fsix, empyrical, quantstats, performanceanalytics")]
    [InlineData("run --set policy.throttles.trend.event={}", "a dataset that declares events")]
    [InlineData("run --set allocator.convexity.instrument=VX9", "allocator.convexity.instrument is VX9")]
    [InlineData("size --type momentum --timeframe 1m", "--atr")]
    [InlineData("size --type swing --timeframe 1m", "'swing'")]
    public async Task Wrong_argument_is_bad_input_that_says_what_was_expected(string args, string expected)
    {
        var result = await Fsix.RunAsync([.. args.Split(' '), .. args.StartsWith("run ", StringComparison.Ordinal) ? new[] { "--artifacts", _folder } : []]);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(expected, result.Error);
        Assert.DoesNotContain("   at ", result.Error);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData("run", "run.schema.json")]
    [InlineData("dataset", "dataset.schema.json")]
    public async Task Config_schema_prints_or_writes_the_committed_schema(string kind, string name)
    {
        var committed = File.ReadAllText(Path.Combine(Repository.Root, "docs", "schema", name));
        var path = Path.Combine(_folder, "new", name);

        var printed = await Fsix.RunAsync("config", "schema", kind);
        var written = await Fsix.RunAsync("config", "schema", kind, "--out", path);

        Assert.Equal((0, committed), (printed.ExitCode, printed.Output));
        Assert.Equal((0, path), (written.ExitCode, written.Output.Trim()));
        Assert.Equal(committed, File.ReadAllText(path));
    }

    [Fact]
    public async Task Convention_changes_what_is_shown_and_not_what_is_stored()
    {
        string[] run = ["run", "--start", "2021-01-01", "--end", "2021-12-31", "--json", "--artifacts", _folder];

        using var fsix = JsonDocument.Parse((await Fsix.RunAsync(run)).Output);
        using var other = JsonDocument.Parse((await Fsix.RunAsync([.. run, "--convention", "performanceanalytics"])).Output);
        var list = await Fsix.RunAsync("runs", "--artifacts", _folder, "--convention", "quantstats");

        var (a, b) = (fsix.RootElement.GetProperty("summary"), other.RootElement.GetProperty("summary"));
        Assert.Equal("performanceanalytics", b.GetProperty("convention").GetString());
        Assert.NotEqual(Sharpe(a), Sharpe(b));
        var stored = Path.Combine(fsix.RootElement.GetProperty("path").GetString()!, "metrics.json");
        using var metrics = JsonDocument.Parse(File.ReadAllText(stored));
        Assert.Equal(Sharpe(a), Sharpe(metrics.RootElement));
        Assert.Contains("statistics by quantstats", list.Output, StringComparison.Ordinal);

        static double Sharpe(JsonElement summary) => summary.GetProperty("performance").GetProperty("sharpe").GetDouble();
    }

    [Fact]
    public async Task Broken_yaml_names_file_and_line()
    {
        var path = Write("simulation:\n  capital: 1\n capital: 2\n");

        var result = await Fsix.RunAsync("config", "validate", "--config", path);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains($"{path}(", result.Error);
    }

    [Fact]
    public async Task Violations_are_listed_one_a_line()
    {
        var path = Write("simulation:\n  capital: -1\nrisk_targeting:\n  target_vol: 9\n");

        var result = await Fsix.RunAsync("run", "--config", path, "--artifacts", _folder);

        Assert.Equal(2, result.ExitCode);
        string[] lines = result.Error.Split('\n');
        Assert.Contains($"fsix: {path}(4): risk_targeting.target_vol is 9; expected a number in [0.001, 2]", lines);
        Assert.Contains(lines, l => l.StartsWith($"fsix: {path}(2): simulation.capital is -1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Data_check_broken_dataset_fails()
    {
        var path = Write("name: x\nnonsense: 1\n");

        var result = await Fsix.RunAsync("data", "check", path);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("nonsense", result.Error);
    }

    [Fact]
    public async Task Run_json_prints_one_document_and_then_reuses()
    {
        string[] args = ["run", "--end", "2017-12-31", "--artifacts", _folder, "--json"];
        var first = await Fsix.RunAsync(args);
        var second = await Fsix.RunAsync(args);

        using var a = JsonDocument.Parse(first.Output);
        using var b = JsonDocument.Parse(second.Output);
        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Equal((false, true), (a.RootElement.GetProperty("reused").GetBoolean(), b.RootElement.GetProperty("reused").GetBoolean()));
        Assert.True(a.RootElement.GetProperty("summary").GetProperty("synthetic").GetBoolean());
        Assert.True(Directory.Exists(a.RootElement.GetProperty("path").GetString()));
        Assert.Contains("10/10 artifacts", first.Error);
    }

    [Theory]
    [InlineData("runs --json")]
    [InlineData("engines --json")]
    [InlineData("config show --json")]
    [InlineData("config validate --json")]
    [InlineData("data check synthetic --json")]
    public async Task Json_output_is_one_document(string args)
    {
        var result = await Fsix.RunAsync([.. args.Split(' '), .. args.StartsWith("runs", StringComparison.Ordinal) ? new[] { "--artifacts", _folder } : []]);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        using var json = JsonDocument.Parse(result.Output);
    }

    [Fact]
    public async Task Run_of_a_runs_own_configuration_is_that_run()
    {
        var first = await Fsix.RunAsync("run", "--end", "2017-12-31", "--set", "simulation.capital=1000000", "--artifacts", _folder, "--json");
        using var made = JsonDocument.Parse(first.Output);

        var again = await Fsix.RunAsync("run", "--config", Path.Combine(made.RootElement.GetProperty("path").GetString()!, "config.yaml"), "--artifacts", _folder, "--json");

        using var found = JsonDocument.Parse(again.Output);
        Assert.Equal(made.RootElement.GetProperty("run_id").GetString(), found.RootElement.GetProperty("run_id").GetString());
        Assert.True(found.RootElement.GetProperty("reused").GetBoolean());
    }

    [Fact]
    public async Task Run_redirected_has_no_escape_codes()
    {
        var result = await Fsix.RunAsync("run", "--end", "2017-12-31", "--artifacts", _folder);

        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain('\u001b', result.Output + result.Error);
        Assert.Contains("SYNTHETIC", result.Output);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string text)
    {
        var path = Path.Combine(_folder, "file.yaml");
        File.WriteAllText(path, text);
        return path;
    }
}
