using System.Text.Json;
using System.Text.RegularExpressions;

namespace FuturesSix.Integration.Tests;

/// <summary>fsix why, certify and audit as processes: help, wrong input, and the documents that show them.</summary>
public sealed partial class FsixExplainTests : IDisposable
{
    private readonly string _folder = Repository.TemporaryFolder();

    [Theory]
    [InlineData("why")]
    [InlineData("certify")]
    [InlineData("audit")]
    public async Task Help_has_usage_and_examples(string command)
    {
        var result = await Fsix.RunAsync(command, "--help");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("Usage:", result.Output);
        Assert.Contains($"  fsix {command}", result.Output[result.Output.IndexOf("Examples:", StringComparison.Ordinal)..]);
    }

    [Theory]
    [InlineData("why", "Required argument missing")]
    [InlineData("why nothing", "There is no run 'nothing'")]
    [InlineData("why latest", "There is no run in")]
    [InlineData("why nothing --date 2024-3-1", "yyyy-MM-dd")]
    [InlineData("certify nothing", "There is no run 'nothing'")]
    [InlineData("certify nothing --dates x", "'x'")]
    [InlineData("audit --set allocator.profil=L", "did you mean 'profile'?")]
    [InlineData("audit --set allocator.profile=X", "allocator.profile")]
    [InlineData("audit --dataset nowhere.yaml", "nowhere.yaml")]
    [InlineData("audit --mode compute", "--mode")]
    public async Task Wrong_argument_is_bad_input_that_says_what_was_expected(string args, string expected)
    {
        var result = await Fsix.RunAsync([.. args.Split(' '), "--artifacts", _folder]);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(expected, result.Error);
        Assert.DoesNotContain("   at ", result.Error);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData("why.md", 4)]
    [InlineData("certify.md", 2)]
    [InlineData("audit.md", 1)]
    public async Task Document_commands_run_as_written_and_print_what_it_shows(string page, int commands)
    {
        var path = Path.Combine(Repository.Root, "docs", page);
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var written = Commands().Matches(text).Select(m => m.Groups[1].Value.Trim()).ToList();
        var shown = Block().Match(text) is { Success: true } block ? block.Groups[1].Value : null;
        var printed = new List<string>();

        Assert.Equal(commands, written.Count);
        foreach (var command in written)
        {
            string[] own = command.StartsWith("run", StringComparison.Ordinal) || command.StartsWith("audit", StringComparison.Ordinal) ? ["--promotions", Path.Combine(_folder, "promotions")] : [];
            var result = await Fsix.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--artifacts", _folder, .. own]);
            Assert.True(result.ExitCode == 0, $"fsix {command}: {result.ExitCode}\n{result.Error}");
            printed.Add(result.Output);
            if (command.Contains("--json", StringComparison.Ordinal))
            {
                using var document = JsonDocument.Parse(result.Output);
                Assert.Equal(JsonValueKind.Object, document.RootElement.ValueKind);
            }
        }

        Assert.True(shown is null || printed.Exists(p => Shape(p) == Shape(shown)), $"docs/{page} shows another output; now it is\n{(shown is null ? "" : printed[2])}");
    }

    [Fact]
    public async Task Certify_writes_the_certificate_it_prints_and_why_refuses_a_damaged_run()
    {
        await Fsix.RunAsync("run", "--end", "2016-12-30", "--run-id", "synthetic_short", "--artifacts", _folder);

        var certified = await Fsix.RunAsync("certify", "synthetic_short", "--dates", "2", "--artifacts", _folder, "--json");
        Assert.Equal(0, certified.ExitCode);
        Assert.Equal((await File.ReadAllTextAsync(Path.Combine(_folder, "certificates", "synthetic_short.json"), TestContext.Current.CancellationToken)).Trim(), certified.Output.Trim());

        await File.AppendAllTextAsync(Path.Combine(_folder, "runs", "synthetic_short", "weights.csv"), "x", TestContext.Current.CancellationToken);
        var refused = await Fsix.RunAsync("why", "synthetic_short", "--artifacts", _folder);
        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("not as it was written", refused.Error);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Headings, steps and notes, in order: what does not change with engines, options and builds.</summary>
    private static string Shape(string output) => string.Join(' ', Words().Matches(output.Split(": policy:")[0]).Select(m => m.Value));

    [GeneratedRegex(@"^fsix ([^#\n]*)", RegexOptions.Multiline)]
    private static partial Regex Commands();

    [GeneratedRegex(@"```text\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"(?<![\w.])(decision of|synthetic data|is between two rebalances|is in force|filled|sleeve|bet|signal|policy|base weight|active bets|volatility|tilt|weight|layer|step|factor|value|from|sleeves|unit gross|leverage|brake|contracts|margin)(?!\w)")]
    private static partial Regex Words();
}
