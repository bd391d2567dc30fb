using System.CommandLine;
using FuturesSix.Application.Deck;
using FuturesSix.Deck;

namespace FuturesSix.Cli.Commands;

/// <summary>fsix deck.</summary>
internal static class DeckCommand
{
    public static Command Create()
    {
        var command = new Command("deck", "Serve the Deck: risk shares, mode, kill switch and telemetry over HTTP and WebSocket, with a page. Every answered change survives a crash. The token is read from DECK_TOKEN only.");
        var bind = new Option<string?>("--bind") { Description = $"Address and port; beyond loopback DECK_TOKEN must be set. Default: DECK_BIND, else {DeckOptions.DefaultBind}.", HelpName = "address:port" };
        var state = new Option<string?>("--state") { Description = "Folder of the journal. Default: DECK_STATE, else deck in the artifacts folder.", HelpName = "dir" };
        var pages = new Option<string?>("--static-dir") { Description = "Folder with a page of your own. Default: DECK_STATIC_DIR, else the built-in page.", HelpName = "dir" };
        var strategies = new Option<string[]>("--strategy") { Description = "A strategy of a new Deck; may be repeated. Default: DECK_STRATEGIES, else scalp, momentum, trend, event.", HelpName = "name" };
        foreach (var option in new Option[] { bind, state, pages, strategies })
        {
            command.Options.Add(option);
        }

        foreach (var subcommand in new[] { DeckDemoCommand.Demo(), DeckDemoCommand.Drill(), Health(), DeckLoadCommand.Create() })
        {
            command.Subcommands.Add(subcommand);
        }

        command.SetAction((parsed, cancel) =>
        {
            var options = DeckOptions.FromEnvironment(Environment.GetEnvironmentVariable, Path.Combine(ArtifactsFolder.Default(), "deck"));
            return ServeAsync(
                options with
                {
                    Bind = parsed.GetValue(bind) ?? options.Bind,
                    StateFolder = parsed.GetValue(state) ?? options.StateFolder,
                    StaticFolder = parsed.GetValue(pages) ?? options.StaticFolder,
                    Strategies = parsed.GetValue(strategies) is { Length: > 0 } names ? names : options.Strategies,
                },
                cancel);
        });
        return command;
    }

    private static Command Health()
    {
        var command = new Command("health", "Ask a running Deck whether it accepts changes: exit code 0 or 1.");
        var url = new Option<string?>("--url") { Description = "Address of the Deck. Default: DECK_URL.", HelpName = "url" };
        command.Options.Add(url);
        command.SetAction(async (parsed, cancel) =>
        {
            using var client = new DeckClient(parsed.GetValue(url) ?? Environment.GetEnvironmentVariable("DECK_URL") ?? DeckClient.DefaultUrl);
            var fault = await client.HealthAsync(cancel).ConfigureAwait(false);
            Console.Out.WriteLine(fault ?? "ok");
            return fault is null ? ExitCodes.Ok : ExitCodes.Failed;
        });
        return command;
    }

    private static async Task<int> ServeAsync(DeckOptions options, CancellationToken cancel)
    {
        var server = await DeckServer.StartAsync(options, cancel).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            foreach (var note in server.Notes)
            {
                Console.Error.WriteLine($"fsix: {note}");
            }

            Console.Out.WriteLine($"deck listening on {server.Url}, state in {(options.Database is null ? options.StateFolder : "PostgreSQL")}");
            await DeckServer.WaitAsync(cancel).ConfigureAwait(false);
        }

        Console.Out.WriteLine("deck stopped");
        return ExitCodes.Ok;
    }
}
