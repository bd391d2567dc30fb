using FuturesSix.Data.Yaml;

namespace FuturesSix.Data.Datasets;

/// <summary>Reads a long CSV: a row per date and symbol, in any order of symbols, dates ascending within each symbol.</summary>
internal static class LongReader
{
    private static readonly string[] Fields = ["symbol", "close", "raw_close", "volume"];

    public static void Read(SourceReader reader, SourceSpec source, SourceContent content)
    {
        using var table = reader.Open(source.Location, $"{source.Path}.file");
        var columns = new Columns(reader, source, table);
        var known = new Dictionary<string, InstrumentSeries?>(StringComparer.Ordinal);
        var bySpan = known.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> buffer = stackalloc char[64];
        while (table.Read())
        {
            if (!table.TryDate(columns.Date, out var day))
            {
                continue;
            }

            var length = table.Chars(columns.Symbol, buffer);
            if (length < 0 || !bySpan.TryGetValue(buffer[..length], out var series))
            {
                var symbol = table.Text(columns.Symbol);
                known[symbol] = series = Begin(reader, source, content, columns, symbol);
            }

            if (series is not null)
            {
                ReadRow(reader, source, table, columns, series, day);
            }
        }
    }

    private static void ReadRow(SourceReader reader, SourceSpec source, CsvTable table, Columns columns, InstrumentSeries series, DateOnly day)
    {
        var close = reader.Close(table, columns.Close, series, day);
        if (double.IsNaN(close))
        {
            return;
        }

        var raw = source.CloseIsRaw ? close : columns.Raw < 0 ? double.NaN : reader.Close(table, columns.Raw, series, day);
        var volume = columns.Volume < 0 ? double.NaN : reader.Volume(table, columns.Volume, series.Symbol, day);
        series.Add(new Observation(day, close) { Raw = raw, Volume = volume }, table.Line, reader.Bad);
    }

    private static InstrumentSeries? Begin(SourceReader reader, SourceSpec source, SourceContent content, Columns columns, string symbol)
    {
        if (!reader.Catalog.Describes(symbol))
        {
            content.Ignored.Add($"{source.Location}: symbol {symbol}");
            return null;
        }

        var series = reader.Begin(content, source, symbol, source.Location);
        series.HasRaw |= columns.Raw >= 0;
        series.HasVolume = columns.Volume >= 0;
        return series;
    }

    private sealed class Columns
    {
        public Columns(SourceReader reader, SourceSpec source, CsvTable table)
        {
            var named = source.Dto.Columns ?? [];
            foreach (var field in named.Keys)
            {
                if (!Fields.Contains(field))
                {
                    throw reader.Spec.Yaml.Error($"{source.Path}.columns.{field}", $"unknown field '{field}'; {NearestName.Suggest(field, Fields)}");
                }
            }

            Date = table.Column(source.DateColumn);
            Symbol = table.Column(named.GetValueOrDefault("symbol", "symbol"));
            Close = table.Column(named.GetValueOrDefault("close", "close"));
            Raw = named.TryGetValue("raw_close", out var raw) ? table.Column(raw) : table.OptionalColumn("raw_close");
            Volume = named.TryGetValue("volume", out var volume) ? table.Column(volume) : table.OptionalColumn("volume");
        }

        public int Date { get; }

        public int Symbol { get; }

        public int Close { get; }

        public int Raw { get; }

        public int Volume { get; }
    }
}
