using System.CommandLine;
using System.Text.Json;
using FuturesSix.Application;
using FuturesSix.Data.Configuration;
using FuturesSix.Data.Runs;
using FuturesSix.Data.Schema;

namespace FuturesSix.Cli.Commands;

/// <summary>fsix config.</summary>
internal static class ConfigCommand
{
    public static Command Create() => new("config", "Work with configurations.") { Show(), Validate(), Schema() };

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

    private static Command Schema()
    {
        var command = new Command("schema", "Print the JSON Schema of run configurations or of dataset files, for editors.");
        var kind = new Argument<string>("file") { Description = "run (the default) or dataset.", Arity = ArgumentArity.ZeroOrOne, DefaultValueFactory = _ => "run" };
        kind.AcceptOnlyFromAmong("run", "dataset");
        var path = new Option<string?>("--out", "-o") { Description = "Write it to this file instead of standard output.", HelpName = "file" };
        command.Arguments.Add(kind);
        command.Options.Add(path);
        command.SetAction(parsed => Schema(new SchemaRequest(parsed.GetValue(kind) == "dataset" ? SchemaKind.Dataset : SchemaKind.Run, parsed.GetValue(path))));
        return command;
    }

    private static int Schema(SchemaRequest request)
    {
        var outcome = WriteSchema.Execute(request);
        Console.Out.Write(outcome.Path is { } path ? $"{path}\n" : outcome.Text);
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
