using System.Globalization;
using FuturesSix.Core.Market;

namespace FuturesSix.Tests.Runs;

/// <summary>Reads an artifact back the plain way, independent of the code that wrote it.</summary>
internal sealed class CsvFile
{
    public CsvFile(string path)
    {
        var text = File.ReadAllText(path);
        Assert.DoesNotContain('\r', text);
        Assert.NotEqual('\uFEFF', text[0]);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        string[] lines = text.Split('\n')[..^1];
        Header = lines[0].Split(',');
        Rows = [.. lines.Skip(1).Select(l => l.Split(','))];
        Assert.All(Rows, r => Assert.Equal(Header.Length, r.Length));
    }

    public string[] Header { get; }

    public IReadOnlyList<string[]> Rows { get; }

    public DateOnly[] Dates => [.. Rows.Select(r => DateOnly.ParseExact(r[0], "yyyy-MM-dd", CultureInfo.InvariantCulture))];

    public double[] Column(string name)
    {
        var c = Array.IndexOf(Header, name);
        return [.. Rows.Select(r => Number(r[c]))];
    }

    /// <summary>A wide file as a panel.</summary>
    public Panel Panel() => new(Dates, Header[1..], [.. Enumerable.Range(1, Header.Length - 1).SelectMany(c => Rows.Select(r => Number(r[c])))]);

    public static double Number(string cell) => cell.Length == 0 ? double.NaN : double.Parse(cell, CultureInfo.InvariantCulture);
}
