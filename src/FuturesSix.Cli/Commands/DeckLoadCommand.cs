using System.CommandLine;
using FuturesSix.Application.Deck;

namespace FuturesSix.Cli.Commands;

/// <summary>fsix deck load.</summary>
internal static class DeckLoadCommand
{
    public static Command Create()
    {
        var (command, defaults) = (new Command("load", "Open many sockets on a running Deck, push figures at a steady rate, and say how long answers took and who fell behind. It overwrites the Deck's equity: use a Deck of its own."), new LoadDeckRequest());
        var url = new Option<string>("--url") { Description = "Address of the Deck.", HelpName = "url", Required = true };
        var clients = Count("--clients", defaults.Clients, "Sockets.", 1000);
        var rate = Count("--rate", defaults.Rate, "Pushes a second.", 2000);
        var seconds = Count("--seconds", defaults.Seconds, "Seconds.", 3600);
        foreach (var option in new Option[] { url, clients, rate, seconds })
        {
            command.Options.Add(option);
        }

        command.SetAction(async (parsed, cancel) =>
        {
            var request = new LoadDeckRequest { Clients = parsed.GetValue(clients), Rate = parsed.GetValue(rate), Seconds = parsed.GetValue(seconds) };
            var result = await LoadDeck.ExecuteAsync(parsed.GetRequiredValue(url), Environment.GetEnvironmentVariable("DECK_TOKEN"), request, cancel).ConfigureAwait(false);
            Console.Out.WriteLine(FormattableString.Invariant($"{result.Pushed} pushes accepted ({result.PerSecond:0} a second), {result.Failed} failed; {result.Frames} frames to {request.Clients} sockets, {result.Lost} broke, {result.Behind} behind after 2 s"));
            Console.Out.WriteLine($"push to durable answer  {Text(result.Answer)}");
            Console.Out.WriteLine($"push to screen          {Text(result.Screen)}");
            return result is { Failed: 0, Lost: 0, Behind: 0 } ? ExitCodes.Ok : ExitCodes.Failed;
        });
        return command;
    }

    private static string Text(LoadLatency latency) => FormattableString.Invariant($"p50 {latency.P50:0.0} ms, p95 {latency.P95:0.0} ms, p99 {latency.P99:0.0} ms");

    private static Option<int> Count(string name, int otherwise, string description, int most)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "count", DefaultValueFactory = _ => otherwise };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var value && (value < 1 || value > most))
            {
                result.AddError(FormattableString.Invariant($"{name} is {value}; expected a whole number in [1, {most}]."));
            }
        });
        return option;
    }
}
