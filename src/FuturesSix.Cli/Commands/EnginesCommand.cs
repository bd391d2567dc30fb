using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using FuturesSix.Application;
using FuturesSix.Cli.Views;
using FuturesSix.Data.Runs;
using Spectre.Console;

namespace FuturesSix.Cli.Commands;

/// <summary>fsix engines.</summary>
internal static class EnginesCommand
{
    public static Command Create()
    {
        var command = new Command("engines", "List the engines with their default base weights and settings.");
        var json = SharedOptions.Json();
        command.Options.Add(json);
        command.SetAction(parsed => Execute(parsed.GetValue(json)));
        return command;
    }

    private static int Execute(bool json)
    {
        var engines = ListEngines.Execute();
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(engines, RunJson.Indented));
            return ExitCodes.Ok;
        }

        var table = Tables.Create("engine", ">base weight", "settings");
        foreach (var engine in engines)
        {
            table.AddRow(engine.Name, engine.BaseWeight.ToString("R", CultureInfo.InvariantCulture), string.Join(", ", engine.Settings));
        }

        Terminal.Output().Write(table);
        return ExitCodes.Ok;
    }
}
