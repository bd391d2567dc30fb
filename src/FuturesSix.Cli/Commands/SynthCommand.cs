using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using FuturesSix.Application;
using FuturesSix.Cli.Views;
using FuturesSix.Data.Runs;
using FuturesSix.Data.Synthetic;

namespace FuturesSix.Cli.Commands;

/// <summary>fsix data synth.</summary>
internal static class SynthCommand
{
    private static readonly SyntheticMarketOptions Default = new();

    public static Command Create()
    {
        var command = new Command("synth", "Write a generated market as a dataset: CSV files and dataset.yaml in a folder.");
        var seed = Number<long>("--seed", $"Seed of every draw. Default: {Default.Seed}.", long.TryParse, "a whole number", _ => Default);
        var years = Number<int>(
            "--years", $"Calendar years. Default: {Default.Years}.", int.TryParse, $"an integer in [1, {SyntheticMarketOptions.MaxYears}]",
            n => Default with { Years = n });
        var instruments = Number<int>(
            "--instruments", $"Futures besides VX1 to VX3. Default: {Default.Instruments}.", int.TryParse,
            $"an integer in [1, {SyntheticMarketOptions.MaxInstruments}]", n => Default with { Instruments = n });
        var start = SharedOptions.Date("--start", $"First day. Default: {Default.Start:yyyy-MM-dd}.");
        var output = new Option<string?>("--output", "-o") { Description = "Folder to create. Default: synthetic-SEED in the current directory.", HelpName = "dir" };
        var force = new Option<bool>("--force") { Description = "Replace a dataset that was written there before; nothing else is ever replaced." };
        var json = SharedOptions.Json();
        start.Validators.Add(result => Check(result, result.Tokens.Count == 1 && result.GetValueOrDefault<DateOnly?>() is { } day ? Default with { Start = day } : Default));
        foreach (var option in new Option[] { seed, years, instruments, start, output, force, json })
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancel) => Task.FromResult(Execute(
            new SynthesisRequest
            {
                Market = new SyntheticMarketOptions
                {
                    Seed = parsed.GetValue(seed) ?? Default.Seed,
                    Years = parsed.GetValue(years) ?? Default.Years,
                    Instruments = parsed.GetValue(instruments) ?? Default.Instruments,
                    Start = parsed.GetValue(start) ?? Default.Start,
                },
                Output = parsed.GetValue(output),
                Force = parsed.GetValue(force),
            },
            parsed.GetValue(json),
            cancel)));
        return command;
    }

    private delegate bool Reader<T>(string text, NumberStyles styles, IFormatProvider culture, out T value);

    /// <summary>A whole number that the market's own rules check, so that every wrong option is said at once.</summary>
    private static Option<T?> Number<T>(string name, string description, Reader<T> read, string expected, Func<T, SyntheticMarketOptions> alone)
        where T : struct => new(name)
        {
            Description = description,
            HelpName = "n",
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (!read(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
                {
                    result.AddError($"{name} is '{text}'; expected {expected}.");
                    return null;
                }

                Check(result, alone(value));
                return value;
            },
        };

    private static void Check(SymbolResult result, SyntheticMarketOptions options)
    {
        foreach (var violation in options.Validate())
        {
            result.AddError($"{violation with { Field = violation.Field.Replace("synthetic.", "--", StringComparison.Ordinal) }}.");
        }
    }

    private static int Execute(SynthesisRequest request, bool json, CancellationToken cancel)
    {
        var written = ProgressView.Show(progress => SynthesiseDataset.Execute(request, progress, cancel));
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(written, RunJson.Indented));
        }
        else
        {
            SynthView.Write(Terminal.Output(), written);
        }

        return ExitCodes.Ok;
    }
}
