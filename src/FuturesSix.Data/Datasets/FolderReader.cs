using System.Runtime.InteropServices;
using FuturesSix.Data.Yaml;

namespace FuturesSix.Data.Datasets;

/// <summary>Reads a folder with one price file per instrument (DATETIME, PRICE: the adjusted close) and one carry file
/// (DATETIME, PRICE, CARRY, PRICE_CONTRACT, CARRY_CONTRACT: raw prices of the traded and of a neighbouring contract and
/// their delivery months yyyymm); where the dataset declares them, also volume files (DATETIME, VOLUME).</summary>
internal static class FolderReader
{
    public static void Read(SourceReader reader, SourceSpec source, SourceContent content)
    {
        var suffix = source.Dto.PriceSuffix ?? "_price.csv";
        var carrySuffix = source.Dto.CarrySuffix ?? "_carrydata.csv";
        foreach (var symbol in Symbols(reader, source, suffix))
        {
            var file = $"{source.Location.TrimEnd('/')}/{symbol}{suffix}";
            if (!reader.Catalog.Describes(symbol))
            {
                content.Ignored.Add($"{file}: symbol {symbol}");
                continue;
            }

            var series = reader.Begin(content, source, symbol, file);
            ReadPrices(reader, source, series);
            if (carrySuffix.Length > 0)
            {
                ReadCarry(reader, source, series, $"{source.Location.TrimEnd('/')}/{symbol}{carrySuffix}");
            }

            if (source.Dto.VolumeSuffix is { Length: > 0 } volumeSuffix)
            {
                ReadVolume(reader, source, series, $"{source.Location.TrimEnd('/')}/{symbol}{volumeSuffix}");
            }
        }
    }

    private static List<string> Symbols(SourceReader reader, SourceSpec source, string suffix)
    {
        var found = reader.Files.List(source.Location, suffix, reader.Spec.Declared($"{source.Path}.folder")).Select(file => file[..^suffix.Length]).ToList();
        foreach (var symbol in source.Dto.Symbols ?? [])
        {
            if (!found.Contains(symbol))
            {
                throw reader.Spec.Yaml.Error($"{source.Path}.symbols", $"there is no file {source.Location}/{symbol}{suffix}; {NearestName.Suggest(symbol, found)}");
            }
        }

        return source.Dto.Symbols ?? found;
    }

    private static void ReadPrices(SourceReader reader, SourceSpec source, InstrumentSeries series)
    {
        using var table = reader.Open(series.File, $"{source.Path}.folder");
        int date = table.Column(source.DateColumn), price = table.Column("PRICE");
        while (table.Read())
        {
            if (!table.TryNextDate(date, out var day))
            {
                continue;
            }

            var close = reader.Close(table, price, series, day);
            if (!double.IsNaN(close))
            {
                series.Rows.Add(new Observation(day, close) { Raw = source.CloseIsRaw ? close : double.NaN });
            }
        }
    }

    private static void ReadVolume(SourceReader reader, SourceSpec source, InstrumentSeries series, string file)
    {
        using var table = reader.Open(file, $"{source.Path}.volume_suffix");
        int date = table.Column(source.DateColumn), column = table.Column("VOLUME");
        series.HasVolume = true;
        series.Rewind();
        while (table.Read())
        {
            if (!table.TryNextDate(date, out var day))
            {
                continue;
            }

            var volume = reader.Volume(table, column, series.Symbol, day);
            if (!double.IsNaN(volume) && series.Seek(day) is var i and >= 0)
            {
                CollectionsMarshal.AsSpan(series.Rows)[i].Volume = volume;
            }
        }
    }

    private static void ReadCarry(SourceReader reader, SourceSpec source, InstrumentSeries series, string file)
    {
        using var table = reader.Open(file, $"{source.Path}.folder");
        int date = table.Column(source.DateColumn), price = table.Column("PRICE"), carry = table.Column("CARRY");
        int priceMonth = table.Column("PRICE_CONTRACT"), carryMonth = table.Column("CARRY_CONTRACT");
        (series.HasRaw, series.HasContracts) = (true, true);
        series.Rewind();
        while (table.Read())
        {
            if (!table.TryNextDate(date, out var day))
            {
                continue;
            }

            var raw = reader.Close(table, price, series, day);
            var neighbour = table.Number(carry, series.Symbol, day);
            var month = table.ContractMonth(priceMonth, series.Symbol, day);
            var neighbourMonth = table.ContractMonth(carryMonth, series.Symbol, day);
            if (!double.IsNaN(raw) && series.Seek(day) is var i and >= 0)
            {
                ref var row = ref CollectionsMarshal.AsSpan(series.Rows)[i];
                (row.Raw, row.Carry, row.PriceMonth, row.CarryMonth) = (raw, neighbour, month, neighbourMonth);
            }
        }
    }
}
