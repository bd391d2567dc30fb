namespace FuturesSix.Core.Numerics;

/// <summary>Incremental exponentially weighted covariance of two series over the rows that have both, O(1) a row; a
/// mutable struct. A row where either is NaN is a missing row for the pair.</summary>
/// <param name="options">Weights, minimum observations and bias.</param>
/// <exception cref="ArgumentOutOfRangeException">The smoothing factor is outside (0, 1].</exception>
public struct EwmPairState(EwmOptions options)
{
    private EwmWeights _weights = new(options);
    private double _meanX;
    private double _meanY;
    private double _covariance;

    /// <summary>Common observations so far.</summary>
    public readonly int Count => _weights.Count;

    /// <summary>The weighted covariance as of the last row pushed; NaN with too few common observations and, unbiased,
    /// with fewer than two.</summary>
    public readonly double Covariance => _weights.Enough ? _covariance * _weights.Correction : double.NaN;

    /// <summary>Adds one row of the two series.</summary>
    public void Push(double x, double y)
    {
        if (double.IsNaN(x) || double.IsNaN(y))
        {
            _weights.Skip();
            return;
        }

        var share = _weights.Add();
        var changeX = x - _meanX;
        var changeY = y - _meanY;
        _meanX += share * changeX;
        _meanY += share * changeY;
        _covariance = (1 - share) * (_covariance + (share * (changeX * changeY)));
    }
}
