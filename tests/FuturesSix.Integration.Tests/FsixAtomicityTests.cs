using FuturesSix.Data.Runs;

namespace FuturesSix.Integration.Tests;

public sealed class FsixAtomicityTests : IDisposable
{
    private readonly string _folder = Repository.TemporaryFolder();

    private static int Tries => Stress.Count(30);

    private string Runs => Path.Combine(_folder, "runs");

    private string[] Run => ["run", "--artifacts", _folder, "--set", "rebalance=D"];

    [Theory]
    [InlineData("INT", "engine signals")]
    [InlineData("INT", "artifacts")]
    [InlineData("TERM", "allocator")]
    public async Task Signal_stops_with_130_and_nothing_is_written(string signal, string stage)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "skipped: signals are Unix's");
        using var fsix = Fsix.Start(Run);
        await fsix.SeesAsync(stage);

        await fsix.SignalAsync(signal);
        var result = await fsix.EndAsync();

        Assert.Equal((130, ""), (result.ExitCode, result.Output));
        Assert.Contains("nothing was written", result.Error);
        Assert.True(!Directory.Exists(Runs) || Directory.GetFileSystemEntries(Runs).Length == 0);
    }

    [Fact]
    public async Task Killed_while_writing_leaves_no_visible_run_and_the_next_run_cleans_up()
    {
        var random = new Random(11);
        var interrupted = 0;
        for (var n = 0; n < Tries; n++)
        {
            using var fsix = Fsix.Start(Run);
            await fsix.SeesAsync("10/10 artifacts");
            await Task.Delay(random.Next(0, 120), TestContext.Current.CancellationToken);
            fsix.Kill();
            await fsix.EndAsync();
            interrupted += CheckAndClear();
        }

        var next = await Fsix.RunAsync(Run);

        Assert.Equal(0, next.ExitCode);
        Assert.True(interrupted > 0, "no process was killed while it wrote");
        Assert.Single(Directory.GetFileSystemEntries(Runs));
    }

    [Fact]
    public async Task Two_processes_making_the_same_run_leave_one_whole_run()
    {
        using var a = Fsix.Start(Run);
        using var b = Fsix.Start(Run);
        var (first, second) = (await a.EndAsync(), await b.EndAsync());

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        var run = Path.GetFileName(Assert.Single(Directory.GetFileSystemEntries(Runs)));
        Assert.Empty(new RunStore(_folder).Verify(run));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Every visible run must be whole; removes it, so that the next try writes again.</summary>
    private int CheckAndClear()
    {
        var store = new RunStore(_folder);
        var runs = store.List();
        foreach (var run in runs)
        {
            Assert.Empty(store.Verify(run.RunId));
            Directory.Delete(run.Path, recursive: true);
        }

        return runs.Count == 0 && Directory.GetFileSystemEntries(Runs).Length > 0 ? 1 : 0;
    }
}
