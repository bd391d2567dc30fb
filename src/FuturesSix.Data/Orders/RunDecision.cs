namespace FuturesSix.Data.Orders;

/// <summary>What one engine's sleeve says about an instrument.</summary>
/// <param name="Engine">The engine.</param>
/// <param name="Forecast">Layer 1: its forecast in [-1, 1] of the instrument, or of the spreads it is a leg of (their mean); NaN without one.</param>
/// <param name="PolicyMultiplier">Layer 2: 0 where the gate is closed, below 1 where throttles or impairment reduce.</param>
/// <param name="BaseWeight">Layer 3: the engine's base weight in the book.</param>
/// <param name="Weight">Layer 3: the instrument's weight in the sleeve before policy, tilts and leverage.</param>
/// <param name="Scalar">Layer 6: the sleeve's own scalar, on top of the brake; 1 when none acts.</param>
public sealed record SleeveReason(string Engine, double Forecast, double PolicyMultiplier, double BaseWeight, double Weight, double Scalar = 1);

/// <summary>Why a target is what it is, layer by layer. Weights are fractions of equity.</summary>
public sealed record TargetReason
{
    /// <summary>Layers 1 to 3: the sleeves that weigh the instrument, in the run's order.</summary>
    public required IReadOnlyList<SleeveReason> Sleeves { get; init; }

    /// <summary>Layers 2 and 3: weight of the gated sleeves together, before tilts.</summary>
    public double Gated => Sleeves.Sum(s => s.PolicyMultiplier * s.Weight);

    /// <summary>Layer 4: weight after tilts and exclusions, before leverage.</summary>
    public required double Tilted { get; init; }

    /// <summary>Layer 4: what tilts multiplied the weight by; 1 without any, NaN where the weight was 0.</summary>
    public double Overlay => Ratio(Tilted, Gated);

    /// <summary>Layer 5: leverage over the gross of the book before it.</summary>
    public required double Leverage { get; init; }

    /// <summary>Layer 5: weight after leverage.</summary>
    public required double Levered { get; init; }

    /// <summary>Layer 6: what the brake multiplied the weight by; 1 when it does not act.</summary>
    public required double Brake { get; init; }

    /// <summary>Layer 6: the convexity position in the instrument; 0 without one that acts.</summary>
    public double Convexity { get; init; }

    /// <summary>Layer 6: weight after brake, sleeve scalars and convexity position.</summary>
    public required double Braked { get; init; }

    /// <summary>Layer 7: the limits that bound, joined by +; empty when none did.</summary>
    public required string Limits { get; init; }

    /// <summary>Layer 7: weight of the target contracts.</summary>
    public required double Final { get; init; }

    private static double Ratio(double after, double before) => Math.Abs(after - before) <= 1e-12 * Math.Abs(before) ? 1 : after / before;
}

/// <summary>What a run wants to hold after one rebalance, and why.</summary>
/// <param name="Date">The rebalance.</param>
/// <param name="Equity">Equity of the run at its close, in account currency; NaN while it was flat.</param>
/// <param name="Contracts">Target contracts by symbol, over the run's universe.</param>
/// <param name="Reasons">Why, by symbol.</param>
public sealed record RunDecision(
    DateOnly Date, double Equity, IReadOnlyDictionary<string, double> Contracts, IReadOnlyDictionary<string, TargetReason> Reasons);
