using FuturesSix.Data.Artifacts;

namespace FuturesSix.Data.Comparison;

/// <summary>Finds where two versions of one CSV artifact differ: by date, then by what the row is about, then by column.
/// Rows and columns are matched by name, not by place.</summary>
public static class TableDifferences
{
    /// <summary>The first difference by date, or null.</summary>
    /// <param name="a">The file of run A.</param>
    /// <param name="b">The file of run B.</param>
    /// <param name="period">First and last date to look at; null = all.</param>
    /// <param name="tolerance">Numbers differ when they are further apart than this times max(1, |a|, |b|); 0 = by a bit.</param>
    public static CellDifference? First(ArtifactTable a, ArtifactTable b, (DateOnly From, DateOnly To)? period = null, double tolerance = 0)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var columns = Columns(a, b);
        foreach (var date in a.Dates.Concat(b.Dates).Distinct().Order())
        {
            if (period is { } p && (date < p.From || date > p.To))
            {
                continue;
            }

            if (OnDate(a, b, date, columns, tolerance) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>True when two numbers are the same: to the bit, or within a tolerance.</summary>
    internal static bool Same(double a, double b, double tolerance) => tolerance <= 0 || double.IsNaN(a) || double.IsNaN(b)
        ? BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b) || (double.IsNaN(a) && double.IsNaN(b))
        : Math.Abs(a - b) <= tolerance * Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b)));

    private static List<(string Name, int A, int B)> Columns(ArtifactTable a, ArtifactTable b) =>
        [.. a.Header.Union(b.Header, StringComparer.Ordinal).Select(name => (name, a.Column(name), b.Column(name)))];

    private static CellDifference? OnDate(ArtifactTable a, ArtifactTable b, DateOnly date, List<(string Name, int A, int B)> columns, double tolerance)
    {
        if (a.Shape.OneRowADate)
        {
            return OnRow(a, b, a.RowsOf(date) is (var ra, > 0) ? ra : -1, b.RowsOf(date) is (var rb, > 0) ? rb : -1, columns, tolerance);
        }

        var (rowsA, rowsB) = (Keyed(a, date), Keyed(b, date));
        foreach (var key in rowsA.Keys.Concat(rowsB.Keys.Where(k => !rowsA.ContainsKey(k))))
        {
            if (OnRow(a, b, rowsA.GetValueOrDefault(key, -1), rowsB.GetValueOrDefault(key, -1), columns, tolerance) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static Dictionary<string, int> Keyed(ArtifactTable table, DateOnly date)
    {
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        var (first, count) = table.RowsOf(date);
        for (var row = first; row < first + count; row++)
        {
            rows[table.KeyOf(row)!] = row;
        }

        return rows;
    }

    private static CellDifference? OnRow(ArtifactTable a, ArtifactTable b, int rowA, int rowB, List<(string Name, int A, int B)> columns, double tolerance)
    {
        foreach (var (name, columnA, columnB) in columns)
        {
            if (a.Shape.KindOf(Math.Max(columnA, columnB)) is not (CellKind.Date or CellKind.Key) && Differ(a, b, (rowA, columnA), (rowB, columnB), tolerance))
            {
                return Describe(a, b, (rowA, columnA), (rowB, columnB), name);
            }
        }

        return null;
    }

    private static bool Differ(ArtifactTable a, ArtifactTable b, (int Row, int Column) inA, (int Row, int Column) inB, double tolerance)
    {
        var (hasA, hasB) = (inA is { Row: >= 0, Column: >= 0 }, inB is { Row: >= 0, Column: >= 0 });
        if (hasA != hasB && !a.Shape.Sparse)
        {
            return true;
        }

        var numeric = hasA ? a.IsNumeric(inA.Column) : hasB && b.IsNumeric(inB.Column);
        return numeric
            ? !Same(hasA ? a.Number(inA.Row, inA.Column) : 0, hasB ? b.Number(inB.Row, inB.Column) : 0, tolerance)
            : (hasA ? a.Text(inA.Row, inA.Column) : "") != (hasB ? b.Text(inB.Row, inB.Column) : "");
    }

    private static CellDifference Describe(ArtifactTable a, ArtifactTable b, (int Row, int Column) inA, (int Row, int Column) inB, string column)
    {
        var (table, row) = inA.Row >= 0 ? (a, inA.Row) : (b, inB.Row);
        var sparse = table.Shape.Sparse && table.IsNumeric(table.Column(column)) ? "0" : table.Shape.Sparse ? "" : null;
        string? Key(string name) => table.Column(name) is var c and >= 0 && table.Shape.KindOf(c) == CellKind.Key ? table.Text(row, c) : null;
        return new CellDifference
        {
            File = table.Shape.Path,
            Date = table.Dates[row],
            LineA = inA.Row < 0 ? null : inA.Row + 2,
            LineB = inB.Row < 0 ? null : inB.Row + 2,
            Column = column,
            Engine = Key("engine"),
            Bet = Key("bet"),
            Sleeve = Key("sleeve") ?? (table.Shape.Wide == WideColumns.Sleeves ? column : null),
            Instrument = Key("instrument") ?? (table.Shape.Wide is WideColumns.Universe or WideColumns.UniverseOrNone ? column : null),
            A = inA is { Row: >= 0, Column: >= 0 } ? a.Text(inA.Row, inA.Column) : sparse,
            B = inB is { Row: >= 0, Column: >= 0 } ? b.Text(inB.Row, inB.Column) : sparse,
        };
    }
}
