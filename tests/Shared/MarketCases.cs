using FuturesSix.Core.Market;
using FuturesSix.Data.Datasets;
using FuturesSix.Data.Synthetic;

namespace FuturesSix.Testing;

/// <summary>The three datasets that tests of the whole stack run on.</summary>
internal static class MarketCases
{
    private static readonly Dictionary<string, MarketData> Cache = [];

    /// <summary>Names for theories: the embedded market and the two real ones.</summary>
    public static TheoryData<string> Names => ["synthetic", "futures13", "legacy37"];

    /// <summary>The dataset called <paramref name="name"/>; a real one skips the test where its files are missing.</summary>
    public static MarketData Load(string name)
    {
        lock (Cache)
        {
            return Cache.TryGetValue(name, out var market) ? market : Cache[name] = Read(name);
        }
    }

    private static MarketData Read(string name)
    {
        if (name == SyntheticMarket.Name)
        {
            return SyntheticMarket.Generate(new SyntheticMarketOptions());
        }

        var root = Repository.DataOrSkip();
        var path = Path.Combine(Repository.Root, "docs", "samples", name + ".yaml");
        return DatasetLoader.Load(new DatasetRequest(path) { DataRoot = root }).Market;
    }
}
