using System.Text;
using FuturesSix.Core.Stack;
using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Certificates;

/// <summary>The dated artifacts of a run as text, byte for byte as the run store writes them.</summary>
public sealed class DatedTexts
{
    private readonly List<DatedText> _texts = [];

    private DatedTexts()
    {
    }

    /// <summary>Paths of the dated artifacts: every CSV and JSON Lines file of a run.</summary>
    public IReadOnlyList<string> Files => [.. _texts.Select(t => t.Path)];

    /// <summary>The texts of <paramref name="run"/>.</summary>
    public static DatedTexts Of(RunOutput run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var texts = new DatedTexts();
        using var content = new MemoryStream();
        foreach (var file in RunFiles.Of(run).Where(f => f.Path.EndsWith(".csv", StringComparison.Ordinal) || f.Path.EndsWith(".jsonl", StringComparison.Ordinal)))
        {
            content.SetLength(0);
            file.Write(content, run);
            texts._texts.Add(new DatedText(file.Path, Encoding.UTF8.GetString(content.GetBuffer(), 0, (int)content.Length)));
        }

        return texts;
    }

    /// <summary>The first cell dated at or before <paramref name="known"/> in which a replay differs; null when none does.</summary>
    /// <param name="replay">The texts of the replay.</param>
    /// <param name="known">The last day the replay knew.</param>
    /// <param name="variant">What was done to the days after it.</param>
    /// <param name="compared">Receives how many rows were compared.</param>
    public PrefixViolation? FirstDifference(DatedTexts replay, DateOnly known, FutureVariant variant, out long compared)
    {
        ArgumentNullException.ThrowIfNull(replay);
        compared = 0;
        for (var f = 0; f < _texts.Count; f++)
        {
            var difference = _texts[f].FirstDifference(replay._texts[f], DatedText.Key(known), out var rows);
            compared += rows;
            if (difference is { } rowsThatDiffer)
            {
                return Describe(_texts[f], rowsThatDiffer.Expected, rowsThatDiffer.Actual, known, variant);
            }
        }

        return null;
    }

    /// <summary>A run on less history has the facts of the whole one: the dated artifacts do not depend on them.</summary>
    /// <param name="whole">The whole run.</param>
    /// <param name="part">What the stack decided on less history.</param>
    public static DatedTexts OfPart(RunOutput whole, StackResult part)
    {
        ArgumentNullException.ThrowIfNull(whole);
        return Of(whole with { Result = part });
    }

    private static PrefixViolation Describe(DatedText file, string expected, string actual, DateOnly known, FutureVariant variant)
    {
        var date = DatedText.DateOf(expected) ?? DatedText.DateOf(actual);
        var header = file.Header();
        var (before, after) = (Cells(expected), Cells(actual));
        if (DatedText.DateOf(expected) != DatedText.DateOf(actual) || before.Count != after.Count || before.Count != header.Length)
        {
            return new PrefixViolation(known, variant, file.Path, date, "", expected, actual);
        }

        var c = Enumerable.Range(0, header.Length).First(n => before[n] != after[n]);
        return new PrefixViolation(known, variant, file.Path, date, header[c], before[c], after[c]);
    }

    /// <summary>The cells of a CSV row, quotes kept.</summary>
    private static List<string> Cells(string row)
    {
        var (cells, start, quoted) = (new List<string>(), 0, false);
        for (var n = 0; n < row.Length; n++)
        {
            quoted ^= row[n] == '"';
            if (row[n] == ',' && !quoted)
            {
                cells.Add(row[start..n]);
                start = n + 1;
            }
        }

        cells.Add(row[start..]);
        return cells;
    }
}
