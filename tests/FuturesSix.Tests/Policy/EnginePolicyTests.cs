using FuturesSix.Core.Policy;

namespace FuturesSix.Tests.Policy;

public sealed class EnginePolicyTests
{
    private static readonly int[] Rows = [4, 9, 14, 19];
    private static readonly DateOnly[] Dates = [new(2024, 1, 5), new(2024, 1, 12), new(2024, 1, 19), new(2024, 1, 26)];

    [Fact]
    public void Decide_compute_uses_the_state_of_the_previous_rebalance()
    {
        var gamma = new double[20];
        gamma[9] = 1;

        var result = EnginePolicy.Decide(Features(gamma), Rows, Dates, Only("trend"));

        Assert.Equal([1, 1, 0, 1], result.Applied[0]);
        Assert.Equal(1, result.MissingStates[0]);
    }

    [Fact]
    public void Decide_missing_state_applies_the_configured_multiplier_and_counts_it()
    {
        var gamma = new double[20];
        gamma[9] = double.NaN;

        var result = EnginePolicy.Decide(Features(gamma), Rows, Dates, Only("trend") with { ApplyMissingMultiplierAs = 0.25 });

        Assert.Equal([0.25, 1, 0.25, 1], result.Applied[0]);
        Assert.Equal(2, result.MissingStates[0]);
    }

    [Fact]
    public void Decide_inverted_gate_is_off_when_the_feature_is_below()
    {
        var gamma = new double[20];
        gamma[9] = 1;
        var options = Only("trend") with { Gates = [new GateOptions { Engine = "trend", Feature = PolicyFeatures.GammaStress, Invert = true }] };

        Assert.Equal([1, 0, 1, 0], EnginePolicy.Decide(Features(gamma), Rows, Dates, options).Applied[0]);
    }

    [Fact]
    public void Decide_off_applies_one_but_still_writes_the_state()
    {
        var gamma = new double[20];
        Array.Fill(gamma, 1);

        var result = EnginePolicy.Decide(Features(gamma), Rows, Dates, Only("trend") with { Mode = PolicyMode.Off });

        Assert.Equal([1, 1, 1, 1], result.Applied[0]);
        Assert.Equal(0, result.States[0].Multiplier[9]);
        Assert.Equal(1, result.MultiplierOf("csmom", 2));
    }

    [Fact]
    public void Decide_precomputed_without_a_date_names_run_engine_and_date()
    {
        var options = Only("trend") with { Mode = PolicyMode.Precomputed, PrecomputedRunId = "base" };
        var source = new PrecomputedPolicy("base", new Dictionary<(DateOnly, string), double> { [(Dates[0], "trend")] = 1 });

        var error = Assert.Throws<ArgumentException>(() => EnginePolicy.Decide(Features(new double[20]), Rows, Dates, options, source));

        Assert.Contains("Run 'base' has no policy multiplier for engine 'trend' on 2024-01-12", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compute_gamma_stress_needs_126_observations_and_includes_today()
    {
        var vvix = Enumerable.Range(0, 200).Select(t => 90.0 + (t % 7)).ToArray();
        vvix[150] = 140;
        var features = Compute(("vvix", vvix));

        Assert.True(double.IsNaN(features.GammaStress[124]));
        Assert.Equal(0, features.GammaStress[140]);
        Assert.Equal(1, features.GammaStress[150]);
        Assert.Equal(1, features.VrpStress[150]);
    }

    [Fact]
    public void Compute_without_vvix_uses_vix_changes_and_says_so()
    {
        var vix = Enumerable.Range(0, 300).Select(t => 15 + (t > 280 ? 4 * Math.Sin(t) : 0.1 * Math.Sin(t))).ToArray();

        var features = Compute(("vix", vix));

        Assert.Equal(1, features.GammaStress[299]);
        Assert.Contains("policy: no vvix: gamma stress uses the standard deviation of VIX changes", features.Notes);
    }

    [Fact]
    public void Compute_vrp_stress_is_known_where_the_known_inputs_decide_it()
    {
        var n = 200;
        var vvix = Enumerable.Repeat(90.0, n).ToArray();
        var (vx1, vx2) = (Enumerable.Repeat(20.0, n).ToArray(), Enumerable.Repeat(19.0, n).ToArray());
        vx1[170] = double.NaN;
        vvix[180] = double.NaN;

        var features = Compute(("vvix", vvix), ("vx1", vx1), ("vx2", vx2));

        Assert.True(double.IsNaN(features.Backwardation[170]));
        Assert.Equal(1, features.VrpStress[170]);
        Assert.True(double.IsNaN(features.VrpStress[180]));
    }

    [Fact]
    public void Validate_reports_every_violation_at_once()
    {
        var options = new PolicyOptions
        {
            Mode = PolicyMode.Precomputed,
            LagRebalances = 0,
            ApplyMissingMultiplierAs = 2,
            Gates = [new GateOptions { Engine = "trend", Feature = "mood" }, new GateOptions { Engine = "trend", Feature = PolicyFeatures.VrpStress }],
        };

        var fields = options.Validate().Select(v => v.Field).ToArray();

        Assert.Equal(
            ["policy.precomputed_run_id", "policy.lag_rebalances", "policy.apply_missing_multiplier_as", "policy.gates.trend.feature", "policy.gates.trend"],
            fields);
    }

    private static ContextFeatures Compute(params (string Name, double[] Values)[] series) =>
        ContextFeatures.Compute(series[0].Values.Length, series.ToDictionary(s => s.Name, s => s.Values), new PolicyOptions());

    private static ContextFeatures Features(double[] gamma) => new(gamma, new double[20], new double[20], new double[20], []);

    private static PolicyOptions Only(string engine) =>
        new() { Gates = [new GateOptions { Engine = engine, Feature = PolicyFeatures.GammaStress }] };
}
