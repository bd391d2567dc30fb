using System.Globalization;
using FuturesSix.Application.Orders;
using FuturesSix.Data.Orders;
using Spectre.Console;

namespace FuturesSix.Cli.Views;

/// <summary>A trade list, and what became of it.</summary>
internal static class OrdersView
{
    public static void Write(IAnsiConsole console, OrderList list)
    {
        console.WriteLine($"{list.RunId}: target of {Formats.Date(list.Date)}{(list.Synthetic ? ", synthetic data" : "")}, amounts in {list.Currency}");
        if (list.Lines.FirstOrDefault(l => l.Reason is not null)?.Reason is { } book)
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the whole book: leverage x{book.Leverage:0.###}, brake x{book.Brake:0.###}"));
        }

        var table = Tables.Create("symbol", "side", ">contracts", ">held", ">target", ">cost", ">margin after", "forecasts and what changed the weight");
        table.Columns[0].NoWrap();
        foreach (var line in list.Lines)
        {
            Tables.Add(
                table, line.Symbol, line.Side, Contracts(line.Contracts), Contracts(line.Held), Contracts(line.Target), Formats.Number(line.Cost, 0), Formats.Number(line.MarginAfter, 0), Why(line.Reason));
        }

        console.Write(table);
        console.WriteLine($"{list.Orders.Count} orders, estimated cost {Formats.Number(list.Cost, 0)}, margin {Formats.Number(list.MarginBefore, 0)} -> {Formats.Number(list.MarginAfter, 0)} ({Formats.Percent(list.MarginAfter / list.Equity)} of the run's equity)");
        foreach (var note in list.Notes)
        {
            console.WriteLine($"note: {note}");
        }
    }

    public static void Write(IAnsiConsole console, PublishOutcome outcome)
    {
        console.WriteLine($"{outcome.BatchId}: {outcome.Message}");
        if (outcome.File is { } file)
        {
            console.WriteLine(Formats.Place(file));
        }

        foreach (var order in outcome.Orders.Where(o => o.State != OrderState.Open))
        {
            console.WriteLine($"{order.Id}: {order.Side} {Contracts(order.Contracts)} {order.Symbol}: {order.State.ToString().ToLowerInvariant()} {Contracts(order.Filled)}{(double.IsNaN(order.Price) ? "" : $" at {order.Price.ToString("R", CultureInfo.InvariantCulture)}")}");
        }
    }

    /// <summary>Only what differs from line to line; CSV and JSON have everything.</summary>
    private static string Why(TargetReason? reason)
    {
        if (reason is null)
        {
            return "not in the book";
        }

        var sleeves = reason.Sleeves.Select(s => $"{s.Engine} {Formats.Number(s.Forecast)}{(s.PolicyMultiplier == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" policy x{s.PolicyMultiplier:0.###}"))}{(s.Scalar == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" scalar x{s.Scalar:0.###}"))}");
        var convexity = reason.Convexity == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; convexity {reason.Convexity:0.####}");
        var overlay = double.IsNaN(reason.Overlay) || reason.Overlay == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"; overlay x{reason.Overlay:0.###}");
        return $"{(reason.Sleeves.Count == 0 ? "no sleeve weighs it" : string.Join(", ", sleeves))}{overlay}{convexity}{(reason.Limits.Length == 0 ? "" : $"; limits {reason.Limits}")}";
    }

    private static string Contracts(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
