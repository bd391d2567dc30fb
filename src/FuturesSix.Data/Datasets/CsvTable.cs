using System.Globalization;
using CsvHelper;
using FuturesSix.Data.Yaml;

namespace FuturesSix.Data.Datasets;

/// <summary>A CSV with a header, read record by record; every complaint names file, line and what was expected. Fields are
/// parsed from the bytes in place, without a string per cell.</summary>
internal sealed class CsvTable : IDisposable
{
    private readonly CsvReader _reader;
    private readonly BadRows _bad;
    private readonly string[] _headers;
    private readonly int? _headerLine;
    private DateOnly? _last;

    public CsvTable(string file, byte[] content, BadRows bad, char? comment = null)
    {
        File = file;
        _bad = bad;
        _headerLine = comment is null ? 1 : null;
        _reader = CsvReader.Create(content, new CsvReaderOptions
        {
            Separator = ',',
            TrackLineNumbers = true,
            CommentPrefix = comment,
            AllowLineBreaksInQuotes = false,
            MalformedData = CsvMalformedDataHandling.Recover,
        });
        _headers = ReadHeaders();
    }

    public string File { get; }

    public IReadOnlyList<string> Headers => _headers;

    public int Line => (int)_reader.LineNumber;

    /// <summary>Position of a column that must be there.</summary>
    public int Column(string name)
    {
        var index = Array.IndexOf(_headers, name);
        return index >= 0
            ? index
            : throw DatasetException.At(
                new Place(File, _headerLine, name), $"there is no column '{name}'", $"it in the header; {NearestName.Suggest(name, _headers)}");
    }

    /// <summary>Position of a column that may be absent, or -1.</summary>
    public int OptionalColumn(string name) => Array.IndexOf(_headers, name);

    /// <summary>Moves to the next record that has as many fields as the header.</summary>
    public bool Read()
    {
        while (_reader.Read())
        {
            if (_reader.FieldCount == _headers.Length)
            {
                return true;
            }

            _bad.Report(new Place(File, Line), $"the row has {_reader.FieldCount} fields", $"{_headers.Length}, as the header");
        }

        return false;
    }

    /// <summary>Reads a date (yyyy-MM-dd or yyyyMMdd).</summary>
    public bool TryDate(int column, out DateOnly date)
    {
        if (CsvDate.TryParse(_reader.GetSpan(column), out date))
        {
            return true;
        }

        _bad.Report(new Place(File, Line, _headers[column]), $"'{_reader.GetString(column)}' is not a date", "yyyy-MM-dd or yyyyMMdd");
        return false;
    }

    /// <summary>Reads the date of a row and requires it to be later than that of the row before.</summary>
    public bool TryNextDate(int column, out DateOnly date)
    {
        if (!TryDate(column, out date))
        {
            return false;
        }

        if (_last is { } last && date <= last)
        {
            _bad.Report(
                new Place(File, Line, null, date),
                date == last ? "the date is duplicated" : $"the date is out of order: it follows {last:yyyy-MM-dd}",
                "strictly ascending dates");
            return false;
        }

        _last = date;
        return true;
    }

    /// <summary>Reads a finite number. An empty field and NaN are missing: NaN. A bad one is reported and then missing.</summary>
    public double Number(int column, string symbol, DateOnly? date = null)
    {
        var field = _reader.GetSpan(column);
        if (field.IsEmpty)
        {
            return double.NaN;
        }

        if (double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && !double.IsInfinity(value))
        {
            return value;
        }

        _bad.Report(
            new Place(File, Line, symbol, date),
            $"'{_reader.GetString(column)}' in column '{_headers[column]}' is not a finite number",
            "a number or an empty field");
        return double.NaN;
    }

    /// <summary>Reads a contract month yyyymm as 12 yyyy + mm; an empty field is NaN.</summary>
    public double ContractMonth(int column, string symbol, DateOnly date)
    {
        var field = _reader.GetSpan(column);
        if (field.IsEmpty)
        {
            return double.NaN;
        }

        if (field.Length == 6 && int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month % 100 is >= 1 and <= 12)
        {
            return (12 * (month / 100)) + (month % 100);
        }

        _bad.Report(
            new Place(File, Line, symbol, date), $"'{_reader.GetString(column)}' in column '{_headers[column]}' is not a contract month", "yyyymm");
        return double.NaN;
    }

    /// <summary>The text of a field.</summary>
    public string Text(int column) => _reader.GetString(column);

    /// <summary>Copies the text of a field; the length, or -1 when it does not fit.</summary>
    public int Chars(int column, Span<char> destination) =>
        _reader.GetSpan(column).Length <= destination.Length ? _reader.GetChars(column, destination) : -1;

    public void Dispose() => _reader.Dispose();

    private string[] ReadHeaders()
    {
        var headers = _reader.Headers.Select(h => h.Trim()).ToArray();
        if (headers.Length == 0)
        {
            throw DatasetException.At(new Place(File), "the file is empty", "a header and rows");
        }

        for (var i = 0; i < headers.Length; i++)
        {
            if (headers[i].Length == 0)
            {
                throw DatasetException.At(new Place(File, _headerLine), $"column {i + 1} has no name in the header", "a name for every column");
            }

            if (Array.IndexOf(headers, headers[i]) < i)
            {
                throw DatasetException.At(new Place(File, _headerLine, headers[i]), $"the header names '{headers[i]}' twice", "unique column names");
            }
        }

        return headers;
    }
}
