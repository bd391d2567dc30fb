using System.Text.Json;

namespace FuturesSix.Integration.Tests;

/// <summary>fsix data synth and fsix data facts, as processes.</summary>
public sealed class FsixDataTests : IDisposable
{
    private readonly string _folder = Repository.TemporaryFolder();

    private string Target => Path.Combine(_folder, "market");

    [Fact]
    public async Task Synth_writes_a_dataset_that_runs_and_says_synthetic()
    {
        var written = await Fsix.RunAsync("data", "synth", "--seed", "-3", "--years", "2", "--instruments", "4", "--start", "2019-02-01", "--output", Target, "--json");
        using var made = JsonDocument.Parse(written.Output);
        var path = made.RootElement.GetProperty("path").GetString()!;

        var run = await Fsix.RunAsync("run", "--dataset", path, "--artifacts", Path.Combine(_folder, "art"), "--json");

        Assert.Equal((0, 0), (written.ExitCode, run.ExitCode));
        Assert.Contains("2/2 files", written.Error);
        Assert.Equal(7, made.RootElement.GetProperty("instruments").GetArrayLength());
        Assert.Equal("2019-02-01", made.RootElement.GetProperty("first").GetString());
        using var ran = JsonDocument.Parse(run.Output);
        Assert.True(ran.RootElement.GetProperty("summary").GetProperty("synthetic").GetBoolean());
    }

    [Fact]
    public async Task Synth_existing_folder_is_refused_and_replaced_with_force()
    {
        string[] args = ["data", "synth", "--years", "1", "--instruments", "1", "--output", Target];
        var (first, second) = (await Fsix.RunAsync(args), await Fsix.RunAsync(args));
        var forced = await Fsix.RunAsync([.. args, "--force"]);
        await File.WriteAllTextAsync(Path.Combine(Target, "notes.txt"), "mine", TestContext.Current.CancellationToken);
        var refused = await Fsix.RunAsync([.. args, "--force"]);

        Assert.Equal((0, 2, 0, 2), (first.ExitCode, second.ExitCode, forced.ExitCode, refused.ExitCode));
        Assert.Contains("--force to replace", second.Error);
        Assert.Contains("'notes.txt'", refused.Error);
        Assert.Contains("fsix run --dataset", first.Output);
    }

    [Fact]
    public async Task Synth_every_wrong_option_is_listed_at_once()
    {
        var result = await Fsix.RunAsync("data", "synth", "--years", "0", "--instruments", "many", "--start", "1800-01-01", "--seed", "x", "--output", Target);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        string[] lines = result.Error.Split('\n');
        Assert.Contains("fsix: --years is 0; expected an integer in [1, 100].", lines);
        Assert.Contains("fsix: --instruments is 'many'; expected an integer in [1, 500].", lines);
        Assert.Contains("fsix: --start is 1800-01-01; expected a date in the years 1971 to 2200.", lines);
        Assert.Contains("fsix: --seed is 'x'; expected a whole number.", lines);
        Assert.False(Directory.Exists(Target));
    }

    [Fact]
    public async Task Facts_json_is_one_document_with_a_figure_per_fact()
    {
        var result = await Fsix.RunAsync("data", "facts", "--json");

        Assert.Equal(0, result.ExitCode);
        using var json = JsonDocument.Parse(result.Output);
        var facts = json.RootElement[0];
        Assert.Equal(14, facts.GetProperty("instruments").GetArrayLength());
        Assert.InRange(facts.GetProperty("median").GetProperty("excess_kurtosis").GetDouble(), 1, 12);
    }

    [Theory]
    [InlineData("data facts nowhere.yaml", "nowhere.yaml")]
    [InlineData("data facts synthetc", "'synthetic'")]
    [InlineData("data facts --json --markdown", "exclude each other")]
    [InlineData("data synth --instrments 3", "'--instruments'")]
    public async Task Wrong_argument_is_bad_input_that_says_what_was_expected(string args, string expected)
    {
        var result = await Fsix.RunAsync(args.Split(' '));

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(expected, result.Error);
        Assert.DoesNotContain("   at ", result.Error);
    }

    [Fact]
    public async Task Facts_markdown_and_table_show_the_same_figures()
    {
        var (page, table) = (await Fsix.RunAsync("data", "facts", "--markdown"), await Fsix.RunAsync("data", "facts"));

        Assert.StartsWith("# Stylised facts", page.Output, StringComparison.Ordinal);
        var contango = page.Output.Split('\n').Single(l => l.StartsWith("| VX contango", StringComparison.Ordinal)).Split('|')[2].Trim();
        Assert.Contains(table.Output.Split('\n'), l => l.Contains("VX contango", StringComparison.Ordinal) && l.TrimEnd().EndsWith(contango, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
