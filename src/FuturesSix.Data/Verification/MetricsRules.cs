using System.Globalization;
using System.Text.Json;
using FuturesSix.Core.Evaluation;
using FuturesSix.Core.Numerics;
using FuturesSix.Data.Artifacts;
using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Verification;

/// <summary>metrics.json says what the files say: its figures are computed again from them.</summary>
internal static class MetricsRules
{
    private static readonly string[] Files =
    [
        "portfolio_returns.csv", "unbraked_returns.csv", "equity_curve.csv", "unbraked_equity.csv", "exposure.csv", "costs.csv", "sleeve_returns.csv", "instrument_returns.csv",
        "engine_policy_applied_v1.csv", "risk_targeting/decisions.csv", "allocator_regime_v1.csv", RunFiles.RiskApplied, RunFiles.Limits, "contracts.csv",
    ];

    public static IReadOnlyList<CheckRule> All { get; } =
        [new("metrics", "the figures of metrics.json and the bounds of meta.json are those of the files, computed again", Files, Check)];

    private static void Check(RunArtifacts run, CheckTally tally)
    {
        var found = Flatten(JsonSerializer.SerializeToElement(run.Summary, RunJson.Indented));
        foreach (var (name, expected) in Expected(run))
        {
            var written = found.GetValueOrDefault(name, double.NaN);
            tally.Require(CheckTally.IsNear(written, expected, Tolerances.Again), () => new RunOffence
            {
                File = RunFiles.Metrics, Cell = name, Found = $"is {CheckTally.Say(written)}", Expected = $"{CheckTally.Say(expected)}, as the other files give",
            });
        }

        Bounds(run, tally);
    }

    private static IEnumerable<(string Name, double Value)> Expected(RunArtifacts run) =>
        [.. Performance(run), .. Exposure(run), .. Costs(run), .. Sizing(run), .. Brake(run), .. Gates(run), .. Contributions(run)];

    private static IEnumerable<(string Name, double Value)> Performance(RunArtifacts run)
    {
        foreach (var (name, returns, equity) in new[] { ("performance", "portfolio_returns.csv", "equity_curve.csv"), ("unbraked", "unbraked_returns.csv", "unbraked_equity.csv") })
        {
            var from = FirstDay(run, returns, equity);
            var table = run.Table(returns);
            var summary = PerformanceEvaluator.Evaluate([.. table.Dates.Skip(from)], table.Numbers(1)[from..]);
            foreach (var (field, value) in Flatten(JsonSerializer.SerializeToElement(summary, RunJson.Indented)))
            {
                yield return ($"{name}.{field}", value);
            }
        }
    }

    /// <summary>The day after the first active decision.</summary>
    private static int FirstDay(RunArtifacts run, string returns, string equity)
    {
        var (all, active) = (run.Table(returns).Rows, run.Table(equity).Rows);
        return active == 0 ? all : Math.Min(all - active + 1, all);
    }

    private static IEnumerable<(string Name, double Value)> Exposure(RunArtifacts run)
    {
        var (table, from) = (run.Table("exposure.csv"), FirstDay(run, "portfolio_returns.csv", "equity_curve.csv"));
        yield return ("exposure.mean_gross", Moments.Mean(table.Numbers("gross")[from..]));
        yield return ("exposure.maximum_gross", Quantile.Linear(table.Numbers("gross")[from..], 1));
        yield return ("exposure.mean_net", Moments.Mean(table.Numbers("net")[from..]));
        yield return ("exposure.mean_margin", Moments.Mean(table.Numbers("margin")[from..]));
        yield return ("exposure.maximum_margin", Quantile.Linear(table.Numbers("margin")[from..], 1));
        yield return ("exposure.annual_turnover", 252 * Moments.Mean(table.Numbers("turnover")[from..]));
    }

    private static IEnumerable<(string Name, double Value)> Costs(RunArtifacts run)
    {
        var (table, sleeves) = (run.Table("costs.csv"), run.Table("sleeve_returns.csv"));
        yield return ("costs.slippage", Sum(table.Numbers("slippage")));
        yield return ("costs.commission", Sum(table.Numbers("commission")));
        yield return ("costs.roll", Sum(table.Numbers("roll")));
        yield return ("costs.annual_drag", -252 * Moments.Mean(sleeves.Numbers("cost")[FirstDay(run, "portfolio_returns.csv", "equity_curve.csv")..]));
    }

    private static IEnumerable<(string Name, double Value)> Sizing(RunArtifacts run)
    {
        var decisions = run.Table("risk_targeting/decisions.csv");
        var (reason, bounds) = (decisions.Column("flat_reason"), decisions.Column("bounds"));
        int[] active = [.. Enumerable.Range(0, decisions.Rows).Where(k => decisions.Text(k, reason).Length == 0)];
        double[] leverage = [.. active.Select(k => decisions.Number(k, 1))];
        yield return ("rebalances", decisions.Rows);
        yield return ("leverage.minimum", Quantile.Linear(leverage, 0));
        yield return ("leverage.median", Quantile.Linear(leverage, 0.5));
        yield return ("leverage.maximum", Quantile.Linear(leverage, 1));
        yield return ("leverage.flat", decisions.Rows - active.Length);
        yield return ("leverage.at_target", Share(active.Count(k => decisions.Text(k, bounds).Length == 0), active.Length));
        yield return ("leverage.target", run.Configuration.Options.RiskTargeting.TargetVolatility);
    }

    private static IEnumerable<(string Name, double Value)> Brake(RunArtifacts run)
    {
        var (applied, regimes) = (run.Table(RunFiles.RiskApplied).Numbers(1).ToArray(), run.Table("allocator_regime_v1.csv"));
        yield return ("brake.minimum", Quantile.Linear(applied, 0));
        yield return ("brake.mean", Moments.Mean(applied));
        yield return ("brake.active_share", Share(applied.Count(s => s < 1), applied.Length));
        foreach (var regime in run.Summary.Regimes.Select(r => r.Name))
        {
            var days = Enumerable.Range(0, regimes.Rows).Count(r => regimes.Text(r, 1) == regime);
            yield return ($"regimes.{regime}.count", days);
            yield return ($"regimes.{regime}.share", Share(days, regimes.Rows));
        }
    }

    private static IEnumerable<(string Name, double Value)> Gates(RunArtifacts run)
    {
        var applied = run.Table("engine_policy_applied_v1.csv");
        foreach (var gate in run.Configuration.Options.Policy.Gates.Where(g => g.Enabled))
        {
            int[] rows = [.. Enumerable.Range(0, applied.Rows).Where(r => applied.Text(r, 1) == gate.Engine)];
            var off = rows.Count(r => applied.Number(r, 2) == 0);
            yield return ($"gates.{gate.Engine}.off", off);
            yield return ($"gates.{gate.Engine}.share", Share(off, rows.Length));
        }
    }

    private static IEnumerable<(string Name, double Value)> Contributions(RunArtifacts run)
    {
        foreach (var (name, file) in new[] { ("sleeves", "sleeve_returns.csv"), ("instruments", "instrument_returns.csv") })
        {
            var table = run.Table(file);
            for (var c = 1; c < table.Header.Count; c++)
            {
                yield return ($"{name}.{table.Header[c]}.value", Sum(table.Numbers(c)));
            }
        }
    }

    /// <summary>The bounds that bound, counted from the decisions of layers 5 and 7.</summary>
    private static void Bounds(RunArtifacts run, CheckTally tally)
    {
        var (decisions, limits, contracts) = (run.Table("risk_targeting/decisions.csv"), run.Table(RunFiles.Limits), run.Table("contracts.csv"));
        var counted = Enumerable.Range(0, decisions.Rows)
            .SelectMany(k => decisions.Text(k, decisions.Column("bounds")).Split('+', StringSplitOptions.RemoveEmptyEntries))
            .Select(b => (Name: $"risk_targeting.{b}", Row: -1))
            .Concat(Enumerable.Range(0, limits.Rows).SelectMany(r => limits.Text(r, 2).Split('+')
                .Where(l => l != "frozen" || contracts.Number(contracts.RowsOf(limits.Dates[r]).First, contracts.Column(limits.Text(r, 1))) != 0)
                .Select(l => (Name: $"margin.{l}", Row: limits.RowsOf(limits.Dates[r]).First)).Distinct()))
            .GroupBy(b => b.Name).ToDictionary(g => g.Key, g => g.Key.StartsWith("margin.", StringComparison.Ordinal) ? g.Distinct().Count() : g.Count());
        foreach (var name in counted.Keys.Union(run.Meta.Bounds.Keys).Order(StringComparer.Ordinal))
        {
            var (written, expected) = (run.Meta.Bounds.GetValueOrDefault(name), counted.GetValueOrDefault(name));
            tally.Require(written == expected, () => new RunOffence { File = RunFiles.Meta, Cell = $"bounds.{name}", Found = $"is {written}", Expected = $"{expected} rebalances, as the files give" });
        }
    }

    /// <summary>The numbers of a JSON value by dotted path; entries of lists by their name or engine. Null is NaN.</summary>
    internal static Dictionary<string, double> Flatten(JsonElement element, string path = "")
    {
        var found = new Dictionary<string, double>(StringComparer.Ordinal);
        Walk(element, path, found);
        return found;
    }

    private static void Walk(JsonElement element, string path, Dictionary<string, double> found)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    Walk(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}", found);
                }

                break;
            case JsonValueKind.Array:
                foreach (var (item, n) in element.EnumerateArray().Select((item, n) => (item, n)))
                {
                    Walk(item, $"{path}.{NameOf(item) ?? n.ToString(CultureInfo.InvariantCulture)}", found);
                }

                break;
            case JsonValueKind.Number:
                found[path] = element.GetDouble();
                break;
            case JsonValueKind.Null:
                found[path] = double.NaN;
                break;
            default:
                break;
        }
    }

    private static string? NameOf(JsonElement item) => item.ValueKind != JsonValueKind.Object
        ? null
        : item.TryGetProperty("name", out var name) || item.TryGetProperty("engine", out name) ? name.GetString() : null;

    private static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += double.IsNaN(value) ? 0 : value;
        }

        return sum;
    }

    private static double Share(int count, int all) => all == 0 ? double.NaN : (double)count / all;
}
