using System.Text.Json;

namespace FuturesSix.Integration.Tests;

/// <summary>fsix alloc and fsix promote as processes.</summary>
public sealed class FsixAllocationTests : IDisposable
{
    private static readonly string Sample = Path.Combine(Repository.Root, "docs", "samples", "sleeves.json");
    private readonly string _folder = Repository.TemporaryFolder();

    private string Promotions => Path.Combine(_folder, "promotions");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("alloc propose --help")]
    [InlineData("alloc export --help")]
    [InlineData("alloc report --help")]
    [InlineData("promote create --help")]
    [InlineData("promote diff --help")]
    [InlineData("promote revert --help")]
    public async Task Help_has_usage_and_examples(string args)
    {
        var result = await Fsix.RunAsync(args.Split(' '));

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("Usage:", result.Output);
        Assert.Contains("Examples:", result.Output);
    }

    [Fact]
    public async Task Propose_shows_bars_and_writes_nothing()
    {
        var result = await Fsix.RunAsync("alloc", "propose", Sample, "--artifacts", _folder);

        Assert.Equal(0, result.ExitCode);
        Assert.Matches("trend +0\\.687 +0\\.950 +0\\.2443 +0\\.3000 +0\\.2410 +█+", result.Output);
        Assert.Contains("dampened csmom and trend: correlation 0.64", result.Output);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task Every_setting_can_be_said_on_the_command_line()
    {
        var result = await Fsix.RunAsync(
            "alloc", "propose", Sample, "--json", "--mode", "bayes", "--min-weight", "0.01", "--max-weight", "0.5", "--ewma-alpha", "0.4", "--corr-cap", "0.65", "--corr-strength", "0.7",
            "--turnover-penalty", "0.25", "--allow-cash", "--periods-per-year", "250", "--prior-sharpe-std", "0.6", "--set", "change_point.hazard=0.01", "--set", "change_point.enabled=false");
        using var json = JsonDocument.Parse(result.Output);
        var config = json.RootElement.GetProperty("allocation").GetProperty("config");

        Assert.Equal("bayes", config.GetProperty("mode").GetString());
        Assert.Equal(
            [0.01, 0.5, 0.4, 0.65, 0.7, 0.25, 250, 0.6],
            new[] { "min_weight", "max_weight", "ewma_alpha", "corr_cap", "corr_strength", "turnover_penalty", "periods_per_year", "prior_sharpe_std" }.Select(k => config.GetProperty(k).GetDouble()));
        Assert.True(config.GetProperty("allow_cash").GetBoolean());
        Assert.Equal(0.01, config.GetProperty("change_point").GetProperty("hazard").GetDouble());
        Assert.False(config.GetProperty("change_point").GetProperty("enabled").GetBoolean());
    }

    [Fact]
    public async Task Export_then_report_compares_the_two_newest()
    {
        await Fsix.RunAsync("alloc", "export", Sample, "--mode", "equal", "--artifacts", _folder);
        var export = await Fsix.RunAsync("alloc", "export", Sample, "--artifacts", _folder, "--json");
        var report = await Fsix.RunAsync("alloc", "report", "--artifacts", _folder);

        using var json = JsonDocument.Parse(export.Output);
        Assert.True(File.Exists(json.RootElement.GetProperty("csv").GetString()));
        Assert.Equal(0, report.ExitCode);
        Assert.Matches("trend +0\\.2410 +0\\.1434 +\\+0\\.0976 +█+", report.Output);
        Assert.Contains("turnover", report.Output);
    }

    [Fact]
    public async Task Report_refuses_a_latest_csv_that_sums_to_more_than_one()
    {
        await Fsix.RunAsync("alloc", "export", Sample, "--artifacts", _folder);
        var latest = Path.Combine(_folder, "allocations", "latest.csv");
        var lines = await File.ReadAllLinesAsync(latest, TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(latest, lines.Select(l => l.StartsWith("trend,", StringComparison.Ordinal) ? "trend,0.441" : l), TestContext.Current.CancellationToken);
        var result = await Fsix.RunAsync("alloc", "report", "--artifacts", _folder);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Matches("latest\\.csv: the weights sum to 1\\.2.*expected 1 within 0\\.0001", result.Error);
    }

    [Theory]
    [InlineData("{}", "", "no metrics")]
    [InlineData("{\"metrics\": {}}", "", "at least one sleeve")]
    [InlineData("{\"metrics\": {\"a\": {\"sharpe\": NaN, \"dd\": 0}}}", "", "(1)")]
    [InlineData("{\"metrics\": {\"a\": {\"sharpe\": 1, \"dd\": 0}, \"a\": {\"sharpe\": 1, \"dd\": 0}}}", "", "(1)")]
    [InlineData("{\"metrics\": {\"a\": {\"sharpe\": 1, \"dd\": 0}, \"b\": {\"sharpe\": 1, \"dd\": 0}}, \"corr\": {\"a|b\": 1.5}}", "", "corr.a|b is 1.5")]
    [InlineData("{\"metrics\": {\"a\": {\"sharpe\": 1, \"dd\": 0}, \"b\": {\"sharpe\": 1, \"dd\": 0}}, \"corr\": {\"a|b\": 0.5, \"b|a\": 0.4}}", "", "as the same pair states elsewhere")]
    [InlineData("{\"metrics\": {\"a\": {\"sharpe\": 1, \"dd\": 0}, \"b\": {\"sharpe\": 1, \"dd\": 0}}}", "--max-weight 0.4", "at least 0.5")]
    [InlineData("{\"metrics\": {\"a\": {\"sharpe\": 1, \"dd\": 0}}}", "--mode robust", "'ewma'")]
    [InlineData("{\"metrics\": {\"a\": {\"sharpe\": 1, \"dd\": 0}}}", "--mode bayes", "n_obs")]
    [InlineData("{\"metrics\": {\"a\": {\"sharpe\": 1, \"dd\": 0}}}", "--set change_point.hazrd=1", "did you mean 'hazard'?")]
    [InlineData("{\"metrics\": {\"a\": {\"sharpe\": 1, \"dd\": 0}}}", "--previous latest", "no export")]
    public async Task Export_of_bad_input_says_what_is_wrong_and_writes_nothing(string content, string args, string expected)
    {
        var (input, artifacts) = (Path.Combine(_folder, "input.json"), Path.Combine(_folder, "artifacts"));
        await File.WriteAllTextAsync(input, content, TestContext.Current.CancellationToken);
        var result = await Fsix.RunAsync(["alloc", "export", input, "--artifacts", artifacts, .. args.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(expected, result.Error);
        Assert.DoesNotContain("   at ", result.Error);
        Assert.False(Directory.Exists(artifacts));
    }

    [Fact]
    public async Task Export_to_a_folder_that_cannot_be_written_says_so_at_once()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "allocations"), "a file where a folder belongs", TestContext.Current.CancellationToken);
        var result = await Fsix.RunAsync("alloc", "export", Sample, "--artifacts", _folder);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("allocations: cannot be written", result.Error);
        Assert.Single(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task Promote_list_diff_and_revert_change_the_runs_and_change_them_back()
    {
        string[] words = ["--author", "Ada", "--reason", "because", "--promotions", Promotions];
        var before = await RunIdAsync();
        var promoted = await Fsix.RunAsync(["promote", "create", "-w", "trend=1", "-w", "csmom=3", .. words]);
        var during = await RunIdAsync();
        var diff = await Fsix.RunAsync("promote", "diff", "--promotions", Promotions, "--json");
        var reverted = await Fsix.RunAsync(["promote", "revert", .. words]);
        var after = await RunIdAsync();
        var list = await Fsix.RunAsync("promote", "list", "--promotions", Promotions);

        Assert.Equal((0, 0), (promoted.ExitCode, reverted.ExitCode));
        Assert.NotEqual(before, during);
        Assert.Equal(before, after);
        Assert.Contains("csmom", promoted.Output);
        Assert.Contains("because (reverts 1)", list.Output);
        using var json = JsonDocument.Parse(diff.Output);
        Assert.Equal(1, json.RootElement.GetProperty("to").GetInt32());
    }

    [Theory]
    [InlineData("-w trend", "--weight trend: is not a weight")]
    [InlineData("-w trend=1 -w trend=2", "--weight trend=2")]
    [InlineData("-w trend=-1", "trend is -1; expected a number in [0, 1000]")]
    [InlineData("-w trnd=1", "did you mean 'trend'?")]
    [InlineData("", "no export to promote")]
    [InlineData("file.csv -w trend=1", "both a file and weights")]
    public async Task Promote_what_cannot_be_promoted_is_bad_input_and_writes_nothing(string args, string expected)
    {
        var result = await Fsix.RunAsync(
            ["promote", "create", .. args.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--author", "Ada", "--reason", "because", "--promotions", Promotions, "--artifacts", _folder]);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(expected, result.Error);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task Promote_without_author_and_reason_is_bad_input()
    {
        var result = await Fsix.RunAsync("promote", "create", "-w", "trend=1", "--promotions", Promotions);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--author", result.Error);
        Assert.Contains("--reason", result.Error);
    }

    private async Task<string> RunIdAsync()
    {
        var result = await Fsix.RunAsync("run", "--start", "2024-01-02", "--artifacts", _folder, "--promotions", Promotions, "--json");
        using var json = JsonDocument.Parse(result.Output);
        return json.RootElement.GetProperty("run_id").GetString()!;
    }
}
