using System.CommandLine;
using System.Text.Json;
using FuturesSix.Application.Audits;
using FuturesSix.Cli.Views;
using FuturesSix.Data.Runs;

namespace FuturesSix.Cli.Commands;

/// <summary>fsix audit.</summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        var command = new Command("audit", "Audit the brake in two passes: the book without it, then with the scalars that the first pass recorded; both are stored and compared.");
        var configuration = SharedOptions.Configuration(command);
        var force = new Option<bool>("--force") { Description = "Run both passes again even if they are stored already, and replace them." };
        var (artifacts, promotions, json) = (SharedOptions.Artifacts(), SharedOptions.Promotions(), SharedOptions.Json());
        foreach (var option in new Option[] { force, artifacts, promotions, json })
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancel) => Task.FromResult(Execute(
            new AuditRequest
            {
                Configuration = configuration(parsed),
                Artifacts = parsed.GetValue(artifacts) ?? ArtifactsFolder.Default(),
                Promotions = SharedOptions.PromotionsOf(parsed, promotions),
                Force = parsed.GetValue(force),
            },
            parsed.GetValue(json),
            cancel)));
        return command;
    }

    private static int Execute(AuditRequest request, bool json, CancellationToken cancel)
    {
        var outcome = ProgressView.Show(progress => new RunAudit().Execute(request, progress, cancel));
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(outcome.Report, RunJson.Indented));
        }
        else
        {
            AuditView.Write(Terminal.Output(), outcome);
        }

        return ExitCodes.Ok;
    }
}
