using System.CommandLine;
using System.Text.Json;
using FuturesSix.Application;
using FuturesSix.Cli.Views;
using FuturesSix.Core.Evaluation.Conventions;
using FuturesSix.Data.Runs;

namespace FuturesSix.Cli.Commands;

/// <summary>fsix runs.</summary>
internal static class RunsCommand
{
    public static Command Create()
    {
        var command = new Command("runs", "List the runs that are stored.");
        var (artifacts, convention, json) = (SharedOptions.Artifacts(), SharedOptions.Convention(), SharedOptions.Json());
        command.Options.Add(artifacts);
        command.Options.Add(convention);
        command.Options.Add(json);
        command.SetAction(parsed => Execute(parsed.GetValue(artifacts) ?? ArtifactsFolder.Default(), parsed.GetValue(convention), parsed.GetValue(json)));
        return command;
    }

    private static int Execute(string artifacts, StatisticsConvention convention, bool json)
    {
        var runs = ListRuns.Execute(artifacts, convention);
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(runs, RunJson.Indented));
        }
        else
        {
            RunsView.Write(Terminal.Output(), runs, artifacts);
        }

        return ExitCodes.Ok;
    }
}
