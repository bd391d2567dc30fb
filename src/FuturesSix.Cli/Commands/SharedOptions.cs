using System.CommandLine;
using System.Globalization;
using FuturesSix.Data.Configuration;

namespace FuturesSix.Cli.Commands;

/// <summary>Options that several commands have.</summary>
internal static class SharedOptions
{
    public static Option<bool> Json() => new("--json") { Description = "Print JSON on standard output and nothing else." };

    public static Option<string?> Artifacts() => new("--artifacts")
    {
        Description = "Folder for artifacts; runs are in runs/ under it. Default: artifacts in the clone, else in the current directory.",
        HelpName = "dir",
    };

    /// <summary>The argument that names a stored run.</summary>
    public static Argument<string> Run() => new("run") { Description = "Id of the stored run." };

    /// <summary>Where a stored run's dataset is now.</summary>
    public static Option<string?> RunDataset() => new("--dataset", "-d")
    {
        Description = "Where the run's dataset is, when its path is not found from here; its content must be the run's.",
        HelpName = "name|file",
    };

    public static Option<string?> Promotions() => new("--promotions")
    {
        Description = "Folder of promotions. Default: promotions in the clone, else in the current directory.",
        HelpName = "dir",
    };

    /// <summary>The folder of promotions that was asked for, or the default one.</summary>
    public static string PromotionsOf(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) ?? Application.PromotionsFolder.Default(Directory.GetCurrentDirectory(), AppContext.BaseDirectory);

    public static Option<DateOnly?> Date(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "yyyy-mm-dd",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                return date;
            }

            result.AddError($"{name} is '{text}'; expected a date yyyy-MM-dd, for example 2021-01-01.");
            return null;
        },
    };

    /// <summary>The options that make a configuration, added to <paramref name="command"/>.</summary>
    public static Func<ParseResult, ConfigurationRequest> Configuration(Command command)
    {
        var config = new Option<string?>("--config", "-c") { Description = "YAML file with the configuration; every key is in docs/configuration.md.", HelpName = "file" };
        var dataset = new Option<string?>("--dataset", "-d") { Description = "'synthetic' (the default) or the path of a dataset file.", HelpName = "name|file" };
        var start = Date("--start", "First day of the simulation; earlier data only warms up.");
        var end = Date("--end", "Last day of the simulation.");
        var set = new Option<string[]>("--set", "-s") { Description = "Change one setting; may be repeated.", HelpName = "key=value" };
        foreach (var option in new Option[] { config, dataset, start, end, set })
        {
            command.Options.Add(option);
        }

        return parsed => new ConfigurationRequest
        {
            File = parsed.GetValue(config),
            Dataset = parsed.GetValue(dataset),
            Start = parsed.GetValue(start),
            End = parsed.GetValue(end),
            Sets = parsed.GetValue(set) ?? [],
        };
    }
}
