using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using FuturesSix.Application.Allocation;
using FuturesSix.Cli.Views;
using FuturesSix.Data;
using FuturesSix.Data.Runs;

namespace FuturesSix.Cli.Commands;

/// <summary>fsix promote.</summary>
internal static class PromoteCommand
{
    public static Command Create() => new("promote", "Work with the versions of the stack's base weights.") { New(), List(), Diff(), Revert() };

    private static Command New()
    {
        var command = new Command("create", "Make an export, or weights that you state, the stack's base weights.");
        var file = new Argument<string?>("file") { Description = "The export; default: the newest.", Arity = ArgumentArity.ZeroOrOne };
        var weights = new Option<string[]>("--weight", "-w") { Description = "A base weight instead of an export; may be repeated.", HelpName = "engine=weight" };
        var (artifacts, words) = (SharedOptions.Artifacts(), new Words(command));
        command.Arguments.Add(file);
        command.Options.Add(weights);
        command.Options.Add(artifacts);
        command.SetAction((parsed, cancel) =>
        {
            var stated = Weights(parsed.GetValue(weights) ?? []);
            var request = new PromoteAllocationRequest
            {
                File = parsed.GetValue(file),
                Weights = stated,
                Artifacts = parsed.GetValue(artifacts) ?? ArtifactsFolder.Default(),
                Folder = words.Folder(parsed),
                Author = words.Author(parsed),
                Reason = words.Reason(parsed),
            };
            return Task.FromResult(request.File is not null && stated is not null
                ? throw new RequestException("promote: both a file and weights are given; expected one of them")
                : words.Show(parsed, new PromoteAllocation().Execute(request, cancel)));
        });
        return command;
    }

    private static Command Revert()
    {
        var command = new Command("revert", "Take a version back by promoting the weights it replaced.");
        var version = new Argument<int?>("version") { Description = "The version; default: the newest.", Arity = ArgumentArity.ZeroOrOne };
        var words = new Words(command);
        command.Arguments.Add(version);
        command.SetAction((parsed, cancel) => Task.FromResult(words.Show(parsed, new RevertPromotion().Execute(
            new RevertPromotionRequest { Version = parsed.GetValue(version), Folder = words.Folder(parsed), Author = words.Author(parsed), Reason = words.Reason(parsed) },
            cancel))));
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "List the versions after checking their chain.");
        var (folder, json) = (SharedOptions.Promotions(), SharedOptions.Json());
        command.Options.Add(folder);
        command.Options.Add(json);
        command.SetAction(parsed =>
        {
            var place = SharedOptions.PromotionsOf(parsed, folder);
            var chain = ListPromotions.Execute(place);
            return Show(parsed.GetValue(json), chain, () => PromotionView.Write(Terminal.Output(), chain, place));
        });
        return command;
    }

    private static Command Diff()
    {
        var command = new Command("diff", "Compare two versions in shares; version 0 is what version 1 replaced.");
        var from = new Option<int?>("--from") { Description = "The version before; default: the one before --to.", HelpName = "version" };
        var to = new Option<int?>("--to") { Description = "The version after; default: the newest.", HelpName = "version" };
        var (folder, json) = (SharedOptions.Promotions(), SharedOptions.Json());
        foreach (var option in new Option[] { from, to, folder, json })
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed =>
        {
            var diff = DiffPromotions.Execute(new DiffPromotionsRequest { Folder = SharedOptions.PromotionsOf(parsed, folder), From = parsed.GetValue(from), To = parsed.GetValue(to) });
            return Show(parsed.GetValue(json), diff, () => PromotionView.Write(Terminal.Output(), diff));
        });
        return command;
    }

    private static Dictionary<string, double>? Weights(string[] texts)
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var parts = text.Split('=');
            if (parts.Length != 2 || !double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) || !weights.TryAdd(parts[0].Trim(), weight))
            {
                throw new RequestException($"--weight {text}: is not a weight, or of an engine that has one; expected engine=number, each engine once, for example trend=0.6");
            }
        }

        return weights.Count == 0 ? null : weights;
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

    /// <summary>What every new version says: who and why.</summary>
    private sealed class Words
    {
        private readonly Option<string> _author = new("--author") { Description = "Who does it.", Required = true, HelpName = "name" };
        private readonly Option<string> _reason = new("--reason") { Description = "Why.", Required = true, HelpName = "text" };
        private readonly Option<string?> _folder = SharedOptions.Promotions();
        private readonly Option<bool> _json = SharedOptions.Json();

        public Words(Command command)
        {
            foreach (var option in new Option[] { _author, _reason, _folder, _json })
            {
                command.Options.Add(option);
            }
        }

        public string Author(ParseResult parsed) => parsed.GetRequiredValue(_author);

        public string Reason(ParseResult parsed) => parsed.GetRequiredValue(_reason);

        public string Folder(ParseResult parsed) => SharedOptions.PromotionsOf(parsed, _folder);

        public int Show(ParseResult parsed, PromotionResult result) =>
            PromoteCommand.Show(parsed.GetValue(_json), result, () => PromotionView.Write(Terminal.Output(), result));
    }
}
