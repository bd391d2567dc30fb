using System.CommandLine;
using System.Globalization;
using System.Text;
using FuturesSix.Application.Supervision;
using FuturesSix.Data.Journals;

namespace FuturesSix.Cli.Commands;

/// <summary>Options that every command of the supervisor has.</summary>
internal sealed class SuperviseOptions
{
    private static readonly (string Suffix, double Seconds)[] Units = [("s", 1), ("m", 60), ("h", 3600), ("d", 86400)];

    private readonly Option<string?> _folder = new("--folder", "-f") { Description = "Folder of journals, state and report. Default: supervisor in the artifacts folder.", HelpName = "dir" };
    private readonly Option<string?> _config = new("--config", "-c") { Description = "YAML file with the configuration. Default: supervisor.yaml in the folder.", HelpName = "file" };
    private readonly Option<string[]> _set = new("--set", "-s") { Description = "Change one setting; may be repeated.", HelpName = "key=value" };
    private readonly Option<bool> _skip = new("--skip-bad-rows") { Description = "Count and report malformed lines instead of stopping at the first." };
    private readonly Option<DateTimeOffset?> _asOf = Moment("--as-of", "Now; later prices and horizons are not there yet. Default: the clock.");
    private readonly Option<string?> _artifacts = SharedOptions.Artifacts();
    private readonly Option<bool> _json = SharedOptions.Json();

    public SuperviseOptions(Command command)
    {
        foreach (var option in new Option[] { _folder, _config, _set, _skip, _asOf, _artifacts, _json })
        {
            command.Options.Add(option);
        }
    }

    public bool IsJson(ParseResult parsed) => parsed.GetValue(_json);

    public SuperviseRequest Request(ParseResult parsed, bool demo = false)
    {
        var folder = SuperviseRequest.DefaultFolder(parsed.GetValue(_artifacts) ?? ArtifactsFolder.Default());
        return new SuperviseRequest
        {
            Folder = parsed.GetValue(_folder) ?? (demo ? $"{folder}-demo" : folder),
            Configuration = parsed.GetValue(_config),
            Sets = parsed.GetValue(_set) ?? [],
            SkipBadRows = parsed.GetValue(_skip),
            AsOf = parsed.GetValue(_asOf),
        };
    }

    /// <summary>The loop's interval: a number with s, m, h or d.</summary>
    public static Option<TimeSpan?> Every() => new("--every")
    {
        Description = "Look again and again, from the beginning of a look to the next: 30s, 15m, 1h, 1d. Ctrl+C ends it.",
        HelpName = "time",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            var unit = Array.Find(Units, u => text.EndsWith(u.Suffix, StringComparison.Ordinal));
            if (unit.Suffix is not null && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) && n * unit.Seconds is >= 1 and <= 31 * 86400)
            {
                return TimeSpan.FromSeconds(n * unit.Seconds);
            }

            result.AddError($"--every is '{text}'; expected a number with s, m, h or d, from 1s to 31d, for example 1h.");
            return null;
        },
    };

    private static Option<DateTimeOffset?> Moment(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "moment",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (UtcInstant.TryParse(Encoding.UTF8.GetBytes(text), out var ticks))
            {
                return new DateTimeOffset(ticks, TimeSpan.Zero);
            }

            result.AddError($"{name} is '{text}'; expected {UtcInstant.Expected}.");
            return null;
        },
    };
}
