using System.CommandLine;
using System.Text.Json;
using FuturesSix.Application.Supervision;
using FuturesSix.Cli.Views;
using FuturesSix.Data;
using FuturesSix.Data.Runs;
using FuturesSix.Data.Supervision;

namespace FuturesSix.Cli.Commands;

/// <summary>fsix supervise.</summary>
internal static class SuperviseCommand
{
    public static Command Create()
    {
        var command = new Command("supervise", "Judge live agents by the gap between what was expected and what happened: reconcile, doubt, weigh, promote, and say why.");
        var options = new SuperviseOptions(command);
        var signals = new Option<string?>("--signals") { Description = "Journal of signals. Default: signals.jsonl in the folder, with what was rotated away.", HelpName = "file" };
        var prices = new Option<string?>("--prices") { Description = "CSV of prices, a dataset file, or 'synthetic'. Default: prices.csv in the folder.", HelpName = "file" };
        var every = SuperviseOptions.Every();
        var demo = new Option<bool>("--demo") { Description = "Write generated journals (supervisor-demo in the artifacts folder) and look at them as the months go by: every rule fires." };
        var seed = new Option<long>("--seed") { Description = $"Seed of the demo. Default: {DemoJournals.DefaultSeed}.", DefaultValueFactory = _ => DemoJournals.DefaultSeed, HelpName = "n" };
        foreach (var option in new Option[] { signals, prices, every, demo, seed })
        {
            command.Options.Add(option);
        }

        foreach (var subcommand in SuperviseQueryCommands.All())
        {
            command.Subcommands.Add(subcommand);
        }

        command.SetAction(async (parsed, cancel) =>
        {
            var json = options.IsJson(parsed);
            var request = options.Request(parsed, parsed.GetValue(demo)) with { Signals = parsed.GetValue(signals), Prices = parsed.GetValue(prices) };
            return parsed.GetValue(demo) ? Demo(request, parsed.GetValue(every), parsed.GetValue(seed), json, cancel)
                : parsed.GetValue(every) is { } interval ? await LoopAsync(request, interval, json, cancel).ConfigureAwait(false)
                : Once(request, json, cancel);
        });
        return command;
    }

    private static int Demo(SuperviseRequest request, TimeSpan? every, long seed, bool json, CancellationToken cancel)
    {
        if (request.Signals is not null || request.Prices is not null || request.AsOf is not null || request.Configuration is not null || request.Sets.Count > 0 || every is not null)
        {
            throw new RequestException("--demo: takes only --folder, --artifacts, --seed and --json; expected --demo without journals, prices or settings of your own");
        }

        return Show(ProgressView.Show(progress => SuperviseDemo.Execute(request.Folder, seed, progress, cancel)), json);
    }

    /// <summary>One look; stopped, what is reconciled stays.</summary>
    private static int Once(SuperviseRequest request, bool json, CancellationToken cancel)
    {
        try
        {
            return Show(ProgressView.Show(progress => new Supervise().Execute(request, progress, cancel)), json);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            Console.Error.WriteLine("fsix: stopped; what was reconciled stays, and the next run completes.");
            return ExitCodes.Interrupted;
        }
    }

    /// <summary>Looks until it is stopped, which is its end and no failure.</summary>
    private static async Task<int> LoopAsync(SuperviseRequest request, TimeSpan interval, bool json, CancellationToken cancel)
    {
        try
        {
            await new SuperviseEvery().RunAsync(
                request,
                interval,
                (supervise, look) => Show(supervise.Execute(look, null, cancel), json, brief: true),
                error => Console.Error.WriteLine($"fsix: {error.Message}"),
                cancel).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            Console.Error.WriteLine("fsix: stopped; the journals are whole.");
        }

        return ExitCodes.Ok;
    }

    private static int Show(SuperviseResult result, bool json, bool brief = false)
    {
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(result, brief ? RunJson.Line : RunJson.Indented));
        }
        else if (brief)
        {
            Console.Out.WriteLine(SuperviseView.Line(result));
        }
        else
        {
            SuperviseView.Write(Terminal.Output(), result);
        }

        return ExitCodes.Ok;
    }
}
