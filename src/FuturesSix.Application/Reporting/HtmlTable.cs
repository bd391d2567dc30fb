namespace FuturesSix.Application.Reporting;

/// <summary>A cell of a table.</summary>
/// <param name="Text">Its text, unescaped.</param>
/// <param name="Classes">Its classes, for example <c>good</c> or <c>bad</c>; null for none.</param>
public readonly record struct HtmlCell(string? Text, string? Classes = null)
{
    /// <summary>Plain text as a cell.</summary>
    public static implicit operator HtmlCell(string? text) => FromString(text);

    /// <summary>Plain text as a cell.</summary>
    public static HtmlCell FromString(string? text) => new(text);
}

/// <summary>A table: a caption, headings, rows whose first cell is their heading. On a narrow screen it scrolls by itself, never
/// the page.</summary>
/// <param name="caption">What it shows.</param>
/// <param name="headings">One per column; one that begins with '#' heads a column of numbers, set to the right.</param>
public sealed class HtmlTable(string caption, params IEnumerable<string> headings)
{
    private readonly string[] _headings = [.. headings];
    private readonly List<(HtmlCell[] Cells, string? Classes)> _rows = [];

    /// <summary>Number of rows.</summary>
    public int Count => _rows.Count;

    /// <summary>Classes of the table itself; null for none.</summary>
    public string? Classes { get; init; }

    /// <summary>Adds a row.</summary>
    /// <exception cref="ArgumentException">It has another number of cells than there are headings.</exception>
    public HtmlTable Row(params IEnumerable<HtmlCell> cells) => RowOf(null, cells);

    /// <summary>Adds a row with classes, for example <c>total</c>.</summary>
    /// <exception cref="ArgumentException">It has another number of cells than there are headings.</exception>
    public HtmlTable RowOf(string? classes, IEnumerable<HtmlCell> cells)
    {
        HtmlCell[] row = [.. cells];
        if (row.Length != _headings.Length)
        {
            throw new ArgumentException($"{row.Length} cells do not fit {_headings.Length} headings.", nameof(cells));
        }

        _rows.Add((row, classes));
        return this;
    }

    /// <summary>Writes it.</summary>
    public void Write(HtmlWriter page)
    {
        ArgumentNullException.ThrowIfNull(page);
        page.Begin("div").Element("p", caption, "caption", "aria-hidden", "true").Begin("div", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
        page.Begin("table", Classes, "aria-label", caption).Begin("thead").Begin("tr");
        foreach (var heading in _headings)
        {
            page.Element("th", heading.TrimStart('#'), heading.StartsWith('#') ? "n" : null, "scope", "col");
        }

        page.End().End().Begin("tbody");
        foreach (var (cells, classes) in _rows)
        {
            WriteRow(page, cells, classes);
        }

        page.End().End().End().End();
    }

    private void WriteRow(HtmlWriter page, HtmlCell[] cells, string? classes)
    {
        page.Begin("tr", classes);
        for (var c = 0; c < cells.Length; c++)
        {
            string[] all = [.. _headings[c].StartsWith('#') ? ["n"] : Array.Empty<string>(), .. cells[c].Classes is { } own ? [own] : Array.Empty<string>()];
            var joined = all.Length == 0 ? null : string.Join(' ', all);
            _ = c == 0 ? page.Element("th", cells[c].Text, joined, "scope", "row") : page.Element("td", cells[c].Text, joined);
        }

        page.End();
    }
}
