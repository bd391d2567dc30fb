using FuturesSix.Core.Market;

namespace FuturesSix.Data.Datasets;

/// <summary>Which instruments the dataset describes, and how: the instrument table, the cost table, and over both the
/// dataset file's own <c>instruments</c>. Series of symbols that are not described here are ignored and counted.</summary>
internal sealed class InstrumentCatalog
{
    private readonly DatasetSpec _spec;
    private readonly Dictionary<string, InstrumentRow> _config;
    private readonly Dictionary<string, CostSpec> _costs;

    public InstrumentCatalog(DatasetSpec spec, ConfigTables tables)
    {
        _spec = spec;
        _config = tables.Instruments;
        _costs = tables.Costs;
    }

    /// <summary>True when the dataset describes the symbol.</summary>
    public bool Describes(string symbol) => _spec.Instruments.ContainsKey(symbol) || _config.ContainsKey(symbol);

    /// <summary>Every described symbol, for suggestions.</summary>
    public IEnumerable<string> Symbols => _config.Keys.Union(_spec.Instruments.Keys, StringComparer.Ordinal);

    /// <summary>Rows of the tables that describe instruments of which the dataset has no series.</summary>
    public int IgnoredRows(IReadOnlySet<string> present) =>
        _config.Keys.Count(symbol => !present.Contains(symbol)) + _costs.Keys.Count(symbol => !present.Contains(symbol));

    /// <summary>Builds the instrument of a series.</summary>
    /// <param name="series">The series.</param>
    /// <param name="defaultClass">Asset class where none is declared, or null when one must be.</param>
    /// <param name="defaultMultiplier">Multiplier where none is declared.</param>
    /// <param name="margins">Reads the schedule of a file that a key declares.</param>
    public Instrument Build(
        InstrumentSeries series, string? defaultClass, double defaultMultiplier, Func<string, string, IReadOnlyList<MarginStep>> margins)
    {
        var dto = _spec.Instruments.GetValueOrDefault(series.Symbol) ?? new InstrumentDto();
        var row = _config.GetValueOrDefault(series.Symbol);
        var path = $"instruments.{series.Symbol}";
        return new Instrument
        {
            Symbol = series.Symbol,
            AssetClass = _spec.Yaml.Required(
                dto.AssetClass ?? row?.AssetClass ?? defaultClass, $"{path}.asset_class", "an asset class such as equity, rates, fx, energy"),
            Region = dto.Region ?? "",
            Themes = dto.Themes ?? [],
            Currency = dto.Currency ?? row?.Currency ?? _spec.AccountCurrency,
            Multiplier = dto.Multiplier ?? row?.Multiplier ?? defaultMultiplier,
            Adjustment = series.Adjustment,
            HasRawPrice = series.HasRaw,
            Cost = CostReader.Read(_spec.Yaml, dto.Cost, $"{path}.cost") ?? _costs.GetValueOrDefault(series.Symbol) ?? _spec.DefaultCost,
            MarginSchedule = dto.MarginSchedule is { } file ? margins(file, $"{path}.margin_schedule") : [],
            LastTrade = dto.LastTrade,
        };
    }
}
