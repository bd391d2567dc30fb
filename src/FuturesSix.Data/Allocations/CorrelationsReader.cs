using FuturesSix.Core.MetaAllocation;
using FuturesSix.Data.Datasets;

namespace FuturesSix.Data.Allocations;

/// <summary>Reads correlations from CSV: <c>first,second,corr</c>, one row a pair.</summary>
public static class CorrelationsReader
{
    /// <summary>Reads <paramref name="path"/>.</summary>
    /// <exception cref="InputException">It cannot be read; file and line are named.</exception>
    public static IReadOnlyList<SleeveCorrelation> Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        using var table = new CsvTable(path, AllocationInputReader.Content(path), new BadRows(BadRowPolicy.Error));
        var (first, second, value) = (table.Column("first"), table.Column("second"), table.Column("corr"));
        var pairs = new List<SleeveCorrelation>();
        while (table.Read())
        {
            var pair = new SleeveCorrelation(table.Text(first), table.Text(second), table.Number(value, $"{table.Text(first)}|{table.Text(second)}"));
            pairs.Add(double.IsNaN(pair.Value)
                ? throw AllocationException.At(path, table.Line, $"{pair.First}|{pair.Second}: there is no correlation", "a number in [-1, 1]")
                : pair);
        }

        return pairs;
    }
}
