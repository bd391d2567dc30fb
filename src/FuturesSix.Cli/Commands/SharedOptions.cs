using System.CommandLine;
using System.Globalization;
using FuturesSix.Application;
using FuturesSix.Core.Evaluation.Conventions;
using FuturesSix.Data.Configuration;
using FuturesSix.Data.Runs;
using FuturesSix.Data.Yaml;

namespace FuturesSix.Cli.Commands;

/// <summary>Options that several commands have.</summary>
internal static class SharedOptions
{
    public static Option<bool> Json() => new("--json") { Description = "Print JSON on standard output and nothing else." };

    /// <summary>One run: id, folder, or the latest; ids are completed.</summary>
    public static Argument<string> Run(string name, string description)
    {
        var run = new Argument<string>(name) { Description = description, HelpName = "run" };
        run.CompletionSources.Add(_ => RunIds());
        return run;
    }

    /// <summary>Several runs.</summary>
    public static Argument<string[]> Runs(string name, ArgumentArity arity)
    {
        var runs = new Argument<string[]>(name) { Description = "Ids or folders of runs, or 'latest'.", Arity = arity, HelpName = "run" };
        runs.CompletionSources.Add(_ => RunIds());
        return runs;
    }

    private static IEnumerable<string> RunIds() => ListRuns.Execute(Cli.ArtifactsFolder.Default()).Select(r => r.RunId).Append(RunReference.Latest);

    public static Option<string?> Artifacts() => new("--artifacts")
    {
        Description = "Folder for artifacts; runs are in runs/ under it. Default: artifacts in the clone, else in the current directory.",
        HelpName = "dir",
    };

    /// <summary>Where a stored run's dataset is now.</summary>
    public static Option<string?> RunDataset() => new("--dataset", "-d")
    {
        Description = "Where the run's dataset is, when its path is not found from here; its content must be the run's.",
        HelpName = "name|file",
    };

    /// <summary>Whose formulas the statistics on the screen are by.</summary>
    public static Option<StatisticsConvention> Convention()
    {
        string[] names = [.. Enum.GetValues<StatisticsConvention>().Select(RunReturns.Name)];
        var option = new Option<StatisticsConvention>("--convention")
        {
            Description = "Show the statistics by another package's formulas (docs/statistics.md); what is stored stays fsix.",
            HelpName = string.Join('|', names),
            CustomParser = result =>
            {
                var index = Array.IndexOf(names, result.Tokens[0].Value);
                if (index < 0)
                {
                    result.AddError($"--convention is '{result.Tokens[0].Value}'; expected one of {string.Join(", ", names)}; {NearestName.Suggest(result.Tokens[0].Value, names)}");
                }

                return (StatisticsConvention)Math.Max(index, 0);
            },
        };
        option.CompletionSources.Add(names);
        return option;
    }

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
