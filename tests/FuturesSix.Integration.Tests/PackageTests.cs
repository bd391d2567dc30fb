using System.Diagnostics;
using System.IO.Compression;

namespace FuturesSix.Integration.Tests;

/// <summary>What <c>dotnet pack</c> makes, installed into an empty folder and used there.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly string _folder = Repository.TemporaryFolder();

    [Fact]
    public async Task Pack_gives_a_tool_and_a_module_that_run_where_they_are_installed()
    {
        var packages = Path.Combine(_folder, "packages");
        foreach (var project in new[] { "FuturesSix.Cli", "FuturesSix.PowerShell" })
        {
            await DoAsync(
                "dotnet", "pack", Path.Combine(Repository.Root, "src", project), "-c", "Release", "-o", packages, "--artifacts-path", Path.Combine(_folder, "build"),
                $"-p:ModuleStage={Path.Combine(_folder, "stage", "FuturesSix")}/");
        }

        await ToolRunsAsync(packages);
        await ModuleRunsAsync(Assert.Single(Directory.GetFiles(packages, "*.zip")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task ToolRunsAsync(string packages)
    {
        var config = Path.Combine(_folder, "nuget.config");
        await File.WriteAllTextAsync(
            config, $"<configuration><packageSources><clear /><add key=\"here\" value=\"{packages}\" /></packageSources></configuration>", TestContext.Current.CancellationToken);
        await DoAsync("dotnet", "tool", "install", "fsix", "--tool-path", Path.Combine(_folder, "tools"), "--configfile", config, "--no-cache");

        var output = await DoAsync(Path.Combine(_folder, "tools", "fsix"), "run", "--json");

        Assert.Contains("\"synthetic\": true", output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Directory.GetDirectories(Path.Combine(_folder, "artifacts", "runs"))[0], "manifest.sha256")));
    }

    private async Task ModuleRunsAsync(string zip)
    {
        var modules = Path.Combine(_folder, "modules");
        await ZipFile.ExtractToDirectoryAsync(zip, modules, TestContext.Current.CancellationToken);
        Assert.True(File.Exists(Path.Combine(modules, "FuturesSix", "FuturesSix.psd1")));
        Assert.True(File.Exists(Path.Combine(modules, "FuturesSix", "lib", "FuturesSix.Core.dll")));
        if (!OnPath("pwsh"))
        {
            TestContext.Current.TestOutputHelper?.WriteLine("SKIPPED: no pwsh on PATH, the module zip was unpacked but not imported");
            return;
        }

        var output = await DoAsync(
            "pwsh", "-NoProfile", "-Command", $"Import-Module '{Path.Combine(modules, "FuturesSix")}'; (Invoke-FsixRun -ArtifactsPath '{Path.Combine(_folder, "from-module")}').RunId");

        Assert.StartsWith("synthetic_", output.Trim(), StringComparison.Ordinal);
    }

    private static bool OnPath(string name) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, name)) || File.Exists(Path.Combine(p, name + ".exe")));

    private async Task<string> DoAsync(string file, params string[] args)
    {
        var start = new ProcessStartInfo(file, args) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{file} {string.Join(' ', args)}: exit {process.ExitCode}\n{output}\n{await error}");
        return output;
    }
}
