using FuturesSix.Core.Supervision;
using FuturesSix.Data.Configuration;
using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Supervision;

/// <summary>Prices by symbol, as reconciling asks for them.</summary>
public sealed class PriceBook
{
    private readonly SortedDictionary<string, PriceSeries> _series;

    internal PriceBook(string source, SortedDictionary<string, PriceSeries> series) => (Source, _series) = (source, series);

    /// <summary>Where they are from.</summary>
    public string Source { get; }

    /// <summary>The symbols, in ordinal order.</summary>
    public IReadOnlyCollection<string> Symbols => _series.Keys;

    /// <summary>Prices of a symbol; null where the source has none.</summary>
    public PriceSeries? Of(string symbol) => _series.GetValueOrDefault(symbol);

    /// <summary>Reads prices: a CSV panel (<c>ts,SYM1,SYM2…</c> or <c>ts,symbol,price</c>), or the roll-adjusted returns of a
    /// dataset ('synthetic' or a dataset file) as an index. Prices made after <paramref name="until"/> are not there yet.</summary>
    /// <param name="source">CSV file, dataset file or 'synthetic'.</param>
    /// <param name="configuration">When prices with a date only were made.</param>
    /// <param name="until">Now.</param>
    /// <exception cref="InputException">The source cannot be used; place and reason are named.</exception>
    public static PriceBook Read(string source, SupervisorConfiguration configuration, DateTimeOffset until)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(configuration);
        var series = source.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
            ? PriceCsv.Read(source, configuration, until.UtcTicks)
            : OfDataset(RunDataset.Open(source), configuration, until.UtcTicks);
        return new PriceBook(source, series);
    }

    private static SortedDictionary<string, PriceSeries> OfDataset(RunDataset dataset, SupervisorConfiguration configuration, long until)
    {
        var market = dataset.Market;
        var found = new SortedDictionary<string, PriceSeries>(StringComparer.Ordinal);
        for (var i = 0; i < market.Count; i++)
        {
            var symbol = market.Instruments[i].Symbol;
            var prices = market.Prices.Column(i);
            var returns = market.Returns.Column(i);
            var (ticks, levels, level) = (new List<long>(), new List<double>(), 100.0);
            for (var t = 0; t < market.Rows; t++)
            {
                level *= double.IsNaN(returns[t]) ? 1 : 1 + returns[t];
                var at = configuration.CloseTicks(symbol, market.Dates[t]);
                if (!double.IsNaN(prices[t]) && at <= until && level > 0)
                {
                    ticks.Add(at);
                    levels.Add(level);
                }
            }

            found[symbol] = new PriceSeries([.. ticks], [.. levels]);
        }

        return found;
    }
}
