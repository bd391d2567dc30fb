using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using FuturesSix.Application;
using FuturesSix.Cli.Views;
using FuturesSix.Data.Runs;

namespace FuturesSix.Cli.Commands;

/// <summary>fsix engines.</summary>
internal static class EnginesCommand
{
    public static Command Create()
    {
        var command = new Command("engines", "List the engines with their default base weights and settings, and what each needs of a dataset.");
        var dataset = new Option<string?>("--dataset", "-d") { Description = "'synthetic' or the path of a dataset file: say which engines can run on it, and what the others lack.", HelpName = "name|file" };
        var json = SharedOptions.Json();
        command.Options.Add(dataset);
        command.Options.Add(json);
        command.SetAction(parsed => Execute(parsed.GetValue(dataset), parsed.GetValue(json)));
        return command;
    }

    private static int Execute(string? dataset, bool json)
    {
        var engines = ListEngines.Execute(dataset);
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(engines, RunJson.Indented));
            return ExitCodes.Ok;
        }

        var table = Tables.Create("engine", ">base weight", "settings", dataset is null ? "needs besides prices" : $"on {engines[0].Dataset}");
        foreach (var engine in engines)
        {
            Tables.Add(
                table,
                engine.Name,
                engine.BaseWeight.ToString("R", CultureInfo.InvariantCulture),
                string.Join(", ", engine.Settings),
                engine.Ready switch { null => engine.Needs, true => "ready", false => engine.Missing! });
        }

        Terminal.Output().Write(table);
        return ExitCodes.Ok;
    }
}
