using System.CommandLine;
using System.Text.Json;
using FuturesSix.Application;
using FuturesSix.Data.Configuration;
using FuturesSix.Data.Runs;

namespace FuturesSix.Cli.Commands;

/// <summary>fsix config.</summary>
internal static class ConfigCommand
{
    public static Command Create() => new("config", "Work with configurations.") { Show(), Validate() };

    private static Command Show()
    {
        var command = new Command("show", "Print the effective configuration: every key with its value.");
        var configuration = SharedOptions.Configuration(command);
        var (promotions, json) = (SharedOptions.Promotions(), SharedOptions.Json());
        command.Options.Add(promotions);
        command.Options.Add(json);
        command.SetAction(parsed => Show(configuration(parsed), SharedOptions.PromotionsOf(parsed, promotions), parsed.GetValue(json)));
        return command;
    }

    private static int Show(ConfigurationRequest request, string promotions, bool json)
    {
        var outcome = ShowConfiguration.Execute(request, promotions);
        Console.Out.Write(json ? JsonSerializer.Serialize(outcome, RunJson.Indented) + "\n" : outcome.Yaml);
        return ExitCodes.Ok;
    }

    private static Command Validate()
    {
        var command = new Command("validate", "Check a configuration and list everything that is wrong with it.");
        var configuration = SharedOptions.Configuration(command);
        var (promotions, json) = (SharedOptions.Promotions(), SharedOptions.Json());
        command.Options.Add(promotions);
        command.Options.Add(json);
        command.SetAction(parsed => Validate(configuration(parsed), SharedOptions.PromotionsOf(parsed, promotions), parsed.GetValue(json)));
        return command;
    }

    private static int Validate(ConfigurationRequest request, string promotions, bool json)
    {
        var outcome = ShowConfiguration.Execute(request, promotions);
        Console.Out.WriteLine(json
            ? JsonSerializer.Serialize(new { Valid = true, outcome.Hash }, RunJson.Indented)
            : $"valid (configuration hash {outcome.Hash[..8]})");
        return ExitCodes.Ok;
    }
}
