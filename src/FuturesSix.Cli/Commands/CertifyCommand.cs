using System.CommandLine;
using System.Text.Json;
using FuturesSix.Application.Certificates;
using FuturesSix.Cli.Views;
using FuturesSix.Data.Runs;

namespace FuturesSix.Cli.Commands;

/// <summary>fsix certify.</summary>
internal static class CertifyCommand
{
    public static Command Create()
    {
        var command = new Command("certify", "Certify that a run does not look ahead: replay it with the future removed and corrupted, and compare every row.");
        var run = SharedOptions.Run();
        var defaults = new CertifyRequest { RunId = "", Artifacts = "" };
        var dates = new Option<int>("--dates") { Description = "How many days are sampled, half of them rebalances.", DefaultValueFactory = _ => defaults.Dates, HelpName = "n" };
        var full = new Option<bool>("--full") { Description = "Check every trading day of the run instead of a sample." };
        var seed = new Option<int>("--seed") { Description = "Seed of the sample and of the noise.", DefaultValueFactory = _ => defaults.Seed, HelpName = "n" };
        var (dataset, artifacts, json) = (SharedOptions.RunDataset(), SharedOptions.Artifacts(), SharedOptions.Json());
        command.Arguments.Add(run);
        foreach (var option in new Option[] { dates, full, seed, dataset, artifacts, json })
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancel) => Task.FromResult(Execute(
            new CertifyRun(),
            new CertifyRequest
            {
                RunId = parsed.GetRequiredValue(run),
                Dates = parsed.GetValue(dates),
                Full = parsed.GetValue(full),
                Seed = parsed.GetValue(seed),
                Dataset = parsed.GetValue(dataset),
                Artifacts = parsed.GetValue(artifacts) ?? ArtifactsFolder.Default(),
            },
            parsed.GetValue(json),
            cancel)));
        return command;
    }

    /// <summary>Certifies, shows, and says by the exit code whether the run passed.</summary>
    public static int Execute(CertifyRun certify, CertifyRequest request, bool json, CancellationToken cancel)
    {
        var outcome = ProgressView.Show(progress => certify.Execute(request, progress, cancel));
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(outcome.Certificate, RunJson.Indented));
        }
        else
        {
            CertificateView.Write(Terminal.Output(), outcome);
        }

        return outcome.Certificate.Passed ? ExitCodes.Ok : ExitCodes.Failed;
    }
}
