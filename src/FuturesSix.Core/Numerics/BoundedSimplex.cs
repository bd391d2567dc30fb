namespace FuturesSix.Core.Numerics;

/// <summary>Euclidean projection onto the simplex with equal bounds, {min &lt;= w_i &lt;= max, sum w = 1}, and onto the same
/// set with sum w &lt;= 1. The nearest point is w_i = clip(v_i - theta, min, max) for one shift theta (the multiplier of
/// the sum; Held, Wolfe and Crowder, Mathematical Programming 6, 1974, p. 62 ff.). The sum is piecewise linear and
/// never rising in theta, so theta is solved for exactly on the piece between two of the 2N kinks v_i - min,
/// v_i - max: no iteration, no tolerance. O(N log N).</summary>
public static class BoundedSimplex
{
    /// <summary>How far rounding may put N x min above 1 or N x max below it.</summary>
    private const double Rounding = 1e-12;

    /// <summary>2^-52: a sum of N weights this close to 1, N times, is 1.</summary>
    private const double UnitRoundoff = 2.220446049250313e-16;

    /// <summary>True when some point satisfies the bounds and the sum.</summary>
    /// <param name="count">N, the number of weights.</param>
    /// <param name="min">Lower bound of every weight.</param>
    /// <param name="max">Upper bound of every weight.</param>
    /// <param name="allowLess">True accepts a sum below 1.</param>
    public static bool IsFeasible(int count, double min, double max, bool allowLess = false) =>
        count > 0 && min <= max && count * min <= 1 + Rounding && (allowLess || count * max >= 1 - Rounding);

    /// <summary>Projects in place.</summary>
    /// <param name="weights">The point to project, N finite values; the nearest feasible point afterwards.</param>
    /// <param name="min">Lower bound of every weight.</param>
    /// <param name="max">Upper bound of every weight.</param>
    /// <param name="allowLess">True asks for sum w &lt;= 1 instead of sum w = 1.</param>
    /// <returns>The shift theta that was subtracted before clipping; 0 when the sum did not bind.</returns>
    /// <exception cref="ArgumentException">A value is not finite, or no point satisfies the bounds.</exception>
    public static double Project(Span<double> weights, double min, double max, bool allowLess = false)
    {
        if (!IsFeasible(weights.Length, min, max, allowLess))
        {
            throw new ArgumentException(FormattableString.Invariant($"No {weights.Length} weights in [{min}, {max}] sum to {(allowLess ? "at most 1" : "1")}."), nameof(weights));
        }

        foreach (var value in weights)
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentException("Only finite values can be projected.", nameof(weights));
            }
        }

        var unshifted = ClippedSum(weights, 0, min, max);
        var holds = Math.Abs(unshifted - 1) <= weights.Length * UnitRoundoff;
        var shift = holds || (allowLess && unshifted < 1) ? 0 : Shift(weights, min, max);
        foreach (ref var value in weights)
        {
            value = Math.Clamp(value - shift, min, max);
        }

        return shift;
    }

    /// <summary>Theta with sum clip(v - theta) = 1.</summary>
    private static double Shift(ReadOnlySpan<double> values, double min, double max)
    {
        var kinks = new double[2 * values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            (kinks[2 * i], kinks[(2 * i) + 1]) = (values[i] - max, values[i] - min);
        }

        Array.Sort(kinks);
        var (low, high) = (0, kinks.Length - 1);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = ClippedSum(values, kinks[middle], min, max) >= 1 ? (middle, high) : (low, middle);
        }

        return OnPiece(values, kinks[low], kinks[high], min, max);
    }

    /// <summary>Solves on one piece: weights that are at a bound all along it stay there, the others share what is left.</summary>
    private static double OnPiece(ReadOnlySpan<double> values, double left, double right, double min, double max)
    {
        var (inside, total, bound) = (0, 0.0, 0.0);
        foreach (var value in values)
        {
            if (value - max >= right)
            {
                bound += max;
            }
            else if (value - min <= left)
            {
                bound += min;
            }
            else
            {
                inside++;
                total += value;
            }
        }

        return inside == 0 ? left : Math.Clamp((total + bound - 1) / inside, left, right);
    }

    private static double ClippedSum(ReadOnlySpan<double> values, double shift, double min, double max)
    {
        var total = 0.0;
        foreach (var value in values)
        {
            total += Math.Clamp(value - shift, min, max);
        }

        return total;
    }
}
