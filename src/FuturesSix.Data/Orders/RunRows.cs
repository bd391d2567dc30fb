using FuturesSix.Data.Allocations;
using FuturesSix.Data.Datasets;
using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Orders;

/// <summary>Reads the rows of one date from the CSV artifacts of a run; the date is the first column.</summary>
internal sealed class RunRows(string folder)
{
    /// <summary>The dates of a file that has one row a date, ascending.</summary>
    public IReadOnlyList<DateOnly> Dates(string file)
    {
        var dates = new List<DateOnly>();
        Each(file, (_, date) => dates.Add(date));
        return dates;
    }

    /// <summary>Hands over every row of <paramref name="date"/>.</summary>
    public void On(DateOnly date, string file, Action<CsvTable> row) => Each(file, (table, day) =>
    {
        if (day == date)
        {
            row(table);
        }
    });

    /// <summary>The row of a wide file by column; missing cells are NaN.</summary>
    public IReadOnlyDictionary<string, double> Wide(DateOnly date, string file)
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        On(date, file, table =>
        {
            for (var c = 1; c < table.Headers.Count; c++)
            {
                values[table.Headers[c]] = table.Number(c, table.Headers[c], date);
            }
        });
        return values;
    }

    private void Each(string file, Action<CsvTable, DateOnly> row)
    {
        var path = Path.Combine(folder, file);
        try
        {
            using var table = new CsvTable(path, AllocationInputReader.Content(path), new BadRows(BadRowPolicy.Error));
            while (table.Read())
            {
                table.TryDate(0, out var date);
                row(table, date);
            }
        }
        catch (Exception error) when (error is DatasetException or AllocationException)
        {
            throw new RunStoreException($"{error.Message}; this version writes {file} with every run: run it again (--force)", error);
        }
    }
}
