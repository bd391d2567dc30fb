using System.Globalization;
using FuturesSix.Application.Orders;
using Spectre.Console;

namespace FuturesSix.Cli.Views;

/// <summary>A trade list, and what became of it.</summary>
internal static class OrdersView
{
    public static void Write(IAnsiConsole console, OrderList list)
    {
        console.WriteLine($"{list.RunId}: target of {Formats.Date(list.Date)}{(list.Synthetic ? ", synthetic data" : "")}, amounts in {list.Currency}");
        var table = Tables.Create("symbol", "side", ">contracts", ">held", ">target", ">cost", ">margin after", "why");
        table.Columns[0].NoWrap();
        foreach (var line in list.Lines)
        {
            Tables.Add(
                table, line.Symbol, line.Side, Contracts(line.Contracts), Contracts(line.Held), Contracts(line.Target), Formats.Number(line.Cost, 0), Formats.Number(line.MarginAfter, 0), line.Why);
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

        foreach (var order in outcome.Orders.Where(o => o.State != Data.Orders.OrderState.Open))
        {
            console.WriteLine($"{order.Id}: {order.Side} {Contracts(order.Contracts)} {order.Symbol}: {order.State.ToString().ToLowerInvariant()} {Contracts(order.Filled)}{(double.IsNaN(order.Price) ? "" : $" at {order.Price.ToString("R", CultureInfo.InvariantCulture)}")}");
        }
    }

    private static string Contracts(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
