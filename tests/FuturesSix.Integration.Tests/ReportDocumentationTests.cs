using System.Text.RegularExpressions;

namespace FuturesSix.Integration.Tests;

/// <summary>docs/report.md is executed.</summary>
public sealed partial class ReportDocumentationTests : IDisposable
{
    private static readonly string Page = Path.Combine(Repository.Root, "docs", "report.md");
    private readonly string _folder = Repository.TemporaryFolder();

    [Fact]
    public async Task Commands_run_as_written()
    {
        var commands = Commands().Matches(await File.ReadAllTextAsync(Page, TestContext.Current.CancellationToken)).Select(m => m.Groups[1].Value.Trim()).ToList();

        Assert.True(commands.Count >= 4);
        foreach (var command in commands)
        {
            string[] args = [.. command.Split(' ').Select(a => a == "published" ? Path.Combine(_folder, a) : a), "--artifacts", _folder];
            var result = await Fsix.RunAsync(args);
            Assert.True(result.ExitCode == 0, $"fsix {command}: {result.ExitCode}\n{result.Error}");
        }

        Assert.True(File.Exists(Path.Combine(_folder, "runs", "synthetic_demo", "report.html")));
        Assert.True(File.Exists(Path.Combine(_folder, "reports", "synthetic_demo.html")));
        Assert.True(File.Exists(Path.Combine(_folder, "published", "synthetic_demo.html")));
    }

    [Theory]
    [InlineData(2, "Required argument missing", "report")]
    [InlineData(2, "There is no run 'nothing'", "report", "nothing")]
    [InlineData(2, "Unrecognized command or argument '--outt'", "report", "x", "--outt", "y")]
    public async Task Wrong_arguments_are_bad_input(int code, string message, params string[] args)
    {
        var result = await Fsix.RunAsync([.. args, "--artifacts", _folder]);

        Assert.Equal(code, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Screenshot_is_a_small_png()
    {
        var image = File.ReadAllBytes(Path.Combine(Repository.Root, "docs", "images", "report.png"));

        Assert.Equal("PNG"u8, image.AsSpan(1, 3));
        Assert.InRange(image.Length, 20_000, 300_000);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [GeneratedRegex(@"^fsix ([^#\n]*)", RegexOptions.Multiline)]
    private static partial Regex Commands();
}
