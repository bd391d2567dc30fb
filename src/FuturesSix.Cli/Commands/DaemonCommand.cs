using System.CommandLine;
using System.Text.Json;
using FuturesSix.Application.Daemon;
using FuturesSix.Application.Deck;
using FuturesSix.Data.Runs;

namespace FuturesSix.Cli.Commands;

/// <summary>fsix daemon.</summary>
internal static class DaemonCommand
{
    private const int OnceAttempts = 3;

    public static Command Create()
    {
        var command = new Command("daemon", "Move the risk shares of live strategies inside their bounds, every REFRESH_SEC seconds. Settings come from DECK_URL, DECK_TOKEN, REFRESH_SEC, MAX_SHARE, MIN_SHARE, EXPLORATION, EMA_ALPHA, SEED.");
        var once = new Option<bool>("--once") { Description = "One tick, then stop." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Decide and write down, post nothing." };
        var url = new Option<string?>("--url") { Description = "Address of the Deck. Default: DECK_URL.", HelpName = "url" };
        var seed = new Option<long?>("--seed") { Description = "Seed of the exploration. Default: SEED, else 1.", HelpName = "number" };
        var journal = new Option<string?>("--journal") { Description = "File of the decisions; a restarted daemon goes on from it. Default: daemon/decisions.jsonl in the artifacts folder, dry-run.jsonl for a dry run.", HelpName = "file" };
        var metrics = new Option<string?>("--metrics-file") { Description = "File for a Prometheus textfile collector, replaced after every tick.", HelpName = "file" };
        var replay = new Option<string?>("--replay") { Description = "Compute every decision of a journal again, bit for bit, and do nothing else.", HelpName = "file" };
        var json = SharedOptions.Json();
        foreach (var option in new Option[] { once, dryRun, url, seed, journal, metrics, replay, json })
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancel) =>
        {
            if (parsed.GetValue(replay) is { } file)
            {
                return Task.FromResult(Replay(file));
            }

            var dry = parsed.GetValue(dryRun);
            var options = DaemonOptions.FromEnvironment(Environment.GetEnvironmentVariable, parsed.GetValue(journal) ?? Path.Combine(ArtifactsFolder.Default(), "daemon", dry ? "dry-run.jsonl" : "decisions.jsonl"));
            options = options with { Url = parsed.GetValue(url) ?? options.Url, Seed = parsed.GetValue(seed) ?? options.Seed, DryRun = dry, MetricsFile = parsed.GetValue(metrics) };
            return RunAsync(options, parsed.GetValue(once), parsed.GetValue(json), cancel);
        });
        return command;
    }

    private static async Task<int> RunAsync(DaemonOptions options, bool once, bool json, CancellationToken cancel)
    {
        using var client = new DeckClient(options.Url, options.Token, who: AllocatorDaemon.Name);
        var daemon = new AllocatorDaemon(options, client, TimeProvider.System, line => Console.Error.WriteLine($"fsix: {line}"), once ? OnceAttempts : null);
        try
        {
            while (true)
            {
                var decision = await daemon.NextAsync(cancel).ConfigureAwait(false);
                Console.Out.WriteLine(json ? JsonSerializer.Serialize(decision, RunJson.Line) : decision.ToString());
                if (once)
                {
                    return decision.Outcome is DaemonOutcome.Refused or DaemonOutcome.Skipped ? ExitCodes.Failed : ExitCodes.Ok;
                }
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            Console.Out.WriteLine("daemon stopped");
            return ExitCodes.Ok;
        }
    }

    private static int Replay(string file)
    {
        var result = ReplayDaemon.Execute(file);
        foreach (var difference in result.Differences)
        {
            Console.Error.WriteLine($"fsix: {difference}");
        }

        Console.Out.WriteLine(FormattableString.Invariant($"{result.Decisions} decisions, {(result.Differences.Count == 0 ? "all the same bit for bit" : $"{result.Differences.Count} differences")}"));
        return result.Differences.Count == 0 ? ExitCodes.Ok : ExitCodes.Failed;
    }
}
