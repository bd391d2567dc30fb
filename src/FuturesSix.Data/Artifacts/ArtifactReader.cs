using System.Globalization;
using System.Text;

namespace FuturesSix.Data.Artifacts;

/// <summary>Reads a CSV artifact cell by cell and notes everything that a run would not have written so: other line ends,
/// wrong headings, too few cells, dates that are no ISO dates, numbers that do not read back to the same text.</summary>
internal sealed class ArtifactReader
{
    private const int MostFaults = 20;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly ArtifactShape _shape;
    private readonly List<RunOffence> _faults = [];
    private readonly List<DateOnly> _dates = [];
    private readonly Dictionary<string, string> _interned = new(StringComparer.Ordinal);
    private readonly List<string> _cells = [];
    private string[] _header = [];
    private List<double>?[] _numbers = [];
    private List<string>?[] _texts = [];

    private ArtifactReader(ArtifactShape shape) => _shape = shape;

    /// <summary>Reads the content of a file.</summary>
    public static ArtifactTable Read(ArtifactShape shape, ReadOnlySpan<byte> content)
    {
        var reader = new ArtifactReader(shape);
        reader.Read(content);
        return new ArtifactTable(
            shape, reader._header, [.. reader._dates], [.. reader._numbers.Select(c => c?.ToArray())], [.. reader._texts.Select(c => c?.ToArray())], reader._faults);
    }

    /// <summary>A table that could not be read.</summary>
    public static ArtifactTable Unreadable(ArtifactShape shape, string why) =>
        new(shape, [], [], [], [], [new RunOffence { File = shape.Path, Found = why, Expected = "a readable file" }]);

    private void Read(ReadOnlySpan<byte> content)
    {
        if (Decode(content) is not { } text)
        {
            return;
        }

        var lines = text.Split('\n');
        if (lines[^1].Length > 0)
        {
            Fault(lines.Length, null, null, "ends in the middle of a line", "a line feed after every row");
            return;
        }

        ReadHeader(lines[0]);
        for (var n = 1; n < lines.Length - 1 && _faults.Count < MostFaults; n++)
        {
            ReadRow(n + 1, lines[n]);
        }
    }

    private string? Decode(ReadOnlySpan<byte> content)
    {
        try
        {
            var text = Strict.GetString(content);
            if (text.Length == 0 || text[0] == '\uFEFF')
            {
                Fault(1, null, null, text.Length == 0 ? "is empty" : "begins with a byte order mark", "a row of headings");
                return null;
            }

            return text;
        }
        catch (DecoderFallbackException error)
        {
            var line = 1 + content[..Math.Clamp(error.Index, 0, content.Length)].Count((byte)'\n');
            Fault(line, null, null, "is not UTF-8", "UTF-8");
            return null;
        }
    }

    private void ReadHeader(string line)
    {
        Split(line);
        _header = [.. _cells];
        for (var c = 0; c < _shape.Columns.Count; c++)
        {
            if (c >= _header.Length || _header[c] != _shape.Columns[c].Name)
            {
                Fault(1, c + 1, null, $"is {(c < _header.Length ? $"'{_header[c]}'" : "missing")}", $"the heading '{_shape.Columns[c].Name}'");
            }
        }

        if (_header.Length > _shape.Columns.Count && _shape.Wide == WideColumns.None)
        {
            Fault(1, _shape.Columns.Count + 1, null, $"is '{_header[_shape.Columns.Count]}'", "no further column");
        }

        if (_header.Distinct(StringComparer.Ordinal).Count() != _header.Length)
        {
            Fault(1, null, null, $"is {line}", "headings that differ");
        }

        _numbers = [.. _header.Select((_, c) => Kind(c) is CellKind.Number or CellKind.OptionalNumber or CellKind.Count ? new List<double>() : null)];
        _texts = [.. _header.Select((_, c) => Kind(c) is CellKind.Key or CellKind.Text ? new List<string>() : null)];
    }

    private void ReadRow(int line, string text)
    {
        Split(text);
        if (_cells.Count != _header.Length)
        {
            Fault(line, null, null, FormattableString.Invariant($"has {_cells.Count} cells"), FormattableString.Invariant($"{_header.Length} as in the header"));
            return;
        }

        for (var c = 0; c < _cells.Count; c++)
        {
            Add(line, c, _cells[c]);
        }
    }

    private void Add(int line, int column, string cell)
    {
        switch (Kind(column))
        {
            case CellKind.Date:
                Check(DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date), line, column, cell, "a date yyyy-MM-dd");
                _dates.Add(date);
                break;
            case CellKind.Key or CellKind.Text:
                Check(cell.Length > 0 || Kind(column) == CellKind.Text, line, column, cell, "a name");
                _texts[column]!.Add(_interned.TryGetValue(cell, out var known) ? known : _interned[cell] = cell);
                break;
            default:
                _numbers[column]!.Add(Number(line, column, cell));
                break;
        }
    }

    private double Number(int line, int column, string cell)
    {
        if (cell.Length == 0)
        {
            Check(Kind(column) == CellKind.OptionalNumber, line, column, cell, "a number");
            return double.NaN;
        }

        var known = double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        Check(known && double.IsFinite(number) && Same(number, cell), line, column, cell, "a finite number as it is written (the shortest text that reads back to it)");
        Check(Kind(column) != CellKind.Count || (number >= 0 && number == Math.Truncate(number)), line, column, cell, "a whole number, 0 or more");
        return number;
    }

    private static bool Same(double number, ReadOnlySpan<char> cell)
    {
        Span<char> text = stackalloc char[40];
        return number.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture) && text[..length].SequenceEqual(cell);
    }

    /// <summary>The first column of a file of unknown shape is its date.</summary>
    private CellKind Kind(int column) => column == 0 ? CellKind.Date : _shape.KindOf(column);

    private void Check(bool ok, int line, int column, string cell, string expected)
    {
        if (!ok && _faults.Count < MostFaults)
        {
            Fault(line, column + 1, _header[column], $"is {(cell.Length == 0 ? "empty" : $"'{cell}'")}", expected);
        }
    }

    private void Fault(int line, int? column, string? cell, string found, string expected) => _faults.Add(new RunOffence
    {
        File = _shape.Path,
        Line = line,
        Column = column,
        Cell = cell,
        Date = line > 1 && column > 1 && _dates.Count == line - 1 ? _dates[^1] : null,
        Found = found,
        Expected = expected,
    });

    /// <summary>Splits a line into cells; a cell in double quotes may hold commas and doubled quotes.</summary>
    private void Split(string line)
    {
        _cells.Clear();
        for (var at = 0; at <= line.Length;)
        {
            if (at < line.Length && line[at] == '"')
            {
                at = Quoted(line, at);
                continue;
            }

            var comma = line.IndexOf(',', at);
            var end = comma < 0 ? line.Length : comma;
            _cells.Add(line[at..end]);
            at = end + 1;
        }
    }

    private int Quoted(string line, int at)
    {
        var cell = new StringBuilder();
        for (at++; at < line.Length; at++)
        {
            if (line[at] != '"')
            {
                cell.Append(line[at]);
            }
            else if (at + 1 < line.Length && line[at + 1] == '"')
            {
                cell.Append(line[at++]);
            }
            else
            {
                break;
            }
        }

        _cells.Add(cell.ToString());
        return at + 2;
    }
}
