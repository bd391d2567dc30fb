using System.Diagnostics;
using FuturesSix.Application.Allocation;
using FuturesSix.Data.Allocations;

namespace FuturesSix.Integration.Tests;

/// <summary>Several processes export into one folder. A process is this test assembly again, running only the test that
/// exports, with the folder in its environment.</summary>
public sealed class AllocationProcessesTests
{
    private const string Variable = "FSIX_TEST_EXPORT_FOLDER";
    private const int Processes = 8;
    private const int Each = 5;

    [Fact]
    public void Export_repeatedly_writes_distinct_whole_files()
    {
        var shared = Environment.GetEnvironmentVariable(Variable);
        var artifacts = shared ?? Repository.TemporaryFolder();
        var request = new ProposeAllocationRequest { Source = Path.Combine(Repository.Root, "docs", "samples", "sleeves.json"), Artifacts = artifacts };
        try
        {
            string[] paths = [.. Enumerable.Range(0, Each).Select(_ => new ExportAllocation().Execute(request, null, TestContext.Current.CancellationToken).Export.Csv)];

            Assert.Equal(Each, paths.Distinct().Count());
            Assert.All(paths, p => Assert.False(AllocationFile.Read(p).Edited));
        }
        finally
        {
            if (shared is null)
            {
                Directory.Delete(artifacts, recursive: true);
            }
        }
    }

    [Fact]
    public async Task Export_from_eight_processes_at_once_never_shares_a_name_and_never_shows_a_torn_file()
    {
        var artifacts = Repository.TemporaryFolder();
        try
        {
            var children = Enumerable.Range(0, Processes).Select(_ => Start(artifacts)).ToList();
            var ends = Task.WhenAll(children.Select(c => c.WaitForExitAsync(TestContext.Current.CancellationToken)));
            var seen = await ReadLatestUntilAsync(ends, Path.Combine(artifacts, "allocations", "latest.csv"));

            Assert.All(children, c => Assert.Equal(0, c.ExitCode));
            Assert.True(seen > 0);
            var exports = new AllocationStore(Path.Combine(artifacts, "allocations")).List();
            Assert.Equal(Processes * Each, exports.Count);
            Assert.All(exports, p => Assert.False(AllocationFile.Read(p) is { Edited: true } or { RecordedSha256: null }));
            Assert.Equal(File.ReadAllBytes(exports[^1]), File.ReadAllBytes(Path.Combine(artifacts, "allocations", "latest.csv")));
        }
        finally
        {
            Directory.Delete(artifacts, recursive: true);
        }
    }

    private static async Task<int> ReadLatestUntilAsync(Task ends, string latest)
    {
        var seen = 0;
        while (!ends.IsCompleted)
        {
            if (File.Exists(latest))
            {
                var copy = Path.Combine(Path.GetDirectoryName(latest)!, "copy.csv");
                File.Copy(latest, copy, overwrite: true);
                Assert.Equal(7, AllocationFile.Read(copy).Weights.Count);
                seen++;
            }

            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        await ends;
        return seen;
    }

    private static Process Start(string artifacts)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(AllocationProcessesTests).Assembly.Location, "--filter-method", $"*.{nameof(Export_repeatedly_writes_distinct_whole_files)}"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = artifacts,
        };
        start.Environment[Variable] = artifacts;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }
}
