using System.CommandLine;
using System.Text.Json;
using FuturesSix.Application.Supervision;
using FuturesSix.Cli.Views;
using FuturesSix.Data;
using FuturesSix.Data.Runs;
using FuturesSix.Data.Yaml;

namespace FuturesSix.Cli.Commands;

/// <summary>fsix supervise model, confidence, cvar, promotion: they look and change nothing.</summary>
internal static class SuperviseQueryCommands
{
    public static IEnumerable<Command> All() =>
    [
        Model(),
        Query("confidence", "Show the confidence in agents, and what made it.", "agent", r => r.Agent, new SupervisorQueries().Confidence, SuperviseQueryView.Write, null),
        Query("cvar", "Show the gap CVaR of strategies.", "strategy", r => r.Strategy, new SupervisorQueries().Cvar, SuperviseQueryView.Write, null),
        Query("promotion", "Test agents against the gates of the ladder; exit code 1 when a named agent fails one.", "agent", r => r.Agent, new SupervisorQueries().Promotion, SuperviseQueryView.Write, r => r.Passed),
    ];

    private static Command Model()
    {
        var command = new Command("model", "Show the simulator models: coefficients, and how they drifted from the version before.");
        var strategy = new Argument<string?>("strategy") { Description = "The strategy; default: all.", Arity = ArgumentArity.ZeroOrOne };
        var options = new SuperviseOptions(command);
        command.Arguments.Add(strategy);
        command.SetAction(parsed =>
        {
            var models = ShowSimulatorModels.Execute(options.Request(parsed).Folder, parsed.GetValue(strategy));
            return Show(options.IsJson(parsed), models, () => SuperviseQueryView.Write(Terminal.Output(), models));
        });
        return command;
    }

    private static Command Query<T>(
        string name,
        string description,
        string what,
        Func<T, string> nameOf,
        Func<SuperviseRequest, IProgress<Application.RunProgress>?, CancellationToken, IReadOnlyList<T>> query,
        Action<Spectre.Console.IAnsiConsole, IReadOnlyList<T>> view,
        Func<T, bool>? passes)
    {
        var command = new Command(name, description);
        var chosen = new Argument<string?>(what) { Description = $"The {what}; default: all.", Arity = ArgumentArity.ZeroOrOne };
        var options = new SuperviseOptions(command);
        command.Arguments.Add(chosen);
        command.SetAction((parsed, cancel) =>
        {
            var all = ProgressView.Show(progress => query(options.Request(parsed), progress, cancel));
            var only = parsed.GetValue(chosen);
            T[] found = [.. all.Where(r => only is null || nameOf(r) == only)];
            if (found.Length == 0 && only is not null)
            {
                throw new RequestException($"{what} '{only}': has no reconciled row; {NearestName.Suggest(only, [.. all.Select(nameOf)])}");
            }

            _ = Show(options.IsJson(parsed), found, () => view(Terminal.Output(), found));
            return Task.FromResult(only is not null && passes is not null && !found.All(passes) ? ExitCodes.Failed : ExitCodes.Ok);
        });
        return command;
    }

    private static int Show(bool json, object content, Action view)
    {
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(content, RunJson.Indented));
        }
        else
        {
            view();
        }

        return ExitCodes.Ok;
    }
}
