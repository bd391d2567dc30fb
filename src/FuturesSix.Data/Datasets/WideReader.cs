using System.Runtime.InteropServices;
using FuturesSix.Data.Yaml;

namespace FuturesSix.Data.Datasets;

/// <summary>Reads a wide CSV: a date column and one column per instrument.</summary>
internal static class WideReader
{
    public static void Read(SourceReader reader, SourceSpec source, SourceContent content)
    {
        using var table = reader.Open(source.Location, $"{source.Path}.file");
        var date = table.Column(source.DateColumn);
        var columns = Map(reader, source, table, date, content);
        while (table.Read())
        {
            if (table.TryNextDate(date, out var day))
            {
                ReadRow(reader, source, table, columns, day);
            }
        }

        ReadCompanion(reader, source, source.Dto.RawFile, "raw_file", columns);
        ReadCompanion(reader, source, source.Dto.VolumeFile, "volume_file", columns);
    }

    private static void ReadRow(SourceReader reader, SourceSpec source, CsvTable table, List<(int Column, InstrumentSeries Series)> columns, DateOnly day)
    {
        foreach (var (column, series) in columns)
        {
            if (series.GivesReturns)
            {
                var value = reader.Return(table, column, series, day);
                if (!double.IsNaN(value))
                {
                    series.Rows.Add(new Observation(day, double.NaN) { Return = value });
                }
            }
            else
            {
                var close = reader.Close(table, column, series, day);
                if (!double.IsNaN(close))
                {
                    series.Rows.Add(new Observation(day, close) { Raw = source.CloseIsRaw ? close : double.NaN });
                }
            }
        }
    }

    private static List<(int Column, InstrumentSeries Series)> Map(
        SourceReader reader, SourceSpec source, CsvTable table, int date, SourceContent content)
    {
        var columns = new List<(int, InstrumentSeries)>();
        if (source.Dto.Columns is { } named)
        {
            foreach (var (symbol, column) in named)
            {
                if (!reader.Catalog.Describes(symbol))
                {
                    throw reader.Spec.Yaml.Error(
                        $"{source.Path}.columns.{symbol}", $"no instrument '{symbol}' is described; {NearestName.Suggest(symbol, [.. reader.Catalog.Symbols])}");
                }

                columns.Add((table.Column(column), reader.Begin(content, source, symbol, source.Location)));
            }
        }

        for (var i = 0; i < table.Headers.Count; i++)
        {
            if (i == date || (source.Dto.Columns?.ContainsValue(table.Headers[i]) ?? false))
            {
                continue;
            }

            if (source.Dto.Columns is null && reader.Catalog.Describes(table.Headers[i]))
            {
                columns.Add((i, reader.Begin(content, source, table.Headers[i], source.Location)));
            }
            else
            {
                content.Ignored.Add($"{source.Location}: column {table.Headers[i]}");
            }
        }

        return columns;
    }

    private static void ReadCompanion(
        SourceReader reader, SourceSpec source, string? file, string key, List<(int Column, InstrumentSeries Series)> columns)
    {
        if (file is null)
        {
            return;
        }

        using var table = reader.Open(file, $"{source.Path}.{key}");
        var date = table.Column(source.DateColumn);
        var raw = key == "raw_file";
        var present = columns.ConvertAll(c => (CompanionColumn(source, table, c.Series.Symbol, key), c.Series));
        foreach (var (_, series) in present)
        {
            series.Rewind();
            (series.HasRaw, series.HasVolume) = (series.HasRaw || raw, series.HasVolume || !raw);
        }

        while (table.Read())
        {
            if (table.TryNextDate(date, out var day))
            {
                foreach (var (column, series) in present)
                {
                    Fill(reader, table, column, series, day, raw);
                }
            }
        }
    }

    /// <summary>An instrument without a column would quietly be sized on an index of its returns: it is refused.</summary>
    private static int CompanionColumn(SourceSpec source, CsvTable table, string symbol, string key)
    {
        var name = source.Dto.Columns?.GetValueOrDefault(symbol) ?? symbol;
        return table.OptionalColumn(name) is var column and >= 0
            ? column
            : throw DatasetException.At(
                new Place(table.File, 1, symbol),
                $"the {key} has no column '{name}'; {NearestName.Suggest(name, [.. table.Headers])}",
                $"a column for every instrument of the source; instruments without one belong in a source of their own without {key}");
    }

    private static void Fill(SourceReader reader, CsvTable table, int column, InstrumentSeries series, DateOnly day, bool raw)
    {
        var value = raw ? reader.Close(table, column, series, day) : reader.Volume(table, column, series.Symbol, day);
        if (double.IsNaN(value) || series.Seek(day) is not (var i and >= 0))
        {
            return;
        }

        ref var row = ref CollectionsMarshal.AsSpan(series.Rows)[i];
        if (raw)
        {
            row.Raw = value;
        }
        else
        {
            row.Volume = value;
        }
    }
}
