namespace FuturesSix.Core.Numerics;

/// <summary>Incremental exponentially weighted mean and variance of one series, O(1) a row; a mutable struct: keep it
/// in a field or a local, not in a readonly place. NaN pushes are missing rows.</summary>
/// <param name="options">Weights, minimum observations and bias.</param>
/// <exception cref="ArgumentOutOfRangeException">The smoothing factor is outside (0, 1].</exception>
public struct EwmState(EwmOptions options)
{
    private EwmWeights _weights = new(options);
    private double _mean;
    private double _variance;

    /// <summary>Observations so far.</summary>
    public readonly int Count => _weights.Count;

    /// <summary>The weighted mean as of the last row pushed; NaN with too few observations.</summary>
    public readonly double Mean => _weights.Enough ? _mean : double.NaN;

    /// <summary>The weighted variance as of the last row pushed; NaN with too few observations and, unbiased, with
    /// fewer than two.</summary>
    public readonly double Variance => _weights.Enough ? _variance * _weights.Correction : double.NaN;

    /// <summary>Square root of <see cref="Variance"/>.</summary>
    public readonly double Std => Math.Sqrt(Variance);

    /// <summary>Adds one row; NaN is a row without an observation.</summary>
    public void Push(double x)
    {
        if (double.IsNaN(x))
        {
            _weights.Skip();
            return;
        }

        var share = _weights.Add();
        var change = x - _mean;
        _mean += share * change;
        _variance = (1 - share) * (_variance + (share * (change * change)));
    }
}
