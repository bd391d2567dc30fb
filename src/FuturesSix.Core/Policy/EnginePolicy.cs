namespace FuturesSix.Core.Policy;

/// <summary>One engine's gate in daily terms.</summary>
/// <param name="Engine">The gated engine.</param>
/// <param name="Feature">The feature the gate reads.</param>
/// <param name="FeatureValue">The feature [T]; NaN when missing.</param>
/// <param name="Multiplier">0 = off, 1 = on, NaN = no state, [T].</param>
public sealed record GateState(string Engine, string Feature, double[] FeatureValue, double[] Multiplier);

/// <summary>What layer 2 decided.</summary>
public sealed record PolicyResult
{
    /// <summary>Daily state per gated engine.</summary>
    public required IReadOnlyList<GateState> States { get; init; }

    /// <summary>Multiplier used at each rebalance, [K] per gated engine, in the order of <see cref="Engines"/>.</summary>
    public required IReadOnlyList<double[]> Applied { get; init; }

    /// <summary>The gated engines.</summary>
    public required IReadOnlyList<string> Engines { get; init; }

    /// <summary>Run the applied multipliers were taken from; null when computed here.</summary>
    public string? SourceRunId { get; init; }

    /// <summary>Rebalances at which a missing state was replaced, per gated engine.</summary>
    public required IReadOnlyList<int> MissingStates { get; init; }

    /// <summary>What was missing or replaced.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The continuous context; null when no throttle is configured.</summary>
    public ThrottleFeatures? Context { get; init; }

    /// <summary>Throttles and impairment, each a factor of its engine's multiplier; empty unless configured.</summary>
    public IReadOnlyList<PolicyFactor> Factors { get; init; } = [];

    /// <summary>The multiplier of <paramref name="engine"/> at rebalance <paramref name="k"/>: its gate times its factors in
    /// their order; 1 for an engine without any.</summary>
    public double MultiplierOf(string engine, int k)
    {
        var multiplier = GateOf(engine, k);
        for (var f = 0; f < Factors.Count; f++)
        {
            multiplier *= Factors[f].Engine == engine ? Factors[f].Multiplier[k] : 1;
        }

        return multiplier;
    }

    /// <summary>The gate alone: 0, 1 or what a missing state counts as; 1 for an ungated engine.</summary>
    public double GateOf(string engine, int k)
    {
        for (var g = 0; g < Engines.Count; g++)
        {
            if (Engines[g] == engine)
            {
                return Applied[g][k];
            }
        }

        return 1;
    }
}

/// <summary>Multipliers of an earlier run, to be replayed.</summary>
/// <param name="RunId">That run.</param>
/// <param name="Values">Gate multiplier by (rebalance date, engine).</param>
/// <param name="Factors">Throttles and impairment by (rebalance date, engine, component); null when that run had none.</param>
public sealed record PrecomputedPolicy(
    string RunId,
    IReadOnlyDictionary<(DateOnly Date, string Engine), double> Values,
    IReadOnlyDictionary<(DateOnly Date, string Engine, string Component), double>? Factors = null);

/// <summary>Layer 2. "Is this engine structurally valid in this environment?" Binary gates on market context.</summary>
/// <remarks>
/// Reads: context features [T] (index levels only, never drawdown, correlation or equity). Writes: a multiplier in
/// {0, 1} per gated engine and rebalance. Lag: the multiplier used at rebalance k is the state as of rebalance
/// k - <see cref="PolicyOptions.LagRebalances"/>; a missing state is
/// <see cref="PolicyOptions.ApplyMissingMultiplierAs"/> and is counted.
/// </remarks>
public static class EnginePolicy
{
    /// <summary>Decides the multipliers at the rebalances.</summary>
    /// <param name="features">Daily context.</param>
    /// <param name="rebalanceRows">Rows of the rebalances, ascending; length K.</param>
    /// <param name="rebalanceDates">Their dates.</param>
    /// <param name="options">Gates, mode, lag.</param>
    /// <param name="precomputed">Multipliers to replay in mode precomputed.</param>
    /// <exception cref="ArgumentException">Mode precomputed without multipliers, or without one for a rebalance.</exception>
    public static PolicyResult Decide(
        ContextFeatures features, ReadOnlySpan<int> rebalanceRows, ReadOnlySpan<DateOnly> rebalanceDates, PolicyOptions options, PrecomputedPolicy? precomputed = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(options);
        var gates = options.Gates.Where(g => g.Enabled).ToList();
        var applied = new List<double[]>();
        var missing = new List<int>();
        var states = gates.ConvertAll(g => State(g, features.Get(g.Feature)));
        for (var g = 0; g < gates.Count; g++)
        {
            var (values, count) = options.Mode switch
            {
                PolicyMode.Off => (Ones(rebalanceRows.Length), 0),
                PolicyMode.Compute => Lagged(states[g], rebalanceRows, options),
                _ => Replay(gates[g].Engine, rebalanceDates, precomputed),
            };
            applied.Add(values);
            missing.Add(count);
        }

        return new PolicyResult
        {
            States = states,
            Applied = applied,
            Engines = gates.ConvertAll(g => g.Engine),
            MissingStates = missing,
            Notes = features.Notes,
            SourceRunId = options.Mode == PolicyMode.Precomputed ? precomputed?.RunId : null,
        };
    }

    /// <summary>The same decision with throttles and impairment as further factors: as computed, released (1) in mode off, or
    /// replaced by those of the earlier run in mode precomputed.</summary>
    /// <param name="gates">The decision about the gates.</param>
    /// <param name="context">The context behind the throttles; null without throttles.</param>
    /// <param name="factors">The computed factors.</param>
    /// <param name="rebalanceDates">Dates of the rebalances; length K.</param>
    /// <param name="mode">Where the multipliers come from.</param>
    /// <param name="precomputed">Multipliers to replay in mode precomputed.</param>
    /// <exception cref="ArgumentException">Mode precomputed without a multiplier for a factor and rebalance.</exception>
    public static PolicyResult WithFactors(
        PolicyResult gates, ThrottleFeatures? context, IReadOnlyList<PolicyFactor> factors, IReadOnlyList<DateOnly> rebalanceDates, PolicyMode mode, PrecomputedPolicy? precomputed)
    {
        ArgumentNullException.ThrowIfNull(gates);
        ArgumentNullException.ThrowIfNull(factors);
        ArgumentNullException.ThrowIfNull(rebalanceDates);
        var used = factors.Select(f => mode switch
        {
            PolicyMode.Compute => f,
            PolicyMode.Off => f with { Multiplier = Ones(rebalanceDates.Count) },
            _ => f with { Multiplier = Replay(f, rebalanceDates, precomputed), Missing = 0 },
        });
        return gates with { Context = context, Factors = [.. used], Notes = [.. gates.Notes, .. context?.Notes ?? []] };
    }

    private static double[] Replay(PolicyFactor factor, IReadOnlyList<DateOnly> dates, PrecomputedPolicy? source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var values = new double[dates.Count];
        for (var k = 0; k < values.Length; k++)
        {
            values[k] = source.Factors?.TryGetValue((dates[k], factor.Engine, factor.Component), out var multiplier) == true
                ? multiplier
                : throw new ArgumentException($"Run '{source.RunId}' has no {factor.Component} of engine '{factor.Engine}' on {dates[k]:yyyy-MM-dd}; expected a run with the same throttles and impairment.", nameof(source));
        }

        return values;
    }

    private static GateState State(GateOptions gate, double[] feature)
    {
        var multiplier = new double[feature.Length];
        for (var t = 0; t < feature.Length; t++)
        {
            var beyond = feature[t] >= gate.Threshold;
            multiplier[t] = double.IsNaN(feature[t]) ? double.NaN : beyond != gate.Invert ? 0 : 1;
        }

        return new GateState(gate.Engine, gate.Feature, feature, multiplier);
    }

    private static (double[] Values, int Missing) Lagged(GateState state, ReadOnlySpan<int> rows, PolicyOptions options)
    {
        var values = new double[rows.Length];
        var missing = 0;
        for (var k = 0; k < rows.Length; k++)
        {
            var source = k - options.LagRebalances;
            var known = source >= 0 ? state.Multiplier[rows[source]] : double.NaN;
            missing += double.IsNaN(known) ? 1 : 0;
            values[k] = double.IsNaN(known) ? options.ApplyMissingMultiplierAs : known;
        }

        return (values, missing);
    }

    private static (double[] Values, int Missing) Replay(string engine, ReadOnlySpan<DateOnly> dates, PrecomputedPolicy? source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var values = new double[dates.Length];
        for (var k = 0; k < dates.Length; k++)
        {
            values[k] = source.Values.TryGetValue((dates[k], engine), out var multiplier)
                ? multiplier
                : throw new ArgumentException($"Run '{source.RunId}' has no policy multiplier for engine '{engine}' on {dates[k]:yyyy-MM-dd}.", nameof(source));
        }

        return (values, 0);
    }

    private static double[] Ones(int count)
    {
        var ones = new double[count];
        Array.Fill(ones, 1);
        return ones;
    }
}
