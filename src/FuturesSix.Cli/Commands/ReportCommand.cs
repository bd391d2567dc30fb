using System.CommandLine;
using System.Text.Json;
using FuturesSix.Application.Reporting;
using FuturesSix.Cli.Views;
using FuturesSix.Data;
using FuturesSix.Data.Runs;

namespace FuturesSix.Cli.Commands;

/// <summary>fsix report.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var command = new Command("report", "Write the report of a stored run as one page that needs no network: charts, tables, every position's reasons, the certificate.");
        var run = SharedOptions.Run("run", "Id of the stored run, or 'latest'.");
        var destination = new Option<string?>("--out", "-o") { Description = "The page (.html) or the folder it goes to. Default: reports/ in the artifacts folder.", HelpName = "file|dir" };
        var open = new Option<bool>("--open") { Description = "Show the page in the browser." };
        var (artifacts, json) = (SharedOptions.Artifacts(), SharedOptions.Json());
        command.Arguments.Add(run);
        foreach (var option in new Option[] { destination, open, artifacts, json })
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancel) => Task.FromResult(Execute(
            new ExportReportRequest
            {
                RunId = parsed.GetRequiredValue(run),
                Artifacts = parsed.GetValue(artifacts) ?? ArtifactsFolder.Default(),
                Destination = parsed.GetValue(destination),
            },
            parsed.GetValue(open),
            parsed.GetValue(json),
            cancel)));
        return command;
    }

    private static int Execute(ExportReportRequest request, bool open, bool json, CancellationToken cancel)
    {
        var outcome = ProgressView.Show(progress => ExportReport.Execute(request, progress, cancel));
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(outcome, RunJson.Indented));
        }
        else
        {
            ReportView.Write(Terminal.Output(), outcome);
        }

        return open ? Open(outcome.Path) : ExitCodes.Ok;
    }

    private static int Open(string path)
    {
        try
        {
            PageOpener.Open(path);
            return ExitCodes.Ok;
        }
        catch (RequestException error)
        {
            Console.Error.WriteLine($"fsix: {error.Message}");
            return ExitCodes.Failed;
        }
    }
}
