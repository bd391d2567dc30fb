using System.CommandLine;
using System.Text.Json;
using FuturesSix.Application;
using FuturesSix.Application.Reporting;
using FuturesSix.Cli.Views;
using FuturesSix.Data.Configuration;
using FuturesSix.Data.Runs;

namespace FuturesSix.Cli.Commands;

/// <summary>fsix data facts.</summary>
internal static class FactsCommand
{
    public static Command Create()
    {
        var command = new Command("facts", "Measure the stylised facts of datasets: tails, clusters, crises, trend, VX.");
        var datasets = new Argument<string[]>("dataset")
        {
            Description = "'synthetic' or the paths of dataset files. Default: synthetic.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var markdown = new Option<bool>("--markdown") { Description = "Print a Markdown page, as docs/stylised-facts.md is." };
        var json = SharedOptions.Json();
        command.Arguments.Add(datasets);
        command.Options.Add(markdown);
        command.Options.Add(json);
        command.Validators.Add(result =>
        {
            if (result.GetValue(markdown) && result.GetValue(json))
            {
                result.AddError("--markdown and --json exclude each other; expected one of them.");
            }
        });
        command.SetAction((parsed, cancel) => Task.FromResult(Execute(
            parsed.GetValue(datasets) is { Length: > 0 } named ? named : [RunConfiguration.SyntheticDataset], parsed.GetValue(markdown), parsed.GetValue(json), cancel)));
        return command;
    }

    private static int Execute(string[] datasets, bool markdown, bool json, CancellationToken cancel)
    {
        var all = ProgressView.Show(progress => MeasureFacts.Execute(datasets, progress, cancel));
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(all, RunJson.Indented));
        }
        else if (markdown)
        {
            Console.Out.Write(FactPage.Write(all));
        }
        else
        {
            FactsView.Write(Terminal.Output(), all);
        }

        return ExitCodes.Ok;
    }
}
