namespace FuturesSix.Core.Supervision;

/// <summary>What the journal says about the causes of one gap, realised - expected, in bps; 0 where it says nothing.</summary>
/// <param name="Cost">Costs against those expected.</param>
/// <param name="Timing">The move between the signal's mark and the fill.</param>
/// <param name="Data">What a missing or stale price put into the mark.</param>
/// <param name="Sizing">What was filled against what was asked for.</param>
public readonly record struct GapParts(double Cost, double Timing, double Data, double Sizing)
{
    /// <summary>The ledger counts in 2^-20 bps (about a millionth of a bps): multiples of it add up without rounding, in any
    /// order, up to 2^33 bps.</summary>
    public const double Unit = 1.0 / (1 << 20);

    /// <summary>The nearest multiple of <see cref="Unit"/>; ties to even.</summary>
    public static double Count(double bps) => Math.Round(bps / Unit) * Unit;
}
