using System.CommandLine;
using System.Text.Json;
using FuturesSix.Application;
using FuturesSix.Cli.Views;
using FuturesSix.Data.Runs;

namespace FuturesSix.Cli.Commands;

/// <summary>fsix data.</summary>
internal static class DataCommand
{
    public static Command Create() => new("data", "Work with datasets.") { Check(), SynthCommand.Create(), FactsCommand.Create() };

    private static Command Check()
    {
        var command = new Command("check", "Load a dataset and report what was merged, skipped, carried or missing, and every jump.");
        var dataset = new Argument<string>("dataset") { Description = "'synthetic' or the path of a dataset file." };
        var json = SharedOptions.Json();
        command.Arguments.Add(dataset);
        command.Options.Add(json);
        command.SetAction((parsed, cancel) => Task.FromResult(Execute(parsed.GetRequiredValue(dataset), parsed.GetValue(json), cancel)));
        return command;
    }

    private static int Execute(string dataset, bool json, CancellationToken cancel)
    {
        var check = json ? CheckDataset.Execute(dataset, null, cancel) : ProgressView.Show(progress => CheckDataset.Execute(dataset, progress, cancel));
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(check, RunJson.Indented));
        }
        else
        {
            DatasetView.Write(Terminal.Output(), check);
        }

        if (check.Error is not null)
        {
            Console.Error.WriteLine($"fsix: {check.Error}");
        }

        return check.Passed ? ExitCodes.Ok : ExitCodes.Failed;
    }
}
