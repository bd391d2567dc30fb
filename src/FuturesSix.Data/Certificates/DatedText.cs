using System.Globalization;
using System.Text;

namespace FuturesSix.Data.Certificates;

/// <summary>One row of a dated artifact.</summary>
/// <param name="Day">Its date as yyyymmdd; 0 for the header of a CSV file.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Length">How long it is, without the line end.</param>
internal readonly record struct DatedRow(int Day, int Start, int Length);

/// <summary>The text of one dated artifact, cut into rows: CSV rows begin with their date, JSON Lines with a member date.</summary>
internal sealed class DatedText
{
    private const string JsonDate = "{\"date\":\"";
    private readonly string _text;
    private readonly List<DatedRow> _rows = [];

    /// <summary>Cuts a text.</summary>
    /// <param name="path">The artifact.</param>
    /// <param name="text">Its content.</param>
    /// <exception cref="FormatException">A row has no date.</exception>
    public DatedText(string path, string text)
    {
        (Path, _text) = (path, text);
        var header = !path.EndsWith(".jsonl", StringComparison.Ordinal);
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            var row = text.AsSpan(start, end - start);
            _rows.Add(new DatedRow(header && start == 0 ? 0 : DayOf(row), start, row.Length));
            start = end + 1;
        }
    }

    /// <summary>The artifact.</summary>
    public string Path { get; }

    /// <summary>Compares the rows up to a day, headers included.</summary>
    /// <param name="other">The same artifact of a replay.</param>
    /// <param name="last">The day as yyyymmdd.</param>
    /// <param name="compared">Receives how many rows were compared.</param>
    /// <returns>The rows that differ first, empty where one is missing; null when all are equal.</returns>
    public (string Expected, string Actual)? FirstDifference(DatedText other, int last, out long compared)
    {
        compared = 0;
        var (a, b) = (0, 0);
        while (true)
        {
            a = NextUpTo(last, a);
            b = other.NextUpTo(last, b);
            var (mine, theirs) = (a < _rows.Count, b < other._rows.Count);
            if (!mine && !theirs)
            {
                return null;
            }

            compared++;
            var expected = mine ? RowAt(a++) : default;
            var actual = theirs ? other.RowAt(b++) : default;
            if (mine != theirs || !expected.SequenceEqual(actual))
            {
                return (expected.ToString(), actual.ToString());
            }
        }
    }

    /// <summary>The names of a CSV file's columns.</summary>
    public string[] Header() => _rows.Count > 0 && _rows[0].Day == 0 ? RowAt(0).ToString().Split(',') : [];

    /// <summary>The date of a row; null for a header or nothing.</summary>
    public static DateOnly? DateOf(string row) => DayOrZero(row) is var day and > 0 ? DateOnly.ParseExact($"{day}", "yyyyMMdd", CultureInfo.InvariantCulture) : null;

    /// <summary>A day as yyyymmdd.</summary>
    public static int Key(DateOnly day) => (((day.Year * 100) + day.Month) * 100) + day.Day;

    private ReadOnlySpan<char> RowAt(int row) => _text.AsSpan(_rows[row].Start, _rows[row].Length);

    private int NextUpTo(int last, int from)
    {
        while (from < _rows.Count && _rows[from].Day > last)
        {
            from++;
        }

        return from;
    }

    private int DayOf(ReadOnlySpan<char> row) => DayOrZero(row) is var day and > 0
        ? day
        : throw new FormatException($"{Path}: the row '{row}' does not begin with a date; expected yyyy-MM-dd in every row of a dated artifact.");

    private static int DayOrZero(ReadOnlySpan<char> row)
    {
        var text = row.StartsWith(JsonDate, StringComparison.Ordinal) ? row[JsonDate.Length..] : row;
        return text.Length >= 10 && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Key(day) : 0;
    }
}
