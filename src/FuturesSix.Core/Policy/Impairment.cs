using FuturesSix.Core.Market;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Policy;

/// <summary>When one engine counts as impaired.</summary>
public sealed record ImpairmentOptions
{
    /// <summary>The ramp unless configured: from a t-statistic of -1 down to one of -3.</summary>
    public static PolicyRamp DefaultRamp { get; } = new() { FullAt = -1, FloorAt = -3, Floor = 0.25 };

    /// <summary>The engine.</summary>
    public required string Engine { get; init; }

    /// <summary>Rows of its unit return that count.</summary>
    public int Window { get; init; } = 252;

    /// <summary>Observations it needs.</summary>
    public int MinObservations { get; init; } = 126;

    /// <summary>The multiplier by t-statistic; it must fall with it.</summary>
    public PolicyRamp Ramp { get; init; } = DefaultRamp;

    /// <summary>Every violated bound.</summary>
    public IReadOnlyList<Violation> Validate()
    {
        var path = $"policy.impairment.{Engine}";
        return new ViolationList()
            .Require(Window is >= 21 and <= 2520, $"{path}.window", Window, "a whole number of rows in [21, 2520]")
            .Require(MinObservations >= 10 && MinObservations <= Window, $"{path}.min_observations", MinObservations, "a whole number in [10, window]")
            .AddRange(Ramp.Validate(path, -10, 0))
            .Require(Ramp.FloorAt <= Ramp.FullAt, $"{path}.floor_at", Ramp.FloorAt, "a level below full_at: impairment only reduces")
            .Items;
    }
}

/// <summary>Layer 2, defensive: "has this engine stopped working?" It can only reduce, and it recovers.</summary>
/// <remarks>
/// Reads: the engine's own unit return [T], nothing else: ungated, untilted, unlevered, before costs; never equity, drawdown,
/// correlation or another engine. So a gated or impaired engine goes on being judged and comes back by itself. Writes: a
/// factor in [floor, 1] per rebalance. Statistic: t = mean/std (n-1) x sqrt(n) of the last 252 rows up to and including
/// rebalance k - <see cref="PolicyOptions.LagRebalances"/>; NaN = missing and ignored; fewer than 126 observations or a
/// constant series: missing, which multiplies by <see cref="PolicyOptions.ApplyMissingMultiplierAs"/> and is counted. A slow
/// statistic on purpose: a year's evidence against the hypothesis that the engine earns nothing, not feedback on P&amp;L.
/// </remarks>
public static class Impairment
{
    /// <summary>The t-statistic of the mean of the last rows.</summary>
    /// <param name="unitReturns">The engine's unit returns up to and including the day.</param>
    /// <param name="options">Window.</param>
    public static double Statistic(ReadOnlySpan<double> unitReturns, ImpairmentOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var tail = unitReturns[Math.Max(0, unitReturns.Length - options.Window)..];
        var n = Moments.Count(tail);
        var std = n >= options.MinObservations ? Moments.Std(tail) : double.NaN;
        return std > 0 ? Moments.Mean(tail) / std * Math.Sqrt(n) : double.NaN;
    }

    /// <summary>The factor of one engine at the rebalances.</summary>
    /// <param name="unitReturns">The engine's unit returns [T].</param>
    /// <param name="rebalanceRows">Rows of the rebalances, ascending; length K.</param>
    /// <param name="options">When it counts as impaired.</param>
    /// <param name="policy">Lag and what a missing state multiplies by.</param>
    public static PolicyFactor Decide(ReadOnlySpan<double> unitReturns, ReadOnlySpan<int> rebalanceRows, ImpairmentOptions options, PolicyOptions policy)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(policy);
        var (value, multiplier, detail) = (new double[rebalanceRows.Length], new double[rebalanceRows.Length], new string[rebalanceRows.Length]);
        var missing = 0;
        for (var k = 0; k < rebalanceRows.Length; k++)
        {
            var source = k - policy.LagRebalances;
            value[k] = source >= 0 ? Statistic(unitReturns[..(rebalanceRows[source] + 1)], options) : double.NaN;
            var known = options.Ramp.Multiplier(value[k]);
            missing += double.IsNaN(known) ? 1 : 0;
            multiplier[k] = double.IsNaN(known) ? policy.ApplyMissingMultiplierAs : known;
            detail[k] = "";
        }

        return new PolicyFactor(options.Engine, PolicyComponents.Impairment, value, multiplier, detail, missing);
    }
}
