using FuturesSix.Core.MetaAllocation;
using FuturesSix.Data.Datasets;
using FuturesSix.Data.Yaml;

namespace FuturesSix.Data.Allocations;

/// <summary>Reads figures from CSV: <c>sleeve,sharpe,dd[,prev_score][,n_obs][,prev_weight]</c> in any order and case; an
/// empty cell is not said. Previous weights exist when their column does; an empty one is 0.</summary>
internal static class CsvInputReader
{
    private static readonly string[] Columns = ["sleeve", "sharpe", "dd", "prev_score", "n_obs", "prev_weight"];

    public static AllocationInput Read(string file, byte[] content)
    {
        using var table = new CsvTable(file, content, new BadRows(BadRowPolicy.Error));
        var columns = table.Headers.Select((h, i) => (Name: Known(file, h), Index: i)).ToDictionary(c => c.Name, c => c.Index);
        var (sleeves, previous) = (new List<SleeveInput>(), new Dictionary<string, double>(StringComparer.Ordinal));
        while (table.Read())
        {
            var name = columns.TryGetValue("sleeve", out var index) ? table.Text(index) : table.Text(table.Column("sleeve"));
            if (!previous.TryAdd(name, Number(table, columns, "prev_weight", name) ?? 0))
            {
                throw AllocationException.At(file, table.Line, $"sleeve '{name}' is there twice", "each sleeve once");
            }

            sleeves.Add(new SleeveInput
            {
                Name = name,
                Sharpe = Number(table, columns, "sharpe", name),
                Drawdown = Number(table, columns, "dd", name),
                PreviousScore = Number(table, columns, "prev_score", name),
                Observations = Count(table, columns, name),
            });
        }

        var weights = columns.ContainsKey("prev_weight") ? previous : null;
        return new AllocationInput(file, new MetaAllocationInput { Sleeves = sleeves, PreviousWeights = weights }, new MetaAllocatorSettings(), []);
    }

    private static string Known(string file, string header) =>
        Array.Find(Columns, c => c.Equals(header, StringComparison.OrdinalIgnoreCase))
            ?? throw AllocationException.At(file, 1, $"unknown column '{header}'", $"columns of {string.Join(", ", Columns)}; {NearestName.Suggest(header, Columns)}");

    private static double? Number(CsvTable table, Dictionary<string, int> columns, string column, string sleeve) =>
        columns.TryGetValue(column, out var index) && table.Number(index, sleeve) is var value && !double.IsNaN(value) ? value : null;

    private static int? Count(CsvTable table, Dictionary<string, int> columns, string sleeve) =>
        Number(table, columns, "n_obs", sleeve) is not { } value ? null
            : value == Math.Floor(value) && Math.Abs(value) <= int.MaxValue ? (int)value
            : throw AllocationException.At(table.File, table.Line, $"{sleeve}: n_obs is {table.Text(columns["n_obs"])}", "a whole number");
}
