using System.Diagnostics;
using System.Text.Json;

namespace FuturesSix.Integration.Tests;

/// <summary>Runs the module's Pester tests (tests/module) in a real pwsh. Their counts are left in
/// artifacts/test-results/pester.json, their output in pester.log beside it.</summary>
public sealed class PowerShellModuleTests(ITestOutputHelper output)
{
    private const int CannotRun = 77;
    private static readonly string Results = Path.Combine(Repository.Root, "artifacts", "test-results");

    [Fact]
    public async Task Module_passes_its_Pester_tests()
    {
        var counts = Path.Combine(Results, "pester.json");
        Directory.CreateDirectory(Results);
        File.Delete(counts);
        var pwsh = OnPath(OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh");
        Assert.SkipWhen(pwsh is null, "SKIPPED: the PowerShell module's Pester tests did not run: there is no pwsh on PATH");

        var (code, log) = await RunAsync(pwsh!, counts);
        await File.WriteAllTextAsync(Path.Combine(Results, "pester.log"), log, TestContext.Current.CancellationToken);
        Assert.SkipWhen(code == CannotRun, $"SKIPPED: the PowerShell module's Pester tests did not run: {log.Trim()}");

        Assert.True(code == 0, $"Pester ended with exit code {code}:\n{Failures(log)}");
        using var result = JsonDocument.Parse(await File.ReadAllTextAsync(counts, TestContext.Current.CancellationToken));
        output.WriteLine($"Pester: {result.RootElement}");
        Assert.True(result.RootElement.GetProperty("passed").GetInt32() > 0, "Pester ran no test");
        Assert.Equal(0, result.RootElement.GetProperty("failed").GetInt32());
    }

    private static async Task<(int Code, string Log)> RunAsync(string pwsh, string counts)
    {
        string[] arguments =
        [
            "-NoProfile", "-NonInteractive", "-File", Path.Combine(Repository.Root, "tests", "module", "Run-Tests.ps1"),
            "-Module", Path.Combine(Repository.Root, "artifacts", "module", "FuturesSix"),
            "-Results", counts,
            "-Fsix", Path.Combine(AppContext.BaseDirectory, "fsix.dll"),
        ];
        using var process = Process.Start(new ProcessStartInfo(pwsh, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        })!;
        var (text, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await text + await errors);
    }

    /// <summary>The failed tests with their messages, or the end of the output when there are none.</summary>
    private static string Failures(string log)
    {
        var lines = log.Split('\n');
        var failed = lines.Where((_, i) => lines.Skip(Math.Max(0, i - 6)).Take(Math.Min(i, 6) + 1).Any(l => l.Contains("[-]", StringComparison.Ordinal))).ToList();
        return string.Join('\n', failed.Count > 0 ? failed : lines.TakeLast(30));
    }

    private static string? OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);
}
