using System.Diagnostics;
using FuturesSix.Data.Runs;

namespace FuturesSix.Application.Benchmarks;

/// <summary>From the start of a process to every artifact of a run on the disk, verified afterwards.</summary>
internal static class StartWorks
{
    private const string Title = "process start to written artifacts";
    private const string RunId = "synthetic_bench";

    /// <summary>On the embedded market and on the real one.</summary>
    public static IReadOnlyList<Work> All { get; } =
    [
        new("start-synthetic", Title, Large: false, request => Case(request, "synthetic", null)),
        new("start-futures13", Title, Large: false, request => Case(request, StackWorks.Sample(request, "futures13"), 1200)),
    ];

    private static WorkCase Case(BenchmarkRequest request, string dataset, double? target)
    {
        if (request.Self.Count == 0)
        {
            throw new MissingInputException("started without a command that starts fsix");
        }

        return new WorkCase
        {
            Size = "1 run",
            Threads = Environment.ProcessorCount,
            Elsewhere = true,
            Run = () => InTemporaryFolder(folder => Start(request.Self, dataset, folder)),
            Check = () => new BenchmarkCheck("the run's own manifest", InTemporaryFolder(folder => Damage(request.Self, dataset, folder)), 0),
            Target = target,
        };
    }

    private static int Damage(IReadOnlyList<string> self, string dataset, string folder)
    {
        Start(self, dataset, folder);
        return new RunStore(folder).Verify(RunId).Count;
    }

    private static int Start(IReadOnlyList<string> self, string dataset, string folder)
    {
        var start = new ProcessStartInfo(self[0], [.. self.Skip(1), "run", "--dataset", dataset, "--run-id", RunId, "--artifacts", folder, "--json"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? 0 : throw new IOException($"fsix ended with {process.ExitCode}: {errors.GetAwaiter().GetResult()}");
    }

    private static int InTemporaryFolder(Func<string, int> use)
    {
        var folder = Directory.CreateTempSubdirectory("fsix-bench-").FullName;
        try
        {
            return use(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
