using FuturesSix.Data.Runs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace FuturesSix.Cli.Views;

/// <summary>Who earned it: sleeves, and the best and worst instruments.</summary>
internal static class ContributionView
{
    private const int Ends = 4;
    private const int BarWidth = 10;

    public static void Write(IAnsiConsole console, RunSummary summary)
    {
        console.WriteLine();
        console.Write(Tables.Heading("contributions, sum of daily returns before compounding"));
        var grid = new Grid().AddColumn(new GridColumn().PadLeft(1).PadRight(4)).AddColumn();
        var instruments = summary.Instruments.Count <= 2 * Ends
            ? summary.Instruments
            : [.. summary.Instruments.Take(Ends), .. summary.Instruments.TakeLast(Ends)];
        grid.AddRow(Block(summary.Sleeves), Block(instruments));
        console.Write(grid);
    }

    private static Grid Block(IReadOnlyList<NamedValue> values)
    {
        var grid = new Grid();
        grid.AddColumn(new GridColumn().NoWrap().PadLeft(0).PadRight(2));
        grid.AddColumn(new GridColumn().NoWrap().RightAligned().PadRight(1));
        grid.AddColumn(new GridColumn().NoWrap());
        var largest = values.Select(v => Math.Abs(v.Value)).DefaultIfEmpty(0).Max();
        foreach (var value in values)
        {
            grid.AddRow(new IRenderable[] { new Text(value.Name), new Text(Formats.Percent(value.Value)), Bar(value.Value, largest) });
        }

        return grid;
    }

    private static Text Bar(double value, double largest)
    {
        var cells = largest > 0 ? (int)Math.Round(BarWidth * Math.Abs(value) / largest) : 0;
        return new Text(new string(value < 0 ? '▒' : '█', cells), new Style(value < 0 ? Color.Red : Color.Green));
    }
}
