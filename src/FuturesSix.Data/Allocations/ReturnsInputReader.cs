using FuturesSix.Core.MetaAllocation;
using FuturesSix.Data.Datasets;

namespace FuturesSix.Data.Allocations;

/// <summary>Reads sleeves from daily returns: <c>date,A,B…</c>, as a run's sleeve_returns.csv; an empty cell is missing. The
/// columns <c>convexity</c>, <c>execution</c> and <c>cost</c> of a run are no sleeves.</summary>
internal static class ReturnsInputReader
{
    private static readonly string[] NoSleeves = ["convexity", "execution", "cost"];

    public static AllocationInput Read(string file, byte[] content, DateOnly? from, DateOnly? to)
    {
        using var table = new CsvTable(file, content, new BadRows(BadRowPolicy.Error));
        var date = table.Column("date");
        int[] columns = [.. Enumerable.Range(0, table.Headers.Count).Where(c => c != date && !NoSleeves.Contains(table.Headers[c], StringComparer.Ordinal))];
        var series = columns.Select(_ => new List<double>()).ToArray();
        while (table.Read())
        {
            table.TryNextDate(date, out var day);
            for (var k = 0; k < columns.Length && !(day < from) && !(day > to); k++)
            {
                series[k].Add(table.Number(columns[k], table.Headers[columns[k]], day));
            }
        }

        if (columns.Length == 0 || series[0].Count == 0)
        {
            var problem = columns.Length == 0 ? "there is no sleeve" : $"there is no row from {Text(from, "the start")} to {Text(to, "the end")}";
            throw AllocationException.At(file, null, problem, "sleeves and rows of returns");
        }

        var sleeves = columns.Select((c, k) => new SleeveInput { Name = table.Headers[c], Returns = series[k].ToArray() }).ToList();
        return new AllocationInput(file, new MetaAllocationInput { Sleeves = sleeves }, new MetaAllocatorSettings(), [.. sleeves.SelectMany(LeadingZeros)]);
    }

    private static string Text(DateOnly? day, string otherwise) => day?.ToString("yyyy-MM-dd", null) ?? otherwise;

    /// <summary>A sleeve that was flat for its first month or more has a Sharpe ratio of its whole column.</summary>
    private static IEnumerable<string> LeadingZeros(SleeveInput sleeve)
    {
        var returns = sleeve.Returns!.Value.Span;
        var zeros = 0;
        while (zeros < returns.Length && (returns[zeros] == 0 || double.IsNaN(returns[zeros])))
        {
            zeros++;
        }

        return zeros >= 21 && zeros < returns.Length
            ? [$"{sleeve.Name}: the first {zeros} of {returns.Length} rows are zero or missing and count as they are; a later start date leaves them out"]
            : [];
    }
}
