using Spectre.Console;
using Spectre.Console.Rendering;

namespace FuturesSix.Cli.Views;

/// <summary>Tables that look alike.</summary>
internal static class Tables
{
    /// <summary>A table; a heading that begins with '>' is right-aligned.</summary>
    public static Table Create(params IEnumerable<string> headings)
    {
        var table = new Table().Border(TableBorder.Simple).BorderColor(Color.Grey);
        foreach (var heading in headings)
        {
            var right = heading.StartsWith('>');
            var column = new TableColumn(new Text(right ? heading[1..] : heading, new Style(Color.Grey)));
            table.AddColumn(right ? column.RightAligned().NoWrap() : column);
        }

        return table;
    }

    /// <summary>Adds a row of plain text: nothing in it is markup.</summary>
    public static void Add(Table table, params IEnumerable<string> cells) => table.AddRow(cells.Select(c => (IRenderable)new Text(c)));

    /// <summary>A heading between blocks.</summary>
    public static IRenderable Heading(string text) => new Rule($"[bold]{Markup.Escape(text)}[/]").LeftJustified().RuleStyle(new Style(Color.Grey));
}
