using FuturesSix.Core.MetaAllocation;
using FuturesSix.Data.Datasets;
using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Allocations;

/// <summary>The CSV of an export: <c>Sleeve,Weight</c>, RFC 4180 quoting, LF, numbers that read back to the same bits,
/// sleeves in ordinal order. A row CASH follows where cash is allowed, so that every file sums to 1.</summary>
internal static class AllocationCsv
{
    private const double SumTolerance = 1e-4;

    /// <summary>The bytes of an export.</summary>
    public static byte[] Write(MetaAllocationResult allocation)
    {
        using var stream = new MemoryStream();
        using (var text = new ArtifactText(stream))
        {
            text.Header("Sleeve", "Weight");
            foreach (var sleeve in allocation.Sleeves)
            {
                text.Cell(sleeve.Name).Cell(sleeve.Weight).End();
            }

            if (allocation.Config.AllowCash)
            {
                text.Cell(MetaAllocationInput.CashName).Cell(allocation.Cash).End();
            }
        }

        return stream.ToArray();
    }

    /// <summary>Reads one back.</summary>
    /// <exception cref="InputException">Header, names, numbers, range or sum are wrong; file and line are named.</exception>
    public static AllocationFile Read(string file, byte[] content)
    {
        using var table = new CsvTable(file, content, new BadRows(BadRowPolicy.Error));
        if (table.Headers is not ["Sleeve", "Weight"])
        {
            throw AllocationException.At(file, 1, $"the header is {string.Join(',', table.Headers)}", "Sleeve,Weight");
        }

        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        while (table.Read())
        {
            var (name, weight) = Row(table);
            if (!weights.TryAdd(name, weight))
            {
                throw AllocationException.At(file, table.Line, $"sleeve '{name}' is there twice", "each sleeve once");
            }
        }

        var total = weights.Values.Sum();
        if (!(Math.Abs(total - 1) <= SumTolerance))
        {
            throw AllocationException.At(file, null, FormattableString.Invariant($"the weights sum to {total}"), FormattableString.Invariant($"1 within {SumTolerance}"));
        }

        weights.Remove(MetaAllocationInput.CashName, out var cash);
        return new AllocationFile(file, weights, cash, Hashes.Of(content));
    }

    private static (string Name, double Weight) Row(CsvTable table)
    {
        var name = table.Text(0);
        if (string.IsNullOrWhiteSpace(name))
        {
            throw AllocationException.At(table.File, table.Line, "the sleeve has no name", "a name");
        }

        var weight = table.Number(1, name);
        return weight is >= 0 and <= 1
            ? (name, weight)
            : throw AllocationException.At(table.File, table.Line, $"{name}: the weight is {(double.IsNaN(weight) ? "missing" : table.Text(1))}", "a number in [0, 1]");
    }
}
