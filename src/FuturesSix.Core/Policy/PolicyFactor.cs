namespace FuturesSix.Core.Policy;

/// <summary>The continuous parts an engine's multiplier may have.</summary>
public static class PolicyComponents
{
    /// <summary>Throttle on the cross-sectional dispersion.</summary>
    public const string Dispersion = "dispersion";

    /// <summary>Throttle on the volatility of volatility.</summary>
    public const string VolOfVol = "vol_of_vol";

    /// <summary>Throttle on the skew proxy.</summary>
    public const string SkewProxy = "skew_proxy";

    /// <summary>Throttle around scheduled events.</summary>
    public const string Event = "event";

    /// <summary>Impairment by the engine's own unit return.</summary>
    public const string Impairment = "impairment";
}

/// <summary>One continuous factor of one engine's multiplier, at every rebalance.</summary>
/// <param name="Engine">The engine.</param>
/// <param name="Component">One of <see cref="PolicyComponents"/>.</param>
/// <param name="Value">What it read, [K]: a rank, 1 or 0 for an event, a t-statistic; NaN = missing. As of rebalance k less the lag.</param>
/// <param name="Multiplier">The factor in [0, 1] used at each rebalance, [K].</param>
/// <param name="Detail">The event that counts, [K]; empty where there is none.</param>
/// <param name="Missing">Rebalances at which a missing value was replaced.</param>
public sealed record PolicyFactor(string Engine, string Component, double[] Value, double[] Multiplier, string[] Detail, int Missing);
