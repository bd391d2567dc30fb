using System.Globalization;

namespace FuturesSix.Data.Artifacts;

/// <summary>One CSV artifact, read strictly, column by column, with whatever is wrong with its form.</summary>
public sealed class ArtifactTable
{
    private readonly double[]?[] _numbers;
    private readonly string[]?[] _texts;
    private readonly Dictionary<DateOnly, (int First, int Count)> _rows = [];

    internal ArtifactTable(ArtifactShape shape, string[] header, DateOnly[] dates, double[]?[] numbers, string[]?[] texts, IReadOnlyList<RunOffence> faults)
    {
        (Shape, Header, Dates, Faults) = (shape, header, dates, faults);
        (_numbers, _texts) = (numbers, texts);
        for (var row = 0; row < dates.Length; row++)
        {
            var at = _rows.GetValueOrDefault(dates[row], (First: row, Count: 0));
            _rows[dates[row]] = (at.First, at.Count + 1);
        }
    }

    /// <summary>What it must look like.</summary>
    public ArtifactShape Shape { get; }

    /// <summary>Headings.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>The date of each row; length T.</summary>
    public IReadOnlyList<DateOnly> Dates { get; }

    /// <summary>What is wrong with its form; empty when it is well formed. The cells of a malformed table mean nothing.</summary>
    public IReadOnlyList<RunOffence> Faults { get; }

    /// <summary>Number of rows T.</summary>
    public int Rows => Dates.Count;

    /// <summary>Number of cells without the header.</summary>
    public long Cells => (long)Rows * Header.Count;

    /// <summary>Position of a column; -1 when there is none.</summary>
    public int Column(string name)
    {
        for (var c = 0; c < Header.Count; c++)
        {
            if (Header[c] == name)
            {
                return c;
            }
        }

        return -1;
    }

    /// <summary>The numbers of a column; NaN = missing.</summary>
    public ReadOnlySpan<double> Numbers(int column) => _numbers[column];

    /// <summary>The numbers of the column named <paramref name="name"/>.</summary>
    public ReadOnlySpan<double> Numbers(string name) => Numbers(Column(name));

    /// <summary>The number in a cell; NaN = missing.</summary>
    public double Number(int row, int column) => _numbers[column]![row];

    /// <summary>True when the column holds numbers.</summary>
    public bool IsNumeric(int column) => _numbers[column] is not null;

    /// <summary>A cell as it is written.</summary>
    public string Text(int row, int column) => _texts[column] is { } texts
        ? texts[row]
        : _numbers[column] is { } numbers ? Write(numbers[row]) : Dates[row].ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>First row and number of rows of a date.</summary>
    public (int First, int Count) RowsOf(DateOnly date) => _rows.GetValueOrDefault(date);

    /// <summary>What the row is about besides its date, joined by blanks; null without any.</summary>
    public string? KeyOf(int row)
    {
        string? key = null;
        for (var c = 0; c < Header.Count; c++)
        {
            if (Shape.KindOf(c) == CellKind.Key)
            {
                key = key is null ? Text(row, c) : $"{key} {Text(row, c)}";
            }
        }

        return key;
    }

    /// <summary>An offence at a cell.</summary>
    public RunOffence At(int row, int column, string expected) => new()
    {
        File = Shape.Path,
        Line = row + 2,
        Column = column + 1,
        Cell = Header[column],
        Date = Dates[row],
        Key = KeyOf(row),
        Found = $"is {(Text(row, column) is { Length: > 0 } text ? text : "empty")}",
        Expected = expected,
    };

    /// <summary>A number as artifacts write it.</summary>
    internal static string Write(double number) => double.IsNaN(number) ? "" : number.ToString("R", CultureInfo.InvariantCulture);
}
