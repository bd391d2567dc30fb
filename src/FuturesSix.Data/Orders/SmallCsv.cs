using FuturesSix.Data.Allocations;
using FuturesSix.Data.Datasets;
using FuturesSix.Data.Yaml;

namespace FuturesSix.Data.Orders;

/// <summary>CSV files that people or terminals write: a fixed set of columns in any order and case.</summary>
internal static class SmallCsv
{
    /// <summary>Reads every record; the columns are handed over in the order of <paramref name="columns"/>.</summary>
    /// <exception cref="OrderException">The file cannot be read, or header or rows are wrong; file and line are named.</exception>
    public static void Read(string file, IReadOnlyList<string> columns, Action<CsvTable, int[]> record)
    {
        try
        {
            using var table = new CsvTable(file, Content(file), new BadRows(BadRowPolicy.Error));
            var places = columns.Select(c => Place(table, c)).ToArray();
            foreach (var other in table.Headers.Where(h => !columns.Contains(h, StringComparer.OrdinalIgnoreCase)))
            {
                throw OrderException.At(file, 1, $"the header has an unknown column '{other}'", $"{string.Join(',', columns)}; {NearestName.Suggest(other, columns)}");
            }

            while (table.Read())
            {
                record(table, places);
            }
        }
        catch (DatasetException error)
        {
            throw OrderException.Of(error);
        }
    }

    /// <summary>A finite number that must be there.</summary>
    public static double Required(CsvTable table, int column, string symbol)
    {
        var value = table.Number(column, symbol);
        return double.IsNaN(value)
            ? throw OrderException.At(table.File, table.Line, $"{symbol}: '{table.Text(column)}' in column '{table.Headers[column]}' is not a number", "a finite number, for example -3")
            : value;
    }

    private static int Place(CsvTable table, string column)
    {
        var places = Enumerable.Range(0, table.Headers.Count).Where(h => table.Headers[h].Equals(column, StringComparison.OrdinalIgnoreCase)).ToList();
        return places.Count == 1
            ? places[0]
            : throw OrderException.At(table.File, 1, $"the header is {string.Join(',', table.Headers)}: column '{column}' is there {places.Count} times", "it once");
    }

    private static byte[] Content(string file)
    {
        try
        {
            return AllocationInputReader.Content(file);
        }
        catch (AllocationException error)
        {
            throw new OrderException(error.Message, error) { File = file };
        }
    }
}
