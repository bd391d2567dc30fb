namespace FuturesSix.Core.Numerics;

/// <summary>Exponentially weighted statistics of one series, row by row (the conventions of pandas' <c>ewm</c>). Input
/// and result have length T and may be the same span; NaN = missing. The result on a missing row is the statistic
/// carried (with its weights aged unless missing rows are ignored); NaN before <c>minObservations</c> observations.
/// Result t uses rows up to and including t only.</summary>
public static class Ewm
{
    /// <summary>alpha = 2/(n+1), n at least 1: the weights have the centre of mass of an n-row average.</summary>
    /// <exception cref="ArgumentOutOfRangeException">n is below 1 or NaN.</exception>
    public static double AlphaFromSpan(double n) => n >= 1
        ? 2 / (n + 1)
        : throw new ArgumentOutOfRangeException(nameof(n), n, "The span must be at least 1.");

    /// <summary>alpha = 1 - 2^(-1/h), h above 0: a weight halves every h rows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The half-life is not positive.</exception>
    public static double AlphaFromHalfLife(double halfLife) => halfLife > 0
        ? 1 - PortableMath.Exp(-0.693147180559945309 / halfLife)
        : throw new ArgumentOutOfRangeException(nameof(halfLife), halfLife, "The half-life must be positive.");

    /// <summary>alpha = 1/(1+c), c at least 0: the mean age of the weights is c rows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The centre of mass is negative or NaN.</exception>
    public static double AlphaFromCenterOfMass(double centerOfMass) => centerOfMass >= 0
        ? 1 / (1 + centerOfMass)
        : throw new ArgumentOutOfRangeException(nameof(centerOfMass), centerOfMass, "The centre of mass must not be negative.");

    /// <summary>Exponentially weighted mean, in the unit of x.</summary>
    /// <param name="x">The series, length T; NaN = missing.</param>
    /// <param name="alpha">Smoothing factor in (0, 1].</param>
    /// <param name="result">Length T.</param>
    /// <param name="adjust">See <see cref="EwmOptions.Adjust"/>.</param>
    /// <param name="ignoreMissing">See <see cref="EwmOptions.IgnoreMissing"/>.</param>
    /// <param name="minObservations">See <see cref="EwmOptions.MinObservations"/>.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">alpha is outside (0, 1].</exception>
    public static void Mean(ReadOnlySpan<double> x, double alpha, Span<double> result, bool adjust = false, bool ignoreMissing = false, int minObservations = 1)
    {
        Guard.SameLength(x.Length, result.Length, nameof(result));
        var state = new EwmState(new EwmOptions(alpha, adjust, ignoreMissing, minObservations));
        for (var t = 0; t < x.Length; t++)
        {
            state.Push(x[t]);
            result[t] = state.Mean;
        }
    }

    /// <summary>Exponentially weighted variance, in the squared unit of x; unbiased it needs two observations.</summary>
    /// <inheritdoc cref="Mean"/>
    /// <param name="x">The series, length T; NaN = missing.</param>
    /// <param name="alpha">Smoothing factor in (0, 1].</param>
    /// <param name="result">Length T.</param>
    /// <param name="adjust">See <see cref="EwmOptions.Adjust"/>.</param>
    /// <param name="ignoreMissing">See <see cref="EwmOptions.IgnoreMissing"/>.</param>
    /// <param name="minObservations">See <see cref="EwmOptions.MinObservations"/>.</param>
    /// <param name="bias">See <see cref="EwmOptions.Bias"/>.</param>
    public static void Variance(ReadOnlySpan<double> x, double alpha, Span<double> result, bool adjust = false, bool ignoreMissing = false, int minObservations = 1, bool bias = false)
    {
        Guard.SameLength(x.Length, result.Length, nameof(result));
        var state = new EwmState(new EwmOptions(alpha, adjust, ignoreMissing, minObservations, bias));
        for (var t = 0; t < x.Length; t++)
        {
            state.Push(x[t]);
            result[t] = state.Variance;
        }
    }

    /// <summary>Exponentially weighted standard deviation, in the unit of x: the square root of <see cref="Variance"/>.</summary>
    /// <inheritdoc cref="Variance"/>
    /// <param name="x">The series, length T; NaN = missing.</param>
    /// <param name="alpha">Smoothing factor in (0, 1].</param>
    /// <param name="result">Length T.</param>
    /// <param name="adjust">See <see cref="EwmOptions.Adjust"/>.</param>
    /// <param name="ignoreMissing">See <see cref="EwmOptions.IgnoreMissing"/>.</param>
    /// <param name="minObservations">See <see cref="EwmOptions.MinObservations"/>.</param>
    /// <param name="bias">See <see cref="EwmOptions.Bias"/>.</param>
    public static void Std(ReadOnlySpan<double> x, double alpha, Span<double> result, bool adjust = false, bool ignoreMissing = false, int minObservations = 1, bool bias = false)
    {
        Variance(x, alpha, result, adjust, ignoreMissing, minObservations, bias);
        for (var t = 0; t < result.Length; t++)
        {
            result[t] = Math.Sqrt(result[t]);
        }
    }
}
