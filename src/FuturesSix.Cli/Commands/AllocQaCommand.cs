using System.CommandLine;
using System.Text.Json;
using FuturesSix.Application.Qa;
using FuturesSix.Cli.Views;
using FuturesSix.Core.MetaAllocation;
using FuturesSix.Data.Runs;

namespace FuturesSix.Cli.Commands;

/// <summary>fsix alloc qa.</summary>
internal static class AllocQaCommand
{
    private const double MaxMinutes = 24 * 60;
    private const double MaxPollSeconds = 600;

    public static Command Create()
    {
        var command = new Command("qa", "Export, validate and report here, run the smoke workflow on GitHub, and compare its export with the local one.");
        var metrics = new Option<string?>("--metrics", "-m") { Description = "The metrics file; default: docs/samples/sleeves.json of the clone.", HelpName = "file" };
        var mode = new Option<MetaAllocatorMode?>("--mode") { Description = "How sleeves are scored; default: what the metrics file says.", HelpName = "ewma|bayes|equal" };
        var noCi = new Option<bool>("--no-ci") { Description = "Stop after the local part." };
        var reference = new Option<string?>("--ref") { Description = "Branch or tag whose workflow is run; default: the current branch.", HelpName = "branch" };
        var minutes = new Option<double>("--timeout-minutes") { Description = "How long the workflow may take.", DefaultValueFactory = _ => new QaRequest { Repository = "" }.Timeout.TotalMinutes, HelpName = "minutes" };
        var poll = new Option<double>("--poll-seconds") { Description = "Pause between two looks at the workflow.", DefaultValueFactory = _ => new QaRequest { Repository = "" }.Poll.TotalSeconds, HelpName = "seconds" };
        Bound(minutes, MaxMinutes);
        Bound(poll, MaxPollSeconds);
        var (artifacts, json) = (SharedOptions.Artifacts(), SharedOptions.Json());
        foreach (var option in new Option[] { metrics, mode, noCi, reference, minutes, poll, artifacts, json })
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancel) => Task.FromResult(Execute(
            new QaRequest
            {
                Repository = QaRequest.DefaultRepository(Directory.GetCurrentDirectory(), AppContext.BaseDirectory),
                Metrics = parsed.GetValue(metrics),
                Mode = parsed.GetValue(mode),
                Artifacts = parsed.GetValue(artifacts) ?? ArtifactsFolder.Default(),
                NoCI = parsed.GetValue(noCi),
                Ref = parsed.GetValue(reference),
                Timeout = TimeSpan.FromMinutes(parsed.GetValue(minutes)),
                Poll = TimeSpan.FromSeconds(parsed.GetValue(poll)),
            },
            parsed.GetValue(json),
            cancel)));
        return command;
    }

    private static void Bound(Option<double> option, double most) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<double>() is var value && !(value > 0 && value <= most))
        {
            result.AddError(FormattableString.Invariant($"{option.Name} is '{string.Join(' ', result.Tokens.Select(t => t.Value))}'; expected a number above 0 and at most {most}."));
        }
    });

    private static int Execute(QaRequest request, bool json, CancellationToken cancel)
    {
        var result = ProgressView.Show(progress => new RunAllocationQa().Execute(request, progress, cancel));
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(result, RunJson.Indented));
        }
        else
        {
            QaView.Write(Terminal.Output(), result);
        }

        return result.Passed ? ExitCodes.Ok : ExitCodes.Failed;
    }
}
