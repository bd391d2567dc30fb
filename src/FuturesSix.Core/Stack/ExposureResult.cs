using FuturesSix.Core.Allocator;
using FuturesSix.Core.Construction;

namespace FuturesSix.Core.Stack;

/// <summary>The optional exposures of layer 6 at every rebalance, and the book that layer 7 gets. For every rebalance k and
/// instrument i: decided weight = brake(k) x sum over sleeves e of SleeveScalar(k, e) x policy multiplier(k, e) x levered
/// weight(k, e, i), plus ConvexityWeight(k) where i is the convexity instrument.</summary>
public sealed record ExposureStageResult
{
    /// <summary>The book's sleeves, in its order; length E.</summary>
    public required IReadOnlyList<string> Sleeves { get; init; }

    /// <summary>Indices into <see cref="Sleeves"/> of those with a scalar of their own; length P.</summary>
    public required IReadOnlyList<int> Scaled { get; init; }

    /// <summary>Scalar per state of each sleeve in <see cref="Scaled"/>, part p at state s at p*S + s; empty without states.</summary>
    public required double[] States { get; init; }

    /// <summary>Scalar per rebalance of every sleeve that acts, or would act if the mode were not off: [K x E], k*E + e; 1 for a
    /// sleeve without a scalar of its own.</summary>
    public required double[] SleeveScalars { get; init; }

    /// <summary>Column of the convexity instrument; null when there is none.</summary>
    public required int? ConvexityInstrument { get; init; }

    /// <summary>What the overlay decided, acting or not; null when there is none.</summary>
    public required ConvexityResult? Convexity { get; init; }

    /// <summary>True when scalars and convexity position act: something is configured and allocator.mode is not off.</summary>
    public required bool Acts { get; init; }

    /// <summary>The levered book as scaled by what acts, [K x E x N], before the brake, without the convexity position; the very
    /// book of layer 5 when nothing acts.</summary>
    public required SleeveBook Scaling { get; init; }

    /// <summary>The scalar that acts on sleeve <paramref name="e"/> at rebalance <paramref name="k"/>; 1 when nothing acts.</summary>
    public double SleeveScalar(int k, int e) => Acts ? SleeveScalars[(k * Sleeves.Count) + e] : 1;

    /// <summary>The convexity position that acts at rebalance <paramref name="k"/>, as notional over equity; 0 without one.</summary>
    public double ConvexityWeight(int k) => Acts && Convexity is { } c ? c.Weights[k] : 0;
}
