using FuturesSix.Core.MetaAllocation;
using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Allocations;

/// <summary>Reads what an allocation is computed from, whatever form it has.</summary>
public static class AllocationInputReader
{
    private const string SleeveReturns = "sleeve_returns.csv";

    /// <summary>Reads <paramref name="path"/>: a JSON file of metrics, a CSV of figures (first column sleeve), a CSV of
    /// returns (first column date), or the folder of a run, whose sleeve_returns.csv is read.</summary>
    /// <param name="path">File or folder.</param>
    /// <param name="from">First date of returns; null = all.</param>
    /// <param name="to">Last date of returns; null = all.</param>
    /// <exception cref="InputException">It cannot be read; file, line and what was expected are named.</exception>
    public static AllocationInput Read(string path, DateOnly? from = null, DateOnly? to = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        var file = Directory.Exists(path) ? Path.Combine(path, SleeveReturns) : path;
        var content = Content(file);
        if (file.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            return JsonInputReader.Read(file, content);
        }

        if (!file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
        {
            throw AllocationException.At(file, null, "the kind of input is not known", "a .json or .csv file, or the folder of a run");
        }

        return IsReturns(content) ? ReturnsInputReader.Read(file, content, from, to) : CsvInputReader.Read(file, content);
    }

    /// <summary>SHA-256 of what was read, not of how it was written: equal for the same sleeves, previous weights and
    /// correlations in any order, form or file.</summary>
    public static string Hash(MetaAllocationInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var canonical = new
        {
            Sleeves = input.Sleeves.OrderBy(s => s.Name, StringComparer.Ordinal).Select(s => new { s.Name, s.Sharpe, s.Drawdown, s.PreviousScore, s.Observations, Returns = s.Returns?.ToArray() }),
            PreviousWeights = input.PreviousWeights?.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => new { w.Key, w.Value }),
            Correlations = input.Correlations
                .Select(c => string.CompareOrdinal(c.First, c.Second) <= 0 ? c : new SleeveCorrelation(c.Second, c.First, c.Value))
                .OrderBy(c => c.First, StringComparer.Ordinal).ThenBy(c => c.Second, StringComparer.Ordinal)
                .Distinct(),
        };
        return Hashes.OfText(System.Text.Json.JsonSerializer.Serialize(canonical, RunJson.Line));
    }

    /// <summary>The bytes of a file.</summary>
    internal static byte[] Content(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw AllocationException.At(file, null, $"cannot be read ({error.Message})", "a readable file", error);
        }
    }

    private static bool IsReturns(ReadOnlySpan<byte> content)
    {
        content = content.StartsWith("\uFEFF"u8) ? content[3..] : content;
        return content.StartsWith("date,"u8) || content.StartsWith("\"date\","u8);
    }
}
