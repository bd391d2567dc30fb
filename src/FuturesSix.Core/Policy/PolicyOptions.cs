using FuturesSix.Core.Market;

namespace FuturesSix.Core.Policy;

/// <summary>Where policy multipliers come from.</summary>
public enum PolicyMode
{
    /// <summary>No gate acts; the state is still computed and written.</summary>
    Off,

    /// <summary>Computed in this run.</summary>
    Compute,

    /// <summary>Taken from a verified earlier run.</summary>
    Precomputed,
}

/// <summary>The context features a gate may read.</summary>
public static class PolicyFeatures
{
    /// <summary>1 when volatility-of-volatility is beyond its 95 % quantile.</summary>
    public const string GammaStress = "gamma_stress_proxy";

    /// <summary>1 when the first VIX future stands above the second.</summary>
    public const string Backwardation = "vx_backwardation";

    /// <summary>1 when VVIX is at its 99 % quantile, or gamma stress meets backwardation.</summary>
    public const string VrpStress = "vrp_stress_proxy";

    /// <summary>All features.</summary>
    public static IReadOnlyList<string> All { get; } = [GammaStress, Backwardation, VrpStress];
}

/// <summary>A binary gate of one engine.</summary>
public sealed record GateOptions
{
    /// <summary>The engine it gates.</summary>
    public required string Engine { get; init; }

    /// <summary>The feature it reads, one of <see cref="PolicyFeatures.All"/>.</summary>
    public required string Feature { get; init; }

    /// <summary>The engine is off when the feature is at or above this.</summary>
    public double Threshold { get; init; } = 1;

    /// <summary>Off when the feature is below the threshold instead.</summary>
    public bool Invert { get; init; }

    /// <summary>False leaves the engine ungated.</summary>
    public bool Enabled { get; init; } = true;
}

/// <summary>Options of layer 2.</summary>
public sealed record PolicyOptions
{
    /// <summary>Where the multipliers come from.</summary>
    public PolicyMode Mode { get; init; } = PolicyMode.Compute;

    /// <summary>The run whose multipliers are replayed; required by <see cref="PolicyMode.Precomputed"/>.</summary>
    public string? PrecomputedRunId { get; init; }

    /// <summary>The multiplier used at rebalance k is the state as of rebalance k - lag.</summary>
    public int LagRebalances { get; init; } = 1;

    /// <summary>What a missing state multiplies by.</summary>
    public double ApplyMissingMultiplierAs { get; init; } = 1;

    /// <summary>Window of the trailing quantiles, in rows.</summary>
    public int QuantileWindow { get; init; } = 252;

    /// <summary>Observations a quantile needs.</summary>
    public int QuantileMinObservations { get; init; } = 126;

    /// <summary>Quantile beyond which gamma stress begins (strictly above).</summary>
    public double GammaQuantile { get; init; } = 0.95;

    /// <summary>Quantile at which VRP stress begins (at or above).</summary>
    public double VrpQuantile { get; init; } = 0.99;

    /// <summary>Without VVIX: window of the standard deviation of VIX changes, in rows.</summary>
    public int VixChangeWindow { get; init; } = 21;

    /// <summary>The gates; default: trend by gamma stress, the three VRP engines by VRP stress.</summary>
    public IReadOnlyList<GateOptions> Gates { get; init; } =
    [
        new GateOptions { Engine = "trend", Feature = PolicyFeatures.GammaStress },
        new GateOptions { Engine = "vrp_core", Feature = PolicyFeatures.VrpStress },
        new GateOptions { Engine = "vrp_convergence", Feature = PolicyFeatures.VrpStress },
        new GateOptions { Engine = "vrp_alt", Feature = PolicyFeatures.VrpStress },
    ];

    /// <summary>Continuous throttles by engine; none unless configured.</summary>
    public IReadOnlyList<ThrottleOptions> Throttles { get; init; } = [];

    /// <summary>Windows of the features that throttles read.</summary>
    public ThrottleFeatureOptions ThrottleFeatures { get; init; } = new();

    /// <summary>Impairment by engine; none unless configured.</summary>
    public IReadOnlyList<ImpairmentOptions> Impairment { get; init; } = [];

    /// <summary>True when an engine has a throttle or can be impaired.</summary>
    public bool HasFactors => Throttles.Count + Impairment.Count > 0;

    /// <summary>Every violated bound.</summary>
    public IReadOnlyList<Violation> Validate()
    {
        var found = new ViolationList()
            .Require(Mode != PolicyMode.Precomputed || !string.IsNullOrWhiteSpace(PrecomputedRunId), "policy.precomputed_run_id", "missing", "a run id, because policy.mode is precomputed")
            .Require(LagRebalances is >= 1 and <= 52, "policy.lag_rebalances", LagRebalances, "a whole number in [1, 52]")
            .Within("policy.apply_missing_multiplier_as", ApplyMissingMultiplierAs, 0, 1)
            .Require(QuantileWindow >= 2, "policy.quantile_window", QuantileWindow, "at least 2 rows")
            .Require(QuantileMinObservations >= 2 && QuantileMinObservations <= QuantileWindow, "policy.quantile_min_observations", QuantileMinObservations, "a whole number in [2, quantile_window]")
            .Within("policy.gamma_quantile", GammaQuantile, 0, 1)
            .Within("policy.vrp_quantile", VrpQuantile, 0, 1)
            .Require(VixChangeWindow >= 2, "policy.vix_change_window", VixChangeWindow, "at least 2 rows");
        foreach (var gate in Gates)
        {
            found.Require(PolicyFeatures.All.Contains(gate.Feature), $"policy.gates.{gate.Engine}.feature", gate.Feature, $"one of {string.Join(", ", PolicyFeatures.All)}")
                .Require(double.IsFinite(gate.Threshold), $"policy.gates.{gate.Engine}.threshold", gate.Threshold, "a finite number");
        }

        foreach (var twice in Gates.GroupBy(g => g.Engine).Where(g => g.Count() > 1))
        {
            found.Require(false, $"policy.gates.{twice.Key}", "declared twice", "one gate an engine");
        }

        return found
            .AddRange(Throttles.SelectMany(t => t.Validate()))
            .AddRange(ThrottleFeatures.Validate())
            .AddRange(Impairment.SelectMany(i => i.Validate()))
            .Items;
    }
}
