namespace FuturesSix.Core.Numerics;

/// <summary>Sample quantiles with linear interpolation between order statistics (the "linear" rule of numpy, type 7
/// of Hyndman and Fan, American Statistician 50, 1996, p. 363): position q (n - 1) in the sorted sample.</summary>
public static class Quantile
{
    private const int StackLimit = 256;

    /// <summary>The <paramref name="q"/> quantile of the observed values.</summary>
    /// <param name="values">A sample in any order; NaN entries are missing and ignored.</param>
    /// <param name="q">A probability in [0, 1].</param>
    /// <returns>The quantile in the unit of the values, or NaN when nothing is observed.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="q"/> is outside [0, 1] or NaN.</exception>
    public static double Linear(ReadOnlySpan<double> values, double q)
    {
        var sorted = values.Length <= StackLimit ? stackalloc double[values.Length] : new double[values.Length];
        var count = 0;
        foreach (var value in values)
        {
            if (!double.IsNaN(value))
            {
                sorted[count++] = value;
            }
        }

        sorted = sorted[..count];
        sorted.Sort();
        return LinearSorted(sorted, q);
    }

    /// <summary>The <paramref name="q"/> quantile of a sample that is already sorted ascending and has no NaN.</summary>
    /// <param name="sorted">The sample, ascending, without NaN; not checked.</param>
    /// <param name="q">A probability in [0, 1].</param>
    /// <returns>The quantile in the unit of the values, or NaN for an empty sample.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="q"/> is outside [0, 1] or NaN.</exception>
    public static double LinearSorted(ReadOnlySpan<double> sorted, double q)
    {
        if (!(q >= 0 && q <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(q), q, "A quantile's probability must lie in [0, 1].");
        }

        if (sorted.IsEmpty)
        {
            return double.NaN;
        }

        var position = q * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return Interpolate(sorted[below], sorted[above], position - below);
    }

    /// <summary>a + (b - a) t, taken from the nearer end so that t = 1 gives b exactly.</summary>
    internal static double Interpolate(double a, double b, double t)
    {
        if (a == b)
        {
            return a;
        }

        return t < 0.5 ? a + ((b - a) * t) : b - ((b - a) * (1 - t));
    }
}
