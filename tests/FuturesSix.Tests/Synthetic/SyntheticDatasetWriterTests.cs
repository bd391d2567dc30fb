using FuturesSix.Core.Engines;
using FuturesSix.Core.Market;
using FuturesSix.Core.Stack;
using FuturesSix.Data;
using FuturesSix.Data.Datasets;
using FuturesSix.Data.Quality;
using FuturesSix.Data.Runs;
using FuturesSix.Data.Synthetic;

namespace FuturesSix.Tests.Synthetic;

/// <summary>A written market reads back to the same bits; nothing but a dataset written before is ever replaced.</summary>
public sealed class SyntheticDatasetWriterTests : IDisposable
{
    private static readonly SyntheticMarketOptions Small = new() { Years = 3, Instruments = 16, Seed = -4, Start = new DateOnly(2014, 5, 3) };
    private readonly string _folder = Repository.TemporaryFolder();

    private string Target => Path.Combine(_folder, "market");

    public static TheoryData<int> Sizes => [1, 5, 16];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Written_market_loads_back_to_the_same_bits(int instruments)
    {
        var options = Small with { Instruments = instruments };
        var written = SyntheticDatasetWriter.Write(options, Target, replace: false);

        var (expected, loaded) = (SyntheticMarket.Generate(options), DatasetLoader.Load(new DatasetRequest(written.Path)));

        Assert.Equal(written.MarketHash, SyntheticHash.Of(loaded.Market));
        AssertSame(expected, loaded.Market);
        Assert.Equal(written.Rows, loaded.Market.Rows);
        Assert.Equal(written.Instruments, loaded.Market.Returns.Columns);
        Assert.Empty(loaded.Quality.Skipped);
        Assert.Equal((0, 0), (loaded.Quality.IgnoredSeries, loaded.Quality.MergedWeekendRows));
        Assert.Empty(DatasetQuality.Check(loaded).Errors);
    }

    [Fact]
    public void Run_on_the_written_market_has_the_same_returns_to_the_byte()
    {
        var written = SyntheticDatasetWriter.Write(Small, Target, replace: false);
        var (book, read) = (Returns(SyntheticMarket.Generate(Small)), Returns(RunDataset.Open(written.Path).Market));

        Assert.True(book.Count(r => r != 0) > 300);
        Assert.Equal(book.Select(BitConverter.DoubleToInt64Bits), read.Select(BitConverter.DoubleToInt64Bits));
    }

    [Fact]
    public void Written_market_is_synthetic_wherever_it_is_opened()
    {
        var written = SyntheticDatasetWriter.Write(Small with { Years = 1, Instruments = 2 }, Target, replace: false);
        var opened = RunDataset.Open(written.Path);

        Assert.True(opened.Market.Synthetic && opened.Identity.Synthetic);
    }

    [Fact]
    public void Write_existing_folder_is_refused_and_left_as_it_was()
    {
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, "mine.txt"), "mine");

        Assert.Contains("is not empty", Refusal(Small, replace: false), StringComparison.Ordinal);
        Assert.Contains("'mine.txt'", Refusal(Small, replace: true), StringComparison.Ordinal);
        Assert.Equal(["mine.txt"], Directory.GetFileSystemEntries(Target).Select(Path.GetFileName));
        Assert.Equal(["market"], Directory.GetFileSystemEntries(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public void Write_replaces_only_a_dataset_that_says_it_is_synthetic()
    {
        Directory.CreateDirectory(Path.Combine(Target, "prices"));
        File.WriteAllText(Path.Combine(Target, "prices", "ES_price.csv"), "DATETIME,PRICE\n");
        File.WriteAllText(Path.Combine(Target, "dataset.yaml"), "name: real\n");

        Assert.Contains("synthetic: true", Refusal(Small, replace: true), StringComparison.Ordinal);
        Assert.Equal("name: real\n", File.ReadAllText(Path.Combine(Target, "dataset.yaml")));
    }

    [Fact]
    public void Write_force_replaces_the_whole_dataset()
    {
        SyntheticDatasetWriter.Write(Small, Target, replace: false);
        var written = SyntheticDatasetWriter.Write(Small with { Years = 1, Instruments = 2, Seed = 9 }, Target, replace: true);

        Assert.Equal(5, DatasetLoader.Load(new DatasetRequest(written.Path)).Market.Count);
        Assert.Equal(written.Files, Directory.GetFiles(Target, "*", SearchOption.AllDirectories).Length);
        Assert.Equal(written.Bytes, Directory.GetFiles(Target, "*", SearchOption.AllDirectories).Sum(f => new FileInfo(f).Length));
        Assert.Equal(["market"], Directory.GetFileSystemEntries(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public void Write_empty_folder_and_trailing_separator_are_fine()
    {
        Directory.CreateDirectory(Target);

        var written = SyntheticDatasetWriter.Write(Small with { Years = 1, Instruments = 1 }, Target + Path.DirectorySeparatorChar, replace: false);

        Assert.Equal(Path.Combine(Target, "dataset.yaml"), written.Path);
    }

    [Fact]
    public void Write_broken_options_are_all_listed()
    {
        var message = Refusal(new SyntheticMarketOptions { Years = 0, Instruments = 501, Start = new DateOnly(1900, 1, 1) }, replace: false);

        Assert.Equal(3, message.Split('\n').Length);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Write_cancelled_leaves_nothing()
    {
        using var cancel = new CancellationTokenSource();
        var progress = new Stop(cancel);

        Assert.Throws<OperationCanceledException>(() => SyntheticDatasetWriter.Write(Small, Target, replace: false, progress, cancel.Token));
        Assert.Equal(9, progress.Seen);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static double[] Returns(MarketData market) => CanonicalStack.Run(new StackInput(market, new StackOptions(), EngineRegistry.BuiltIn)).Book.Returns;

    private string Refusal(SyntheticMarketOptions options, bool replace) =>
        Assert.Throws<RequestException>(() => SyntheticDatasetWriter.Write(options, Target, replace)).Message;

    private static void AssertSame(MarketData expected, MarketData actual)
    {
        Assert.Equal(expected.Dates, actual.Dates);
        Assert.Equal(Bits(expected.Carry!.Price), Bits(actual.Carry!.Price));
        Assert.Equal((expected.Name, expected.Synthetic, expected.AccountCurrency, expected.MaxStaleDays), (actual.Name, actual.Synthetic, actual.AccountCurrency, actual.MaxStaleDays));
        Assert.Equal(expected.Holidays, actual.Holidays);
        Assert.Equal(expected.Roles.OrderBy(r => r.Key), actual.Roles.OrderBy(r => r.Key));
        Assert.Equal(expected.Auxiliary.Keys, actual.Auxiliary.Keys);
        Assert.All(expected.Instruments.Zip(actual.Instruments), pair => Assert.Equivalent(pair.First, pair.Second, strict: true));
    }

    private static IEnumerable<long> Bits(Panel panel) => panel.Values.ToArray().Select(v => double.IsNaN(v) ? -1 : BitConverter.DoubleToInt64Bits(v));

    private sealed class Stop(CancellationTokenSource cancel) : IProgress<WriteProgress>
    {
        public int Seen { get; private set; }

        public void Report(WriteProgress value)
        {
            Seen = value.File;
            if (value.File == 9)
            {
                cancel.Cancel();
            }
        }
    }
}
