using System.CommandLine;
using FuturesSix.Application.Allocation;
using FuturesSix.Data.Allocations;

namespace FuturesSix.Cli.Commands;

/// <summary>The options that make a proposal: every setting of the meta allocator, and where its inputs are.</summary>
internal static class AllocationOptions
{
    /// <summary>Adds them to <paramref name="command"/>.</summary>
    public static Func<ParseResult, ProposeAllocationRequest> Proposal(Command command)
    {
        var source = new Argument<string>("source") { Description = "JSON of metrics, CSV of figures or of returns, or the folder or id of a run." };
        var previous = new Option<string?>("--previous") { Description = "Export with the previous weights, or 'latest'.", HelpName = "file|latest" };
        var correlations = new Option<string?>("--correlations") { Description = "CSV with columns first, second, corr instead of the source's.", HelpName = "file" };
        var (from, to) = (SharedOptions.Date("--from", "First date of returns."), SharedOptions.Date("--to", "Last date of returns."));
        var artifacts = SharedOptions.Artifacts();
        command.Arguments.Add(source);
        foreach (var option in new Option[] { previous, correlations, from, to, artifacts })
        {
            command.Options.Add(option);
        }

        var settings = Settings(command);
        return parsed => new ProposeAllocationRequest
        {
            Source = parsed.GetRequiredValue(source),
            Artifacts = parsed.GetValue(artifacts) ?? ArtifactsFolder.Default(),
            Settings = settings(parsed),
            Previous = parsed.GetValue(previous),
            Correlations = parsed.GetValue(correlations),
            From = parsed.GetValue(from),
            To = parsed.GetValue(to),
        };
    }

    private static Func<ParseResult, MetaAllocatorSettings> Settings(Command command)
    {
        var mode = new Option<string?>("--mode", "-m") { Description = "How sleeves are scored.", HelpName = "ewma|bayes|equal" };
        mode.AcceptOnlyFromAmong("ewma", "bayes", "equal");
        var numbers = Numbers.Select(n => (n.Key, Option: new Option<string?>(n.Option) { Description = n.Description, HelpName = "number" })).ToList();
        var cash = new Option<bool>("--allow-cash") { Description = "Weights may sum to less than 1; the rest is cash." };
        var set = new Option<string[]>("--set", "-s") { Description = "Any setting, for example change_point.hazard=0.01; may be repeated.", HelpName = "key=value" };
        foreach (var option in new Option[] { mode, cash, set }.Concat(numbers.Select(n => n.Option)))
        {
            command.Options.Add(option);
        }

        return parsed => MetaAllocatorSettingsText.Read(
        [
            .. parsed.GetValue(set) ?? [],
            .. parsed.GetValue(mode) is { } chosen ? [$"mode={chosen}"] : Array.Empty<string>(),
            .. numbers.Where(n => parsed.GetValue(n.Option) is not null).Select(n => $"{n.Key}={parsed.GetValue(n.Option)}"),
            .. parsed.GetValue(cash) ? ["allow_cash=true"] : Array.Empty<string>(),
        ]);
    }

    private static IEnumerable<(string Key, string Option, string Description)> Numbers =>
    [
        ("min_weight", "--min-weight", "Lowest weight of a sleeve."),
        ("max_weight", "--max-weight", "Highest weight of a sleeve."),
        ("ewma_alpha", "--ewma-alpha", "Weight of the newest figures against the previous score."),
        ("corr_cap", "--corr-cap", "Correlation above which a pair is dampened."),
        ("corr_strength", "--corr-strength", "How hard: a pair of correlation 1 keeps 1 - strength."),
        ("turnover_penalty", "--turnover-penalty", "Share of every move that is not made."),
        ("periods_per_year", "--periods-per-year", "Observations a year."),
        ("prior_sharpe_std", "--prior-sharpe-std", "Standard deviation of the prior of bayes, annualised."),
    ];
}
