using System.CommandLine;
using System.Text.Json;
using FuturesSix.Application.Comparison;
using FuturesSix.Application.Reporting;
using FuturesSix.Cli.Views;
using FuturesSix.Data.Runs;

namespace FuturesSix.Cli.Commands;

/// <summary>fsix compare.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var command = new Command("compare", "Put two runs side by side: figures, receipts, and the first layer, date and cell at which they part.");
        var (a, b) = (SharedOptions.Run("a", "The reference: id, folder, or 'latest'."), SharedOptions.Run("b", "The run to compare with it: id, folder, or 'latest'."));
        var tolerance = new Option<double>("--tolerance") { Description = "Take numbers as equal up to this, times max(1, |a|, |b|). Default: 0, every bit counts.", HelpName = "number" };
        var markdown = new Option<bool>("--markdown") { Description = "Print a Markdown page." };
        var (artifacts, json) = (SharedOptions.Artifacts(), SharedOptions.Json());
        command.Arguments.Add(a);
        command.Arguments.Add(b);
        foreach (var option in new Option[] { tolerance, artifacts, markdown, json })
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetValue(markdown) && result.GetValue(json))
            {
                result.AddError("--markdown and --json exclude each other; expected one of them.");
            }
        });
        command.SetAction((parsed, cancel) => Task.FromResult(Execute(
            new CompareRequest
            {
                A = parsed.GetRequiredValue(a),
                B = parsed.GetRequiredValue(b),
                Artifacts = parsed.GetValue(artifacts) ?? ArtifactsFolder.Default(),
                Tolerance = parsed.GetValue(tolerance),
            },
            parsed.GetValue(markdown),
            parsed.GetValue(json),
            cancel)));
        return command;
    }

    private static int Execute(CompareRequest request, bool markdown, bool json, CancellationToken cancel)
    {
        var comparison = new CompareRuns().Execute(request, null, cancel);
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(comparison, RunJson.Indented));
        }
        else if (markdown)
        {
            Console.Out.Write(ComparisonPage.Write(comparison));
        }
        else
        {
            ComparisonView.Write(Terminal.Output(), comparison);
        }

        return ExitCodes.Ok;
    }
}
