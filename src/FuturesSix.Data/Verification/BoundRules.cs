using System.Text;
using System.Text.Json;
using FuturesSix.Core.Margin;
using FuturesSix.Core.Overlay;
using FuturesSix.Data.Artifacts;
using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Verification;

/// <summary>Bounds of every layer.</summary>
internal static class BoundRules
{
    private const string Limits = RunFiles.Limits;
    private const string Scaled = "weights_scaled.csv";
    private const string Final = "weights.csv";

    public static IReadOnlyList<CheckRule> All { get; } =
    [
        new("bounds_forecasts", "forecasts lie in [-1, 1]", ["engine_forecasts.csv"], (run, tally) => Column(run, tally, "engine_forecasts.csv", 3, -1, 1, "a forecast")),
        new("bounds_policy", "policy multipliers lie in [0, 1]", ["engine_policy_applied_v1.csv", "engine_policy_state_v1.csv"], Policy),
        new("bounds_tilts", "tilts lie in [0.5, 1.5] and act only while they are in force", [], Tilts),
        new("bounds_leverage", "leverage is 0 or lies in [floor, cap]", ["risk_targeting/leverage_series.csv"], Leverage),
        new("bounds_scalar", "risk scalars lie in [floor, 1]", ["allocator_risk_v1.csv", RunFiles.RiskApplied], Scalars),
        new("execution", "layer 7 only cuts and rounds: without a limit weights are kept, with one no weight grows or changes its direction", [Scaled, Final, Limits], Cuts),
        new("margin", "at every decision margin is at most max_margin_utilisation of equity and notional within its cap, frozen positions aside", [Final, Limits], Margin),
    ];

    private static void Column(RunArtifacts run, CheckTally tally, string file, int column, double low, double high, string why)
    {
        var table = run.Table(file);
        for (var row = 0; row < table.Rows; row++)
        {
            tally.Within(table, row, column, low, high, why);
        }
    }

    private static void Policy(RunArtifacts run, CheckTally tally)
    {
        Column(run, tally, "engine_policy_applied_v1.csv", 2, 0, 1, "a multiplier");
        Column(run, tally, "engine_policy_state_v1.csv", 4, 0, 1, "a multiplier");
    }

    private static void Tilts(RunArtifacts run, CheckTally tally)
    {
        const string file = "overlay_intents.jsonl";
        var lines = Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(run.Folder, file))).Split('\n')[..^1];
        for (var n = 0; n < lines.Length; n++)
        {
            using var json = JsonDocument.Parse(lines[n]);
            var line = n + 1;
            DateOnly Day(string name) => DateOnly.ParseExact(json.RootElement.GetProperty(name).GetString()!, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            var (multiplier, date) = (json.RootElement.GetProperty("multiplier").GetDouble(), Day("date"));
            RunOffence Wrong(string cell, string found, string expected) => new() { File = file, Line = line, Cell = cell, Date = date, Found = $"is {found}", Expected = expected };
            tally.Require(multiplier is >= OverlayOptions.Lowest and <= OverlayOptions.Highest, () => Wrong("multiplier", CheckTally.Say(multiplier), "a number in [0.5, 1.5]"));
            tally.Require(Day("start") <= date && date <= Day("end"), () => Wrong("date", $"{date:yyyy-MM-dd}", $"a date from {Day("start"):yyyy-MM-dd} to {Day("end"):yyyy-MM-dd}"));
            tally.Require(
                run.Configuration.Options.Overlay.Tilts.Any(t => t.Multiplier == multiplier && t.Start == Day("start") && t.End == Day("end") && t.Target == json.RootElement.GetProperty("target").GetString()),
                () => Wrong("target", json.RootElement.GetProperty("target").ToString(), "a tilt of config.yaml"));
        }
    }

    private static void Leverage(RunArtifacts run, CheckTally tally)
    {
        var (table, options) = (run.Table("risk_targeting/leverage_series.csv"), run.Configuration.Options.RiskTargeting);
        for (var k = 0; k < table.Rows; k++)
        {
            if (table.Number(k, 1) == 0)
            {
                tally.Count(1);
                continue;
            }

            tally.Within(table, k, 1, options.LeverageFloor, options.LeverageCap, "leverage_floor, leverage_cap; 0 when flat");
        }
    }

    private static void Scalars(RunArtifacts run, CheckTally tally)
    {
        var options = run.Configuration.Options.Allocator;
        var floor = options.RiskTransformation.Selected().Floor;
        Column(run, tally, "allocator_risk_v1.csv", 1, floor, 1, $"the floor of profile {options.Profile}");
        Column(run, tally, RunFiles.RiskApplied, 1, Math.Min(floor, options.ApplyMissingScalarAs), 1, "the floor of the profile, or apply_missing_scalar_as");
    }

    private static void Cuts(RunArtifacts run, CheckTally tally)
    {
        var (wanted, final, limits) = (run.Table(Scaled), run.Table(Final), LimitsOf(run));
        for (var k = 0; k < final.Rows; k++)
        {
            for (var c = 1; c < final.Header.Count; c++)
            {
                var bound = limits.GetValueOrDefault((final.Dates[k], final.Header[c]), "").Split('+', StringSplitOptions.RemoveEmptyEntries);
                if (bound.All(b => b is "volume_unknown"))
                {
                    tally.Near(final, k, c, wanted.Number(k, c), Tolerances.Weights, $"{Scaled}: no limit bound");
                }
                else if (bound.All(b => b is "notional" or "margin" or "rounding" or "volume_unknown"))
                {
                    var most = wanted.Number(k, c);
                    tally.Within(final, k, c, Math.Min(0, most), Math.Max(0, most), $"{Scaled}; the limits {string.Join('+', bound)} only cut");
                }
            }
        }
    }

    private static void Margin(RunArtifacts run, CheckTally tally)
    {
        var (final, limits, options) = (run.Table(Final), LimitsOf(run), run.Configuration.Options.Margin);
        var cap = options.MaxInstrumentNotional ?? double.PositiveInfinity;
        for (var k = 0; k < final.Rows; k++)
        {
            var (margin, frozen) = (0.0, 0.0);
            for (var c = 1; c < final.Header.Count; c++)
            {
                var bound = limits.GetValueOrDefault((final.Dates[k], final.Header[c]), "");
                var still = bound.Contains("frozen", StringComparison.Ordinal);
                margin += options.MarginRate * Math.Abs(final.Number(k, c));
                frozen += still ? options.MarginRate * Math.Abs(final.Number(k, c)) : 0;
                if (!still && !bound.Split('+').Contains("volume") && double.IsFinite(cap))
                {
                    tally.Within(final, k, c, -cap, cap, "max_instrument_notional");
                }
            }

            var (row, most) = (k, Math.Max(options.MaxMarginUtilisation, frozen));
            tally.Require(
                options.Source != MarginSource.Percent || margin <= most + Tolerances.Sums,
                () => final.At(row, 0, $"weights whose margin is at most {CheckTally.Say(most)} of equity (it is {CheckTally.Say(margin)})") with { Column = null, Cell = "margin" });
        }

        tally.Because = options.Source == MarginSource.Percent ? null : "margins come from schedules of the dataset: the replay computes them";
    }

    private static Dictionary<(DateOnly Date, string Instrument), string> LimitsOf(RunArtifacts run)
    {
        var table = run.Table(Limits);
        return Enumerable.Range(0, table.Rows).ToDictionary(r => (table.Dates[r], table.Text(r, 1)), r => table.Text(r, 2));
    }
}
