using System.CommandLine;
using System.Text.Json;
using FuturesSix.Application.Verification;
using FuturesSix.Cli.Views;
using FuturesSix.Data.Runs;

namespace FuturesSix.Cli.Commands;

/// <summary>fsix verify.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var command = new Command("verify", "Check that a stored run is what it says it is: bytes, form, rules of every layer, and that its receipt gives it again.");
        var runs = SharedOptions.Runs("run", ArgumentArity.OneOrMore);
        var dataset = new Option<string?>("--dataset", "-d") { Description = "Where the run's dataset is now; default: where the receipt says.", HelpName = "file" };
        var noReplay = new Option<bool>("--no-replay") { Description = "Do not run the stack again; the checks that need it are left out." };
        var (artifacts, json) = (SharedOptions.Artifacts(), SharedOptions.Json());
        command.Arguments.Add(runs);
        foreach (var option in new Option[] { dataset, noReplay, artifacts, json })
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancel) =>
        {
            var requests = parsed.GetRequiredValue(runs).Select(run => new VerifyRequest
            {
                Run = run,
                Artifacts = parsed.GetValue(artifacts) ?? ArtifactsFolder.Default(),
                Dataset = parsed.GetValue(dataset),
                Replay = !parsed.GetValue(noReplay),
            });
            return Task.FromResult(Execute([.. requests], parsed.GetValue(json), cancel));
        });
        return command;
    }

    private static int Execute(VerifyRequest[] requests, bool json, CancellationToken cancel)
    {
        var found = new List<RunVerification>();
        foreach (var request in requests)
        {
            found.Add(json ? new VerifyRun().Execute(request, null, cancel) : ProgressView.Show(progress => new VerifyRun().Execute(request, progress, cancel)));
            if (!json)
            {
                VerificationView.Write(Terminal.Output(), found[^1]);
            }
        }

        if (json)
        {
            Console.Out.WriteLine(found.Count == 1 ? JsonSerializer.Serialize(found[0], RunJson.Indented) : JsonSerializer.Serialize(found, RunJson.Indented));
        }

        foreach (var failed in found.Where(v => !v.Passed))
        {
            Console.Error.WriteLine($"fsix: {failed.RunId}: {failed.Verdict}");
        }

        return found.TrueForAll(v => v.Passed) ? ExitCodes.Ok : ExitCodes.Failed;
    }
}
