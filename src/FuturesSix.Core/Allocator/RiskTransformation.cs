using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Allocator;

/// <summary>The brake over a history of states.</summary>
/// <param name="Profile">The profile it was computed with.</param>
/// <param name="Scalars">The risk scalar per state, in [floor, 1].</param>
/// <param name="Unsmoothed">The regime's scalar per state, before smoothing.</param>
public sealed record RiskTransformationResult(RiskProfile Profile, double[] Scalars, double[] Unsmoothed);

/// <summary>Layer 6C. "How much of the normal risk?" A regime's scalar, smoothed.</summary>
/// <remarks>
/// Reads: a regime per state [K]. Writes: a scalar per state in [floor, 1]: the exponentially weighted mean
/// (adjust=false: s_0 = x_0, s_k = (1 - alpha) s_{k-1} + alpha x_k) of the profile's scalars, clipped to [floor, 1].
/// Lag: none. Days without a state are not rows. A worse regime on any row never raises a scalar.
/// </remarks>
public static class RiskTransformation
{
    /// <summary>The risk scalar of every state.</summary>
    /// <param name="regimes">The regime per state [K].</param>
    /// <param name="options">The profiles and the one in use.</param>
    /// <exception cref="ArgumentException">The options are invalid.</exception>
    public static RiskTransformationResult Transform(ReadOnlySpan<RiskRegime> regimes, RiskTransformationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        AllocatorArguments.Valid(options.Validate());
        var profile = options.Selected();
        var raw = new double[regimes.Length];
        for (var k = 0; k < raw.Length; k++)
        {
            raw[k] = profile.ScalarOf(regimes[k]);
        }

        var scalars = new double[raw.Length];
        Ewm.Mean(raw, profile.Alpha, scalars, adjust: false);
        for (var k = 0; k < scalars.Length; k++)
        {
            scalars[k] = Math.Clamp(scalars[k], profile.Floor, 1);
        }

        return new RiskTransformationResult(profile, scalars, raw);
    }
}
