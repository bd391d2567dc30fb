using System.CommandLine;
using FuturesSix.Application.Deck;
using FuturesSix.Deck;

namespace FuturesSix.Cli.Commands;

/// <summary>fsix deck demo and fsix deck drill.</summary>
internal static class DeckDemoCommand
{
    public static Command Demo()
    {
        var command = new Command("demo", "Stream a made-up trading session into a running Deck, so that the page can be tried.");
        var url = new Option<string?>("--url") { Description = "Address of the Deck. Default: DECK_URL.", HelpName = "url" };
        var seconds = new Option<int>("--seconds") { Description = "Seconds of the session; 0 streams until it is stopped.", HelpName = "count" };
        var speed = new Option<double>("--speed") { Description = "Seconds of the session in one real second.", DefaultValueFactory = _ => 1, HelpName = "factor" };
        var seed = new Option<long>("--seed") { Description = "Seed of the session.", DefaultValueFactory = _ => 1, HelpName = "number" };
        foreach (var option in new Option[] { url, seconds, speed, seed })
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancel) => DemoAsync(
            parsed.GetValue(url) ?? Environment.GetEnvironmentVariable("DECK_URL") ?? DeckClient.DefaultUrl,
            new PublishDemoRequest { Seed = parsed.GetValue(seed), Seconds = parsed.GetValue(seconds), Speed = parsed.GetValue(speed) },
            cancel));
        return command;
    }

    public static Command Drill()
    {
        var command = new Command("drill", "Rehearse a night: start a Deck in a folder of its own, stop everything, kill the process, start it again, disarm, allocate; say what held. The Deck in use is not touched.");
        command.SetAction((_, cancel) => DrillAsync(cancel));
        return command;
    }

    private static async Task<int> DemoAsync(string url, PublishDemoRequest request, CancellationToken cancel)
    {
        using var client = new DeckClient(url, Environment.GetEnvironmentVariable("DECK_TOKEN"));
        try
        {
            var accepted = await PublishDemo.ExecuteAsync(client, request, new Lines(), cancel).ConfigureAwait(false);
            Console.Out.WriteLine(FormattableString.Invariant($"{accepted} changes accepted"));
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            Console.Out.WriteLine("demo stopped");
        }

        return ExitCodes.Ok;
    }

    private static async Task<int> DrillAsync(CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("fsix-drill-").FullName;
        try
        {
            var request = new StartDeckRequest { Bind = "127.0.0.1:0", StateFolder = folder, Strategies = ["scalp", "momentum", "trend", "event"], Program = Path.Combine(AppContext.BaseDirectory, "fsix.dll") };
            var drill = new DrillDeck(stop => DeckLauncher.StartAsync(request, stop), folder);
            var steps = await drill.ExecuteAsync(new Steps(), cancel).ConfigureAwait(false);
            var failed = steps.Count(s => !s.Passed);
            var state = DeckOptions.FromEnvironment(Environment.GetEnvironmentVariable, Path.Combine(ArtifactsFolder.Default(), "deck")).StateFolder;
            Console.Out.WriteLine($"noted in {DrillLog.Append(state, new DrillRecord(TimeProvider.System.GetUtcNow(), Environment.UserName, failed == 0, drill.TimeToHalt, steps))}");
            Console.Out.WriteLine(failed == 0 ? FormattableString.Invariant($"drill passed: {steps.Count} steps") : FormattableString.Invariant($"drill FAILED: {failed} of {steps.Count} steps"));
            return failed == 0 ? ExitCodes.Ok : ExitCodes.Failed;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Lines as they come; Progress would lose their order.</summary>
    private sealed class Lines : IProgress<string>
    {
        public void Report(string value) => Console.Out.WriteLine(value);
    }

    private sealed class Steps : IProgress<DrillStep>
    {
        public void Report(DrillStep value) => Console.Out.WriteLine(FormattableString.Invariant($"{(value.Passed ? "ok    " : "FAILED")} {value.Name} ({value.Milliseconds:0} ms): {value.Detail}"));
    }
}
