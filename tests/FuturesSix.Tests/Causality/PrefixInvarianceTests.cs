using FuturesSix.Core.Allocator;
using FuturesSix.Core.Engines;
using FuturesSix.Core.Market;
using FuturesSix.Core.Overlay;
using FuturesSix.Core.Stack;
using FuturesSix.Data.Certificates;
using FuturesSix.Data.Datasets;

namespace FuturesSix.Tests.Causality;

/// <summary>No look-ahead, proven on the artifacts themselves: a run on less history writes the same bytes for the days
/// that are left.</summary>
public sealed class PrefixInvarianceTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names => MarketCases.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_deleting_or_corrupting_the_future_leaves_every_dated_row_alone(string name)
    {
        var market = MarketCases.Load(name);
        var trials = name == "legacy37" ? Stress.Count(50) : Stress.Full ? 200 : 60;
        Check(market, Options(market), trials);
        output.WriteLine($"{name}: whole stack, {trials} dates, the future deleted or corrupted");
    }

    [Theory]
    [InlineData("trend")]
    [InlineData("csmom")]
    public void Run_of_one_engine_does_not_see_the_future(string engine)
    {
        var market = MarketCases.Load("synthetic");
        Check(market, Options(market) with { Engines = [new EngineOptions { Name = engine, Weight = 1 }] }, Stress.Full ? 200 : 50);
    }

    [Fact]
    public void Load_cutting_the_files_leaves_every_dated_row_of_the_run_alone()
    {
        var root = Repository.DataOrSkip();
        var whole = MarketCases.Load("futures13");
        var (options, dates) = (Options(whole), whole.Dates);
        var full = RunTexts.Of(Run(whole, options));
        var random = new Random(5);
        var copy = Repository.TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(copy, "futures13"));
        for (var trial = 0; trial < (Stress.Full ? 100 : 15); trial++)
        {
            var last = dates[random.Next(90, dates.Count)];
            foreach (var file in new[] { "asset_returns.csv", "vol_complex.csv" })
            {
                var lines = File.ReadAllLines(Path.Combine(root, "futures13", file)).Where((line, n) => n == 0 || string.CompareOrdinal(line[..10], $"{last:yyyy-MM-dd}") <= 0);
                File.WriteAllLines(Path.Combine(copy, "futures13", file), lines);
            }

            var request = new DatasetRequest(Path.Combine(Repository.Root, "docs", "samples", "futures13.yaml")) { DataRoot = copy };
            var market = DatasetLoader.Load(request).Market;
            Assert.Null(full.FirstDifference(RunTexts.Of(Run(market, options)), last, FutureVariant.Deleted, out var compared));
            Assert.True(compared > 0);
        }

        Directory.Delete(copy, recursive: true);
    }

    private static void Check(MarketData market, StackOptions options, int trials)
    {
        var full = RunTexts.Of(Run(market, options));
        var random = new Random(17);
        for (var trial = 0; trial < trials; trial++)
        {
            var rows = random.Next(70, market.Rows);
            var last = market.Dates[rows - 1];
            var variant = trial % 2 == 0 ? FutureVariant.Deleted : FutureVariant.Corrupted;
            var part = RunTexts.Of(Run(TestMarkets.Prefix(market, rows, variant == FutureVariant.Deleted ? null : trial), options));
            var difference = full.FirstDifference(part, last, variant, out _);
            Assert.True(difference is null, difference?.ToString());
        }
    }

    /// <summary>Every layer at work: gates, a tilt, the brake.</summary>
    private static StackOptions Options(MarketData market) => new()
    {
        Allocator = new AllocatorOptions { Mode = AllocatorMode.Compute },
        Overlay = new OverlayOptions
        {
            Tilts =
            [
                new TiltOptions
                {
                    Scope = TiltScope.AssetClass, Target = market.Instruments[0].AssetClass, Multiplier = 1.3, Author = "pm", Intent = "test",
                    Start = market.Dates[market.Rows / 2], End = market.Dates[^1],
                },
            ],
        },
    };

    private static StackResult Run(MarketData market, StackOptions options) => CanonicalStack.Run(new StackInput(market, options, EngineRegistry.BuiltIn));
}
