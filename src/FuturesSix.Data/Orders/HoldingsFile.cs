using FuturesSix.Data.Yaml;

namespace FuturesSix.Data.Orders;

/// <summary>What is really held: a CSV <c>symbol,contracts</c>, signed contracts, a symbol once. What is not named is not
/// held. A file with only the header is a flat account.</summary>
public static class HoldingsFile
{
    private static readonly string[] Columns = ["symbol", "contracts"];

    /// <summary>Reads and validates it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="known">The symbols that may be held.</param>
    /// <exception cref="OrderException">It cannot be read; a symbol is unknown or there twice; contracts are no number. File
    /// and line are named.</exception>
    public static IReadOnlyDictionary<string, double> Read(string path, IReadOnlyCollection<string> known)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(known);
        var held = new Dictionary<string, double>(StringComparer.Ordinal);
        SmallCsv.Read(path, Columns, (table, columns) =>
        {
            var symbol = table.Text(columns[0]).Trim();
            if (!known.Contains(symbol, StringComparer.Ordinal))
            {
                throw OrderException.At(path, table.Line, $"symbol '{symbol}' is no instrument of the run's dataset", $"one of its instruments; {NearestName.Suggest(symbol, [.. known])}");
            }

            if (!held.TryAdd(symbol, SmallCsv.Required(table, columns[1], symbol)))
            {
                throw OrderException.At(path, table.Line, $"symbol '{symbol}' is there twice", "each symbol once");
            }
        });
        return held;
    }
}
