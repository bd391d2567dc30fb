using System.Text.RegularExpressions;

namespace FuturesSix.Integration.Tests;

/// <summary>The README is executed: its commands run, its output block is what they print. FSIX_UPDATE_README=1
/// rewrites the block.</summary>
public sealed partial class ReadmeTests : IDisposable
{
    private static readonly string Readme = Path.Combine(Repository.Root, "README.md");
    private readonly string _folder = Repository.TemporaryFolder();

    [Fact]
    public async Task Run_command_prints_what_the_readme_shows()
    {
        var result = await Fsix.RunAsync("run", "--artifacts", _folder, "--promotions", Path.Combine(_folder, "promotions"));
        Assert.Equal(0, result.ExitCode);
        var printed = Normalise(result.Output);
        var text = await File.ReadAllTextAsync(Readme, TestContext.Current.CancellationToken);
        if (Environment.GetEnvironmentVariable("FSIX_UPDATE_README") == "1")
        {
            text = Block().Replace(text, m => m.Groups[1].Value + printed + m.Groups[3].Value, 1);
            await File.WriteAllTextAsync(Readme, text, TestContext.Current.CancellationToken);
        }

        Assert.True(printed == Block().Match(text).Groups[2].Value, "README.md shows another output; run this test once with FSIX_UPDATE_README=1");
    }

    [Fact]
    public async Task Own_data_example_runs_as_written()
    {
        var yaml = Yaml().Match(await File.ReadAllTextAsync(Readme, TestContext.Current.CancellationToken)).Groups[1].Value;
        await File.WriteAllTextAsync(Path.Combine(_folder, "my-futures.yaml"), yaml, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder, "returns.csv"), Returns(), TestContext.Current.CancellationToken);
        var commands = Commands().Matches(await File.ReadAllTextAsync(Readme, TestContext.Current.CancellationToken)).Select(m => m.Groups[1].Value.Trim()).ToList();

        Assert.True(commands.Count >= 4);
        foreach (var command in commands)
        {
            string[] args = [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(a => a == "my-futures.yaml" ? Path.Combine(_folder, a) : a)];
            var result = await Fsix.RunAsync(args[0] is "run" or "audit" ? [.. args, "--artifacts", _folder, "--promotions", Path.Combine(_folder, "promotions")] : args[0] is "runs" or "why" or "certify" ? [.. args, "--artifacts", _folder] : args);
            Assert.True(result.ExitCode == 0, $"fsix {command}: {result.ExitCode}\n{result.Error}");
        }
    }

    [Fact]
    public void Links_to_files_lead_somewhere()
    {
        foreach (var page in Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories).Append(Readme).Append(Path.Combine(Repository.Root, "CONTRIBUTING.md")))
        {
            foreach (var target in Link().Matches(File.ReadAllText(page)).Select(m => m.Groups[1].Value))
            {
                Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, target)), $"{Path.GetFileName(page)} links to {target}, which does not exist");
            }
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Ids and hashes change with every build; trailing blanks do not matter.</summary>
    private string Normalise(string output)
    {
        var lines = output.ReplaceLineEndings("\n").Split('\n').Select(l => RunId().Replace(DeterminismHash().Replace(l, "determinism hash …"), "$1_…").Replace(Path.GetFileName(_folder), "artifacts", StringComparison.Ordinal).TrimEnd());
        return string.Join('\n', lines.Select(l => l.StartsWith("──", StringComparison.Ordinal) ? l[..Math.Min(l.Length, 80)].TrimEnd() : l)).Trim('\n');
    }

    private static string Returns()
    {
        var random = new Random(3);
        var rows = TestMarkets.BusinessDays(700).Select(d => FormattableString.Invariant(
            $"{d:yyyy-MM-dd},{0.010 * TestMarkets.Gauss(random):R},{0.004 * TestMarkets.Gauss(random):R},{0.008 * TestMarkets.Gauss(random):R}"));
        return "date,ES,ZN,GC\n" + string.Join('\n', rows) + "\n";
    }

    [GeneratedRegex(@"(```text\n)(.*?)(\n```)", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Yaml();

    [GeneratedRegex(@"^fsix ([^#\n]*)", RegexOptions.Multiline)]
    private static partial Regex Commands();

    [GeneratedRegex(@"\]\((?!https?:|#)([^)#\s]+)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(synthetic_\d{8}_\d{8})_[0-9a-f]{8}")]
    private static partial Regex RunId();

    [GeneratedRegex("determinism hash [0-9a-f]+")]
    private static partial Regex DeterminismHash();
}
