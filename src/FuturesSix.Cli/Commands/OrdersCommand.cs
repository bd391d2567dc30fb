using System.CommandLine;
using System.Text.Json;
using FuturesSix.Application.Orders;
using FuturesSix.Cli.Views;
using FuturesSix.Data.Orders;
using FuturesSix.Data.Runs;

namespace FuturesSix.Cli.Commands;

/// <summary>fsix orders.</summary>
internal static class OrdersCommand
{
    private const string Table = "table";
    private const string Csv = "csv";
    private const string JsonText = "json";

    public static Command Create()
    {
        var command = new Command("orders", "List the trades from what is held to a run's target, with the reason of each; --publish hands them to a terminal.");
        var run = new Option<string>("--run", "-r") { Description = "Id of the stored run.", HelpName = "id", Required = true };
        var holdings = new Option<string>("--holdings") { Description = "CSV symbol,contracts of what is really held; with a header only, a flat account.", HelpName = "file", Required = true };
        var date = SharedOptions.Date("--date", "The rebalance: the last at or before this date; default: the last.");
        var dataset = new Option<string?>("--dataset", "-d") { Description = "Where the run's dataset is, when its path is not found from here; its content must be the run's.", HelpName = "name|file" };
        var format = new Option<string>("--format") { Description = "table, csv or json.", DefaultValueFactory = _ => Table, HelpName = "table|csv|json" };
        var publish = new Option<string?>("--publish") { Description = "Write the orders into this folder, the Files folder of a terminal, once; again: read what was filled. AF_SKIP_MT5 keeps it in the artifacts folder.", HelpName = "dir" };
        var publishAs = new Option<OrderFileFormat>("--publish-as") { Description = "Form of the order file.", HelpName = "csv|json" };
        format.AcceptOnlyFromAmong(Table, Csv, JsonText);
        var (artifacts, json) = (SharedOptions.Artifacts(), SharedOptions.Json());
        foreach (var option in new Option[] { run, holdings, date, dataset, format, publish, publishAs, artifacts, json })
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancel) => Task.FromResult(Execute(
            new ListOrdersRequest
            {
                RunId = parsed.GetRequiredValue(run),
                Holdings = parsed.GetRequiredValue(holdings),
                Date = parsed.GetValue(date),
                Dataset = parsed.GetValue(dataset),
                Artifacts = parsed.GetValue(artifacts) ?? ArtifactsFolder.Default(),
            },
            (parsed.GetValue(publish), parsed.GetValue(publishAs)),
            parsed.GetValue(json) ? JsonText : parsed.GetValue(format)!,
            cancel)));
        return command;
    }

    private static int Execute(ListOrdersRequest request, (string? Folder, OrderFileFormat Format) publish, string format, CancellationToken cancel)
    {
        if (publish.Folder is not { } folder)
        {
            var list = ProgressView.Show(progress => ListOrders.Execute(request, progress, cancel));
            Write(list, list, format);
            return ExitCodes.Ok;
        }

        var outcome = ProgressView.Show(progress => new PublishOrders().Execute(new PublishOrdersRequest { Orders = request, Folder = folder, Format = publish.Format }, progress, cancel));
        Write(outcome, outcome.List, format);
        if (format == Table)
        {
            OrdersView.Write(Terminal.Output(), outcome);
        }
        else
        {
            Console.Error.WriteLine($"fsix: {outcome.Message}");
        }

        return ExitCodes.Ok;
    }

    private static void Write<T>(T whole, OrderList list, string format)
    {
        switch (format)
        {
            case JsonText:
                Console.Out.WriteLine(JsonSerializer.Serialize(whole, RunJson.Indented));
                break;
            case Csv:
                Console.Out.Write(OrderListText.Csv(list));
                break;
            default:
                OrdersView.Write(Terminal.Output(), list);
                break;
        }
    }
}
