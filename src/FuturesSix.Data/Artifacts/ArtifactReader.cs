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
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _names;
    private readonly List<(int Start, int Length)> _cells = [];
    private string _text = "";
    private string[] _header = [];
    private List<double>?[] _numbers = [];
    private List<string>?[] _texts = [];

    private ArtifactReader(ArtifactShape shape) => (_shape, _names) = (shape, _interned.GetAlternateLookup<ReadOnlySpan<char>>());

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

        if (text[^1] != '\n')
        {
            Fault(1 + text.AsSpan().Count('\n'), null, null, "ends in the middle of a line", "a line feed after every row");
            return;
        }

        (_text, var end) = (text, text.IndexOf('\n', StringComparison.Ordinal));
        ReadHeader(end);
        for (var line = 2; end + 1 < text.Length && _faults.Count < MostFaults; line++)
        {
            var start = end + 1;
            end = text.IndexOf('\n', start);
            ReadRow(line, start, end);
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

    private void ReadHeader(int end)
    {
        Split(0, end);
        _header = [.. _cells.Select(c => _text.Substring(c.Start, c.Length))];
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
            Fault(1, null, null, $"is {_text[..end]}", "headings that differ");
        }

        _numbers = [.. _header.Select((_, c) => Kind(c) is CellKind.Number or CellKind.OptionalNumber or CellKind.Count ? new List<double>() : null)];
        _texts = [.. _header.Select((_, c) => Kind(c) is CellKind.Key or CellKind.Text ? new List<string>() : null)];
    }

    private void ReadRow(int line, int start, int end)
    {
        Split(start, end);
        if (_cells.Count != _header.Length)
        {
            Fault(line, null, null, FormattableString.Invariant($"has {_cells.Count} cells"), FormattableString.Invariant($"{_header.Length} as in the header"));
            return;
        }

        for (var c = 0; c < _cells.Count; c++)
        {
            Add(line, c, _text.AsSpan(_cells[c].Start, _cells[c].Length));
        }
    }

    private void Add(int line, int column, ReadOnlySpan<char> cell)
    {
        switch (Kind(column))
        {
            case CellKind.Date:
                var known = DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
                _dates.Add(date);
                Check(known, line, column, cell, "a date yyyy-MM-dd");
                break;
            case CellKind.Key or CellKind.Text:
                Check(cell.Length > 0 || Kind(column) == CellKind.Text, line, column, cell, "a name");
                _texts[column]!.Add(Intern(cell));
                break;
            default:
                _numbers[column]!.Add(Number(line, column, cell));
                break;
        }
    }

    private string Intern(ReadOnlySpan<char> cell)
    {
        if (!_names.TryGetValue(cell, out var name))
        {
            name = cell.ToString();
            _interned[name] = name;
        }

        return name;
    }

    private double Number(int line, int column, ReadOnlySpan<char> cell)
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

    private void Check(bool ok, int line, int column, ReadOnlySpan<char> cell, string expected)
    {
        if (!ok && _faults.Count < MostFaults)
        {
            Fault(line, column + 1, _header[column], $"is {(cell.Length == 0 ? "empty" : $"'{cell.ToString()}'")}", expected);
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

    /// <summary>Splits a line into cells. No artifact needs quotes: names hold no commas; a cell in quotes is kept as one, with
    /// its quotes.</summary>
    private void Split(int start, int end)
    {
        _cells.Clear();
        for (var at = start; at <= end;)
        {
            var close = at < end && _text[at] == '"' ? _text.IndexOf('"', at + 1, end - at - 1) : -1;
            var from = close < 0 ? at : close;
            var comma = _text.IndexOf(',', from, end - from);
            var stop = comma < 0 ? end : comma;
            _cells.Add((at, stop - at));
            at = stop + 1;
        }
    }
}
