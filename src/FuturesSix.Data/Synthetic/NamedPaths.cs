namespace FuturesSix.Data.Synthetic;

/// <summary>Simulates paths and keeps those of the named instruments, which other series are made of: also where the market
/// is too small to hold them.</summary>
internal sealed class NamedPaths(long seed, MarketWeather weather, DateOnly[] dates)
{
    private readonly Dictionary<int, InstrumentPath> _kept = [];

    /// <summary>The path of the named instrument <paramref name="symbol"/>.</summary>
    public InstrumentPath Of(string symbol)
    {
        var index = InstrumentTemplates.IndexOf(symbol);
        return Of(InstrumentTemplates.At(index, seed), index);
    }

    /// <summary>The path of instrument number <paramref name="index"/>.</summary>
    public InstrumentPath Of(InstrumentTemplate template, int index)
    {
        if (_kept.TryGetValue(index, out var path))
        {
            return path;
        }

        path = InstrumentPath.Simulate(template, index, seed, weather, dates);
        if (index < InstrumentTemplates.NamedCount)
        {
            _kept.Add(index, path);
        }

        return path;
    }
}
