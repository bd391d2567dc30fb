using FuturesSix.Core.Evaluation;
using FuturesSix.Data.Runs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace FuturesSix.Cli.Views;

/// <summary>The performance figures in three columns.</summary>
internal static class PerformanceView
{
    public static IRenderable Grid(RunSummary summary)
    {
        var p = summary.Performance;
        var grid = new Grid();
        for (var column = 0; column < 3; column++)
        {
            grid.AddColumn(new GridColumn().NoWrap().PadLeft(column == 0 ? 1 : 2).PadRight(1));
            grid.AddColumn(new GridColumn().NoWrap().RightAligned().PadRight(1));
        }

        Row(grid, ("return a year", Signed(p.Cagr)), ("Sharpe", Formats.Number(p.Sharpe)), ("max drawdown", Formats.Percent(p.MaxDrawdown)));
        Row(grid, ("volatility", Formats.Percent(p.Volatility)), ("Sortino", Formats.Number(p.Sortino)), ("drawdown days", Formats.Count(p.MaxDrawdownDays)));
        Row(grid, ("total return", Signed(p.TotalReturn)), ("Calmar", Formats.Number(p.Calmar)), ("worst day", Formats.Percent(p.WorstDay)));
        Row(grid, ("hit rate", Formats.Percent(p.HitRate)), ("P(Sharpe > 0)", Formats.Percent(p.ProbabilisticSharpe)), ("worst month", Formats.Percent(p.WorstMonth)));
        Row(grid, ("skewness", Formats.Number(p.Skewness)), (summary.Convention is null ? "kurtosis" : "excess kurtosis", Formats.Number(p.Kurtosis)), ("ES 95 % a day", Formats.Percent(p.ExpectedShortfall95)));
        if (summary.Convention is { } convention)
        {
            Row(grid, ("statistics by", convention));
        }

        if (summary.Brake.Acts)
        {
            Unbraked(grid, summary.Unbraked);
        }

        return grid;
    }

    private static void Unbraked(Grid grid, PerformanceSummary p) =>
        Row(grid, ("unbraked return", Signed(p.Cagr)), ("unbraked Sharpe", Formats.Number(p.Sharpe)), ("unbraked max dd", Formats.Percent(p.MaxDrawdown)));

    private static void Row(Grid grid, params (string Label, string Value)[] cells) =>
        grid.AddRow([.. cells.SelectMany(c => new IRenderable[] { new Text(c.Label, new Style(Color.Grey)), new Markup($"[bold]{c.Value}[/]") })]);

    /// <summary>Green above zero, red below.</summary>
    private static string Signed(double value) => value switch
    {
        > 0 => $"[green]{Formats.Percent(value)}[/]",
        < 0 => $"[red]{Formats.Percent(value)}[/]",
        _ => Formats.Percent(value),
    };
}
