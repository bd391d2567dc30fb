namespace FuturesSix.Core.Market;

/// <summary>The yardstick for jumps: the exponentially weighted root mean square of the returns strictly before each row,
/// half-life 63 observations, weights normalised to one, at least 63 observations, not annualised, mean taken as zero.
/// Missing returns neither count nor age the weights. A jump stays in the average afterwards.</summary>
public static class TrailingSigma
{
    /// <summary>Observations needed before the first value, and the half-life.</summary>
    public const int MinObservations = 63;

    /// <summary>What counts as a jump, in trailing sigmas.</summary>
    public const double JumpThreshold = 8;

    /// <summary>A return below this size is no jump, however quiet the days before it were.</summary>
    private const double Tiny = 1e-9;

    /// <summary>2^(-1/63): what one observation's age costs it in weight.</summary>
    internal const double Decay = 0.9890579681360733;

    /// <summary>True when a return is a jump: larger than 8 trailing sigmas; false when either is missing.</summary>
    /// <param name="value">Simple return of a row.</param>
    /// <param name="sigma">Trailing sigma known before that row.</param>
    public static bool IsJump(double value, double sigma) => Math.Abs(value) > Math.Max(Tiny, JumpThreshold * sigma);

    /// <summary>Computes the trailing sigma of one instrument.</summary>
    /// <param name="returns">Simple returns, length T; NaN when missing.</param>
    /// <param name="sigma">Receives the sigma known before each row, length T; NaN before 63 observations.</param>
    public static void Compute(ReadOnlySpan<double> returns, Span<double> sigma)
    {
        double squares = 0, weights = 0;
        var count = 0;
        for (var t = 0; t < returns.Length; t++)
        {
            sigma[t] = count >= MinObservations ? Math.Sqrt(squares / weights) : double.NaN;
            if (!double.IsNaN(returns[t]))
            {
                squares = (squares * Decay) + (returns[t] * returns[t]);
                weights = (weights * Decay) + 1;
                count++;
            }
        }
    }
}
