namespace FuturesSix.Core.Numerics;

/// <summary>How an exponentially weighted statistic weighs its observations. Immutable.</summary>
/// <param name="Alpha">Smoothing factor in (0, 1]; see <see cref="Ewm.AlphaFromSpan"/>,
/// <see cref="Ewm.AlphaFromHalfLife"/> and <see cref="Ewm.AlphaFromCenterOfMass"/>.</param>
/// <param name="Adjust">True: weights (1-alpha)^k over their sum, so that the first observations are not overweighted.
/// False: the recursion y_t = (1-alpha) y_{t-1} + alpha x_t.</param>
/// <param name="IgnoreMissing">True: k counts observations. False: k counts rows, so a missing row ages what came before it.</param>
/// <param name="MinObservations">Fewer observations than this give NaN; at least one is always needed.</param>
/// <param name="Bias">True: the weighted mean of squares. False: corrected by W^2/(W^2 - sum of w^2), the analogue of n-1.</param>
public readonly record struct EwmOptions(
    double Alpha,
    bool Adjust = false,
    bool IgnoreMissing = false,
    int MinObservations = 1,
    bool Bias = false)
{
    /// <summary>Throws unless the smoothing factor can be used.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="Alpha"/> is outside (0, 1] or NaN.</exception>
    internal void ThrowIfInvalid()
    {
        if (!(Alpha > 0 && Alpha <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(Alpha), Alpha, "The smoothing factor alpha must be in (0, 1].");
        }
    }
}
