using System.Globalization;
using FuturesSix.Data.Artifacts;
using FuturesSix.Data.Runs;
using FuturesSix.Data.Verification;

namespace FuturesSix.Tests.Verification;

/// <summary>Each rule can fail by itself: the run is tampered with, every hash is made to fit again, and the rule finds it.</summary>
public sealed class SemanticRuleTests(VerifiedRunFixture runs) : IClassFixture<VerifiedRunFixture>
{
    private const string Applied = "engine_policy_applied_v1.csv";
    private const string State = "engine_policy_state_v1.csv";
    private const string Risk = "allocator_risk_v1.csv";

    /// <summary>By rule and what is tampered with; each gives the file that must be named.</summary>
    private static Dictionary<string, Func<RunForger, string>> Tampering { get; } = new(StringComparer.Ordinal)
    {
        ["csv/number not as written"] = f => Cell(f, "costs.csv", 40, "total", c => c + "0.0"[(c.Contains('.') ? 2 : 1)..]),
        ["csv/date order"] = f => Swap(f, "exposure.csv", 100, 101),
        ["csv/text in a number"] = f => Cell(f, "weights_raw.csv", 60, "ES", _ => "x"),
        ["csv/heading"] = f => Text(f, "allocator_risk_v1.csv", "risk_scalar", "risk_scaler"),
        ["rows/day left out"] = f => Drop(f, "exposure.csv", 100),
        ["rows/rebalance left out"] = f => Drop(f, "weights_scaled.csv", 70),
        ["rows/column renamed"] = f => Text(f, "contracts.csv", ",NQ,", ",NX,"),
        ["rows/gate left out"] = f => Drop(f, Applied, 5),
        ["rows/fact of meta"] = f => Text(f, RunFiles.Meta, "\"W-FRI\"", "\"W-THU\""),
        ["json/key left out"] = f => Json(f, "engine_policy_v1_meta.json", "lag_rebalances"),
        ["json/unknown figure"] = f => Text(f, RunFiles.Metrics, "\"rebalances\": ", "\"others\": 1,\n  \"rebalances\": "),
        ["bounds_forecasts/above 1"] = f => Cell(f, "engine_forecasts.csv", Last(f, "engine_forecasts.csv"), "forecast", _ => "1.5"),
        ["bounds_policy/above 1"] = f => Cell(f, Applied, 200, "policy_multiplier_used", _ => "1.5"),
        ["bounds_tilts/multiplier"] = f => Text(f, "overlay_intents.jsonl", "\"multiplier\":1.4", "\"multiplier\":1.9"),
        ["bounds_tilts/another tilt"] = f => Text(f, "overlay_intents.jsonl", "\"multiplier\":1.4", "\"multiplier\":1.3"),
        ["bounds_leverage/above the cap"] = f => Cell(f, "risk_targeting/leverage_series.csv", 100, "leverage", _ => "7.5"),
        ["bounds_scalar/below the floor"] = f => Cell(f, Risk, 300, "risk_scalar", _ => "0.1"),
        ["execution/weight grew"] = f => Cell(f, "weights.csv", 100, "ES", c => Times(c, 1.1)),
        ["execution/direction"] = f => Cell(f, "weights.csv", 100, "GC", c => Times(c, -1)),
        ["margin/instrument above its cap"] = f => Cell(f, "weights.csv", 100, "ES", _ => "0.95"),
        ["margin/book above the limit"] = f => Cell(f, "weights.csv", 100, "ZT", _ => "25"),
        ["policy_state/switched"] = f => Cell(f, State, Where(f, State, r => r["policy_state"] == "ON"), "policy_state", _ => "OFF"),
        ["policy_state/feature"] = f => Cell(f, State, Where(f, State, r => r["policy_state"] == "OFF"), "feature_value", _ => "0"),
        ["policy_lag/used too early"] = f => Cell(f, Applied, Where(f, Applied, r => r["engine"] == "trend" && r["policy_multiplier_used"] == "0"), "policy_multiplier_used", _ => "1"),
        ["policy_multipliers/beside a weight"] = f => Cell(f, "construction_weights.csv", 500, "policy_multiplier", _ => "0.5"),
        ["policy_teeth/gate without effect"] = GateWithoutEffect,
        ["policy_teeth/closed sleeve earns"] = ClosedSleeveEarns,
        ["tilts/where none was in force"] = f => Cell(f, "sleeve_weights.csv", 500, "weight", c => Times(c, 1.2)),
        ["tilts/out of bounds"] = f => Cell(f, "sleeve_weights.csv", Where(f, "sleeve_weights.csv", r => r["date"].StartsWith("2017-09", StringComparison.Ordinal) && r["instrument"] == "ES"), "weight", c => Times(c, 1.6)),
        ["leverage/not what the volatility calls for"] = f => Cell(f, "risk_targeting/leverage_series.csv", 100, "leverage", c => Times(c, 0.99)),
        ["leverage/weights not levered"] = f => Cell(f, "risk_targeting/weights_post_risk_targeting.csv", 1500, "weight", c => Times(c, 1.000001)),
        ["realized_vol/another"] = f => Cell(f, "risk_targeting/realized_vol.csv", 100, "realized_vol", c => Times(c, 1.0001)),
        ["sleeve_sums/sleeve"] = f => Named("weights_raw.csv", Cell(f, "sleeve_weights.csv", 700, "weight", c => Times(c, 1.000001))),
        ["weights/not times the scalar"] = f => Cell(f, "weights_scaled.csv", 100, "ES", c => Times(c, 1.000001)),
        ["weights/scalar not applied"] = f => Copy(f, "weights_raw.csv", "weights_scaled.csv", Where(f, "allocator_risk_v1_applied.csv", r => r["risk_scalar_applied"] != "1")),
        ["allocator_state/volatility"] = f => Cell(f, "allocator_state_v1.csv", 200, "port_rvol_20d", c => Times(c, 1.0001)),
        ["allocator_state/day left out"] = f => Drop(f, "allocator_state_v1.csv", 200),
        ["allocator_state/fed by another book"] = f => Named("allocator_state_v1.csv", Cell(f, "unbraked_returns.csv", 500, "ret", c => Times(c, 1.5))),
        ["allocator_regime/calmer"] = f => Cell(f, "allocator_regime_v1.csv", Where(f, "allocator_regime_v1.csv", r => r["regime"] == "STRESS"), "regime", _ => "NORMAL"),
        ["allocator_regime/no regime"] = f => Cell(f, "allocator_regime_v1.csv", 20, "regime", _ => "PANIC"),
        ["allocator_risk/not smoothed"] = f => Cell(f, Risk, 200, "risk_scalar", _ => "0.9"),
        ["brake_lag/scalar of the day itself"] = f => Cell(f, "allocator_risk_v1_applied.csv", 120, "risk_scalar_applied", _ => "0.77"),
        ["allocator_teeth/stress without a brake"] = f => Cell(f, Risk, IndexOf(f, "allocator_regime_v1.csv", r => r["regime"] == "STRESS"), "risk_scalar", _ => "1"),
        ["sums/sleeve"] = f => Named("portfolio_returns.csv", Cell(f, "sleeve_returns.csv", 500, "trend", c => Plus(c, 1e-8))),
        ["sums/instrument"] = f => Named("portfolio_returns.csv", Cell(f, "instrument_returns.csv", 500, "NQ", c => Plus(c, 1e-8))),
        ["sums/unbraked sleeve"] = f => Named("unbraked_returns.csv", Cell(f, "unbraked_sleeve_returns.csv", 500, "csmom", c => Plus(c, 1e-8))),
        ["equity/does not compound"] = f => Cell(f, "equity_curve.csv", 200, "equity", c => Times(c, 1.0000001)),
        ["equity/unbraked"] = f => Cell(f, "unbraked_equity.csv", 200, "equity", c => Times(c, 1.0000001)),
        ["costs/total"] = f => Cell(f, "costs.csv", 500, "total", c => Plus(c, 1)),
        ["costs/turnover"] = f => Cell(f, "exposure.csv", 500, "turnover", c => Plus(c, 1e-6)),
        ["unit_returns/another weight"] = f => Cell(f, "trend_unit_returns.csv", 600, "ES", c => Plus(c, 1e-6)),
        ["isolation/braked before it acted"] = BrakedBeforeItActed,
        ["metrics/sharpe"] = f => Text(f, RunFiles.Metrics, "\"sharpe\": ", "\"sharpe\": 1"),
        ["metrics/bounds of meta"] = f => Text(f, RunFiles.Meta, "\"risk_targeting.leverage_cap\": ", "\"risk_targeting.leverage_cap\": 1"),
    };

    private static Dictionary<string, Func<RunForger, string>> Additions { get; } = new(StringComparer.Ordinal)
    {
        ["policy_factors/not by the ramp"] = f => Cell(f, RunFiles.PolicyFactors, Where(f, RunFiles.PolicyFactors, r => r["value"].Length > 0), "multiplier_used", _ => "0.123"),
        ["policy_factors/another rank"] = f => Cell(f, RunFiles.PolicyFactors, Where(f, RunFiles.PolicyFactors, r => r["component"] == "vol_of_vol" && r["value"].Length > 0), "value", _ => "0.123"),
        ["sleeve_scalars/not smoothed"] = f => Cell(f, "allocator_sleeves_v1.csv", 200, "trend", _ => "0.91"),
        ["sleeve_scalars/too early"] = f => Cell(f, RunFiles.SleevesApplied, 120, "risk_scalar_applied", _ => "0.77"),
        ["convexity/too much"] = f => Cell(f, RunFiles.Convexity, Where(f, RunFiles.Convexity, r => r["weight"] != "0"), "weight", c => Times(c, 1.5)),
        ["convexity/budget"] = f => Cell(f, RunFiles.Convexity, 120, "spent", c => Plus(c, 0.001)),
        ["weights/sleeve scalar not applied"] = f => Cell(f, "weights_scaled.csv", 100, "ES", c => Times(c, 1.000001)),
        ["weights/convexity left out"] = f => Cell(f, "weights_scaled.csv", Where(f, RunFiles.Convexity, r => r["weight"] != "0"), "VX1", c => Times(c, 0.5)),
        ["sums/convexity"] = f => Named("portfolio_returns.csv", Cell(f, "sleeve_returns.csv", 600, "convexity", c => Plus(c, 1e-8))),
    };

    [Fact]
    public void Every_rule_on_numbers_has_a_run_that_fails_it() => Assert.Empty(
        RunRules.Names.Select(n => n.Name).Except(["files", "receipt"]).Except(Tampering.Keys.Concat(Additions.Keys).Select(k => k.Split('/')[0])));

    [Fact]
    public void Rule_finds_what_only_it_can_find_although_every_hash_fits()
    {
        Assert.All(Tampering, plant => Finds(runs.Braked.Path, plant.Key, plant.Value));
        Assert.All(Additions, plant => Finds(runs.Full.Path, plant.Key, plant.Value));
    }

    [Theory]
    [InlineData("config_hash")]
    [InlineData("code_version")]
    [InlineData("fingerprint")]
    [InlineData("determinism_hash")]
    [InlineData("merkle_root")]
    [InlineData("run_id")]
    public void Receipt_that_does_not_follow_from_the_files_is_found_with_a_manifest_that_fits(string key)
    {
        using var forger = new RunForger(runs.Braked.Path);
        forger.Json(RunFiles.Meta, meta => meta[key] = meta[key]!.GetValue<string>()[..^1] + (meta[key]!.GetValue<string>()[^1] == '0' ? '1' : '0')).Relist();

        var check = VerifiedRunFixture.Verify(forger.Folder).Checks.Single(c => c.Name == "receipt");

        Assert.Equal(CheckOutcome.Failed, check.Outcome);
        Assert.Equal(RunFiles.Meta, check.First!.File);
    }

    [Fact]
    public void Receipt_setting_changed_in_the_configuration_is_found_by_the_layer_that_reads_it()
    {
        using var forger = new RunForger(runs.Braked.Path);
        forger.Text(RunFiles.Config, "leverage_cap: 7", "leverage_cap: 6").Reseal();

        var found = VerifiedRunFixture.Verify(forger.Folder);

        Assert.True(found.Checks.Single(c => c.Name == "receipt").Passed);
        Assert.Contains(found.Checks, c => c is { Name: "bounds_leverage", Outcome: CheckOutcome.Failed });
    }

    private static void Finds(string run, string name, Func<RunForger, string> tamper)
    {
        using var forger = new RunForger(run);
        var file = tamper(forger);
        forger.Reseal();
        var found = RunRules.Check(new RunArtifacts(forger.Folder), "files", "receipt", name.Split('/')[0]);
        var check = found[^1];

        Assert.True(found[0].Passed && (found[1].Passed || file == RunFiles.Meta), $"{name}: the hashes must fit: {found[0].First} {found[1].First}");
        Assert.True(check.Outcome == CheckOutcome.Failed, $"{name}: {check.Outcome} {check.Because}");
        Assert.True(check.First!.File == file, $"{name}: {check.First}");
        Assert.NotEmpty(check.First.Expected);
    }

    private static string Cell(RunForger f, string file, int row, string column, Func<string, string> change)
    {
        f.Cell(file, row, column, change);
        return file;
    }

    /// <summary>The rule names the sum, whichever part of it was tampered with.</summary>
    private static string Named(string file, string tampered)
    {
        Assert.NotEqual(file, tampered);
        return file;
    }

    private static string Text(RunForger f, string file, string from, string to)
    {
        f.Text(file, from, to);
        return file;
    }

    private static string Json(RunForger f, string file, string key)
    {
        f.Json(file, json => json.Remove(key));
        return file;
    }

    private static string Drop(RunForger f, string file, int row)
    {
        f.Write(file, f.Lines(file).Where((_, n) => n != row + 1));
        return file;
    }

    private static string Swap(RunForger f, string file, int a, int b)
    {
        var lines = f.Lines(file);
        (lines[a + 1], lines[b + 1]) = (lines[b + 1], lines[a + 1]);
        f.Write(file, lines);
        return file;
    }

    private static string Copy(RunForger f, string from, string to, int row)
    {
        var lines = f.Lines(to);
        lines[row + 1] = f.Lines(from)[row + 1];
        f.Write(to, lines);
        return to;
    }

    /// <summary>The gated sleeve's weights are put back into the book, with everything below made to fit.</summary>
    private static string GateWithoutEffect(RunForger f)
    {
        var off = Where(f, "sleeve_weights.csv", r => r["sleeve"] == "trend" && r["policy_multiplier"] == "0");
        var cells = f.Lines("sleeve_weights.csv")[off + 1].Split(',');
        var row = Where(f, "weights_raw.csv", r => r["date"] == cells[0]);
        f.Cell("weights_raw.csv", row, cells[2], c => Plus(c, double.Parse(cells[3], CultureInfo.InvariantCulture)));
        return "weights_raw.csv";
    }

    private static string ClosedSleeveEarns(RunForger f)
    {
        var file = "sleeve_returns.csv";
        var lines = f.Lines(Applied).Skip(1).Select(l => l.Split(',')).ToList();
        var days = f.Lines(file).Skip(1).Select(l => l[..10]).ToList();
        foreach (var off in lines.Where(l => l[1] == "trend" && l[2] == "0"))
        {
            using var copy = new RunForger(f.Folder);
            copy.Cell(file, days.IndexOf(off[0]) + 3, "trend", c => Plus(c, 0.001)).Reseal();
            if (RunRules.Check(new RunArtifacts(copy.Folder), "policy_teeth")[0].Outcome == CheckOutcome.Failed)
            {
                return Cell(f, file, days.IndexOf(off[0]) + 3, "trend", c => Plus(c, 0.001));
            }
        }

        throw new InvalidOperationException("No gate was OFF while everything could trade.");
    }

    private static string BrakedBeforeItActed(RunForger f)
    {
        f.Cell("sleeve_returns.csv", 100, "trend", c => Plus(c, 1e-11));
        return "sleeve_returns.csv";
    }

    private static int Where(RunForger f, string file, Func<IReadOnlyDictionary<string, string>, bool> fits) => f.Row(file, fits);

    private static int IndexOf(RunForger f, string file, Func<IReadOnlyDictionary<string, string>, bool> fits) => f.Row(file, fits);

    private static int Last(RunForger f, string file) => f.Lines(file).Length - 2;

    private static string Times(string cell, double factor) => Number(double.Parse(cell, CultureInfo.InvariantCulture) * factor);

    private static string Plus(string cell, double amount) => Number(double.Parse(cell, CultureInfo.InvariantCulture) + amount);

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
