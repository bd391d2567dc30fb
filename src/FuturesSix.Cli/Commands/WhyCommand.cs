using System.CommandLine;
using System.Text.Json;
using FuturesSix.Application.Positions;
using FuturesSix.Cli.Views;
using FuturesSix.Data.Runs;

namespace FuturesSix.Cli.Commands;

/// <summary>fsix why.</summary>
internal static class WhyCommand
{
    public static Command Create()
    {
        var command = new Command("why", "Explain the positions of a run: signal, policy, construction, overlay, leverage, brake, margin, lots, each with its factor.");
        var run = SharedOptions.Run();
        var date = SharedOptions.Date("--date", "The day; the last rebalance at or before it was in force. Default: the last rebalance.");
        var instrument = new Option<string[]>("--instrument", "-i") { Description = "A symbol, with every step; may be repeated. Default: all instruments, a line each.", HelpName = "symbol" };
        var (dataset, artifacts, json) = (SharedOptions.RunDataset(), SharedOptions.Artifacts(), SharedOptions.Json());
        command.Arguments.Add(run);
        foreach (var option in new Option[] { date, instrument, dataset, artifacts, json })
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancel) => Task.FromResult(Execute(
            new PositionsRequest
            {
                RunId = parsed.GetRequiredValue(run),
                Date = parsed.GetValue(date),
                Instruments = parsed.GetValue(instrument) ?? [],
                Dataset = parsed.GetValue(dataset),
                Artifacts = parsed.GetValue(artifacts) ?? ArtifactsFolder.Default(),
            },
            parsed.GetValue(json),
            cancel)));
        return command;
    }

    private static int Execute(PositionsRequest request, bool json, CancellationToken cancel)
    {
        var explained = ProgressView.Show(progress => new ExplainPositions().Execute(request, progress, cancel));
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(explained, RunJson.Indented));
        }
        else
        {
            WaterfallView.Write(Terminal.Output(), explained, everyStep: request.Instruments.Count > 0);
        }

        return ExitCodes.Ok;
    }
}
