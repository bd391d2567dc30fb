using FuturesSix.Core.Market;
using FuturesSix.Data.Yaml;

namespace FuturesSix.Data.Datasets;

/// <summary>One row of an instrument table.</summary>
internal sealed record InstrumentRow(string? AssetClass, string? Currency, double? Multiplier);

/// <summary>Reads the per-instrument tables (specification and costs) whose columns the dataset file names.</summary>
internal sealed class ConfigTables
{
    private static readonly string[] InstrumentFields = ["symbol", "asset_class", "currency", "multiplier"];

    private static readonly string[] CostFields =
        ["symbol", "slippage_bps", "slippage_points", "commission_per_contract", "commission_rate", "commission_per_trade"];

    private readonly DatasetSpec _spec;
    private readonly InputFiles _files;
    private readonly BadRows _bad;

    public ConfigTables(DatasetSpec spec, InputFiles files, BadRows bad)
    {
        (_spec, _files, _bad) = (spec, files, bad);
        Instruments = Read(spec.Yaml.Value.InstrumentConfig, "instrument_config", InstrumentFields, Row);
        Costs = Read(spec.Yaml.Value.Costs, "costs", CostFields, (table, columns, symbol) => CostReader.Read(table, columns, symbol, bad));
    }

    public Dictionary<string, InstrumentRow> Instruments { get; }

    public Dictionary<string, CostSpec> Costs { get; }

    private Dictionary<string, T> Read<T>(ConfigTableDto? dto, string key, string[] fields, Func<CsvTable, int[], string, T?> parse)
        where T : class
    {
        var rows = new Dictionary<string, T>(StringComparer.Ordinal);
        if (dto is null)
        {
            return rows;
        }

        var file = _spec.Yaml.Required(dto.File, $"{key}.file", "a file under root");
        using var table = new CsvTable(file, _files.Read(file, _spec.Declared($"{key}.file")), _bad);
        var columns = Columns(dto, key, fields, table);
        while (table.Read())
        {
            var symbol = table.Text(columns[0]);
            if (symbol.Length == 0 || rows.ContainsKey(symbol))
            {
                var problem = symbol.Length == 0 ? "the row names no instrument" : "a second row for the instrument";
                _bad.Report(new Place(file, table.Line, symbol), problem, "one row per instrument");
            }
            else if (parse(table, columns, symbol) is { } row)
            {
                rows.Add(symbol, row);
            }
        }

        return rows;
    }

    private int[] Columns(ConfigTableDto dto, string key, string[] fields, CsvTable table)
    {
        var names = _spec.Yaml.Required(dto.Columns, $"{key}.columns", $"a mapping of {string.Join(", ", fields)} to column names");
        foreach (var field in names.Keys)
        {
            if (!fields.Contains(field))
            {
                throw _spec.Yaml.Error($"{key}.columns.{field}", $"unknown field '{field}'; {NearestName.Suggest(field, fields)}");
            }
        }

        _spec.Yaml.Required(names.GetValueOrDefault("symbol"), $"{key}.columns.symbol", "the column that names the instrument");
        return Array.ConvertAll(fields, field => names.TryGetValue(field, out var column) ? table.Column(column) : -1);
    }

    private InstrumentRow Row(CsvTable table, int[] columns, string symbol)
    {
        var multiplier = Number(table, columns[3], symbol);
        if (multiplier is <= 0)
        {
            _bad.Report(new Place(table.File, table.Line, symbol), $"the multiplier {multiplier} is not positive", "the account value of one price point");
            multiplier = null;
        }

        var assetClass = columns[1] < 0 ? null : table.Text(columns[1]);
        var renamed = _spec.Yaml.Value.InstrumentConfig?.AssetClasses;
        if (renamed is not null && assetClass is not null)
        {
            assetClass = renamed.TryGetValue(assetClass, out var name)
                ? name
                : throw _spec.Yaml.Error(
                    "instrument_config.asset_classes", $"does not rename '{assetClass}' ({table.File}({table.Line}), {symbol})", "every class of the table");
        }

        return new InstrumentRow(assetClass, columns[2] < 0 ? null : table.Text(columns[2]), multiplier);
    }

    private static double? Number(CsvTable table, int column, string symbol)
    {
        var value = column < 0 ? double.NaN : table.Number(column, symbol);
        return double.IsNaN(value) ? null : value;
    }
}
