using System.Text;
using FuturesSix.Core.MetaAllocation;
using FuturesSix.Data.Allocations;

namespace FuturesSix.Tests.Data.Allocations;

/// <summary>A folder of one test, with made-up proposals and a clock that stands still until it is set.</summary>
internal sealed class AllocationFolder : IDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    public string Path { get; } = Repository.TemporaryFolder();

    public StoppedClock Clock { get; } = new(Noon);

    public string Write(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    /// <summary>Three sleeves, or the two that any version of the stack has as engines.</summary>
    public static AllocationInput Input(double tilt = 0, bool engines = false) => new(
        "made-up",
        new MetaAllocationInput { Sleeves = [Sleeve("trend", 1 + tilt), Sleeve("csmom", 0.5), .. engines ? [] : new[] { Sleeve("carry", 0.2) }] },
        new MetaAllocatorSettings(),
        ["a note"]);

    public static MetaAllocationResult Allocate(AllocationInput input, bool cash = false) =>
        MetaAllocator.Allocate(new MetaAllocatorConfig { AllowCash = cash, MaxWeight = cash ? 0.5 : 1 }, input.Input);

    public AllocationExport Export(string folder, double tilt = 0, bool cash = false, bool engines = false)
    {
        var input = Input(tilt, engines);
        return new AllocationStore(folder, Clock).Export(Allocate(input, cash), input, TestContext.Current.CancellationToken);
    }

    private static SleeveInput Sleeve(string name, double sharpe) => new() { Name = name, Sharpe = sharpe, Drawdown = 0.1, Observations = 500 };
}

/// <summary>A clock that shows what it is set to.</summary>
internal sealed class StoppedClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
