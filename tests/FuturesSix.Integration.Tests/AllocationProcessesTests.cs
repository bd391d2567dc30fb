using System.Diagnostics;
using FuturesSix.Application.Allocation;
using FuturesSix.Core.MetaAllocation;
using FuturesSix.Data.Allocations;

namespace FuturesSix.Integration.Tests;

/// <summary>Several processes export into one folder. A process is this test assembly again, running only the test that
/// exports, with the folder in its environment.</summary>
public sealed class AllocationProcessesTests
{
    private const string Variable = "FSIX_TEST_EXPORT_FOLDER";
    private const int Processes = 8;
    private static readonly MetaAllocatorMode[] Modes = Enum.GetValues<MetaAllocatorMode>();

    /// <summary>200 exports in a full run.</summary>
    private static readonly int Each = Stress.Full ? 25 : 5;

    [Fact]
    public async Task Export_repeatedly_writes_distinct_whole_files()
    {
        var shared = Environment.GetEnvironmentVariable(Variable);
        var artifacts = shared ?? Repository.TemporaryFolder();
        var request = new ProposeAllocationRequest { Source = Path.Combine(Repository.Root, "docs", "samples", "sleeves.json"), Artifacts = artifacts };
        try
        {
            var paths = await Task.WhenAll(Enumerable.Range(0, Each).Select(i => Task.Run(() => new ExportAllocation().Execute(
                request with { Settings = new MetaAllocatorSettings { Mode = Modes[i % Modes.Length] } }, null, TestContext.Current.CancellationToken).Export.Csv)));

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
            var exports = new AllocationStore(Path.Combine(artifacts, "allocations")).List();
            Assert.Equal(Processes * Each, exports.Count);
            Assert.All(exports, p => Assert.False(AllocationFile.Read(p) is { Edited: true } or { RecordedSha256: null }));
            Assert.True(seen.Count > 1, $"latest.csv was seen with {seen.Count} contents");
            Assert.Subset(exports.Select(p => AllocationFile.Read(p).Sha256).ToHashSet(), seen);
            Assert.Equal(Modes.Length, exports.Select(p => AllocationFile.Read(p).Sha256).Distinct().Count());
            Assert.Equal(File.ReadAllBytes(exports[^1]), File.ReadAllBytes(Path.Combine(artifacts, "allocations", "latest.csv")));
        }
        finally
        {
            Directory.Delete(artifacts, recursive: true);
        }
    }

    /// <summary>Reads latest.csv until all have ended.</summary>
    /// <returns>The contents that were seen, by their hash.</returns>
    private static async Task<HashSet<string>> ReadLatestUntilAsync(Task ends, string latest)
    {
        var seen = new HashSet<string>();
        while (!ends.IsCompleted)
        {
            if (File.Exists(latest))
            {
                var copy = Path.Combine(Path.GetDirectoryName(latest)!, "copy.csv");
                File.Copy(latest, copy, overwrite: true);
                var file = AllocationFile.Read(copy);
                Assert.Equal(7, file.Weights.Count);
                seen.Add(file.Sha256);
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
