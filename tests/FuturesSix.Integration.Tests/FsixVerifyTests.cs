using System.Text.Json;
using System.Text.RegularExpressions;

namespace FuturesSix.Integration.Tests;

/// <summary>fsix verify and fsix compare as processes; the commands of docs/verify.md run as written.</summary>
public sealed partial class FsixVerifyTests : IDisposable
{
    private readonly string _folder = Repository.TemporaryFolder();

    [Fact]
    public async Task Commands_of_the_page_run_as_written()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "verify.md"), TestContext.Current.CancellationToken);
        string[] commands = [.. Commands().Matches(page).Select(m => m.Groups[1].Value)];

        Assert.True(commands.Length >= 6);
        foreach (var command in commands)
        {
            var result = await Fsix.RunAsync([.. command.Split(' '), "--artifacts", _folder]);
            Assert.True(result.ExitCode == 0, $"fsix {command}: {result.ExitCode}\n{result.Error}");
        }
    }

    [Fact]
    public async Task Verify_of_a_tampered_run_fails_with_file_date_and_cell()
    {
        var made = await Fsix.RunAsync("run", "--end", "2017-12-31", "--artifacts", _folder, "--json");
        using var run = JsonDocument.Parse(made.Output);
        var file = Path.Combine(run.RootElement.GetProperty("path").GetString()!, "portfolio_returns.csv");
        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        lines[400] = lines[400][..11] + "0.5";
        await File.WriteAllTextAsync(file, string.Join('\n', lines) + "\n", TestContext.Current.CancellationToken);

        var text = await Fsix.RunAsync("verify", "latest", "--artifacts", _folder);
        var json = await Fsix.RunAsync("verify", "latest", "--artifacts", _folder, "--json");

        Assert.Equal((1, 1), (text.ExitCode, json.ExitCode));
        Assert.Contains($"portfolio_returns.csv(401,2): {lines[400][..10]} ret is 0.5; expected ", text.Error);
        using var found = JsonDocument.Parse(json.Output);
        var first = found.RootElement.GetProperty("first");
        Assert.False(found.RootElement.GetProperty("passed").GetBoolean());
        Assert.Equal(("portfolio_returns.csv", 401, 2, lines[400][..10]), (first.GetProperty("file").GetString(), first.GetProperty("line").GetInt32(), first.GetProperty("column").GetInt32(), first.GetProperty("date").GetString()));
    }

    [Fact]
    public async Task Compare_json_is_one_document_that_names_the_layer()
    {
        foreach (var (id, cap) in new[] { ("synthetic_a", "7"), ("synthetic_b", "3") })
        {
            await Fsix.RunAsync("run", "--end", "2017-12-31", "--run-id", id, "--set", $"risk_targeting.leverage_cap={cap}", "--artifacts", _folder);
        }

        var result = await Fsix.RunAsync("compare", "synthetic_a", "synthetic_b", "--artifacts", _folder, "--json");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal(5, json.RootElement.GetProperty("divergence").GetProperty("layer").GetInt32());
        Assert.Equal("risk_targeting.leverage_cap", Assert.Single(json.RootElement.GetProperty("settings").EnumerateArray()).GetProperty("name").GetString());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [GeneratedRegex(@"^fsix (.+)$", RegexOptions.Multiline)]
    private static partial Regex Commands();
}
