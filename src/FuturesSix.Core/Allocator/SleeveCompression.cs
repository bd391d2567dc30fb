namespace FuturesSix.Core.Allocator;

/// <summary>Layer 6C for parts of the book. "Which parts give way first?" A further scalar per part, from the same regimes.</summary>
/// <remarks>
/// Reads: a regime per state [S] and a nameless profile per part [P]. Writes: scalars [S x P] in [floor, 1], each the
/// <see cref="RiskTransformation"/> of its profile: bounded, smoothed, and never raised by a worse regime. They multiply what
/// the brake leaves, so a part can only be cut further: nothing is moved from one part to another. Lag: none.
/// </remarks>
public static class SleeveCompression
{
    /// <summary>The scalar of every part per state, column-major: part p at state s is at p*S + s.</summary>
    /// <param name="regimes">The regime per state [S].</param>
    /// <param name="profiles">The profile per part [P].</param>
    /// <exception cref="ArgumentException">A profile is invalid.</exception>
    public static double[] Transform(ReadOnlySpan<RiskRegime> regimes, IReadOnlyList<RiskProfile> profiles)
    {
        ArgumentNullException.ThrowIfNull(profiles);
        var scalars = new double[regimes.Length * profiles.Count];
        for (var p = 0; p < profiles.Count; p++)
        {
            var options = new RiskTransformationOptions { Profile = profiles[p].Name, Profiles = [profiles[p]] };
            RiskTransformation.Transform(regimes, options).Scalars.CopyTo(scalars, p * regimes.Length);
        }

        return scalars;
    }
}
