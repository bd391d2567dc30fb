using System.CommandLine;
using System.Text.Json;
using FuturesSix.Application;
using FuturesSix.Cli.Views;
using FuturesSix.Data.Runs;

namespace FuturesSix.Cli.Commands;

/// <summary>fsix run.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var command = new Command("run", "Run the canonical stack on a dataset and store every artifact of the run.");
        var configuration = SharedOptions.Configuration(command);
        var runId = new Option<string?>("--run-id") { Description = "Id of the run; default: dataset, period and a hash of what determines it.", HelpName = "id" };
        var force = new Option<bool>("--force") { Description = "Run again even if the run is stored already, and replace it." };
        var (artifacts, promotions, json) = (SharedOptions.Artifacts(), SharedOptions.Promotions(), SharedOptions.Json());
        var convention = SharedOptions.Convention();
        foreach (var option in new Option[] { runId, force, convention, artifacts, promotions, json })
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancel) => Task.FromResult(Execute(
            new RunRequest
            {
                Configuration = configuration(parsed),
                Artifacts = parsed.GetValue(artifacts) ?? ArtifactsFolder.Default(),
                Promotions = SharedOptions.PromotionsOf(parsed, promotions),
                RunId = parsed.GetValue(runId),
                Force = parsed.GetValue(force),
                Convention = parsed.GetValue(convention),
            },
            parsed.GetValue(json),
            cancel)));
        return command;
    }

    private static int Execute(RunRequest request, bool json, CancellationToken cancel)
    {
        var outcome = ProgressView.Show(progress => new RunStack().Execute(request, progress, cancel));
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(outcome, RunJson.Indented));
        }
        else
        {
            SummaryView.Write(Terminal.Output(), outcome);
        }

        return ExitCodes.Ok;
    }
}
