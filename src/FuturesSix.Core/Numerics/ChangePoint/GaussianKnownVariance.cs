namespace FuturesSix.Core.Numerics.ChangePoint;

/// <summary>Normal observations of known variance whose mean has a normal prior: the predictive is normal with the
/// posterior mean of the run and the sum of posterior and observation variance (Murphy 2007, section 2).</summary>
public sealed class GaussianKnownVariance : IPredictiveModel
{
    private const double HalfLogTwoPi = 0.918938533204672741780330;
    private readonly double _variance;
    private readonly double _priorMean;
    private readonly double _priorVariance;
    private double[] _sums = [];

    /// <summary>Sets the observation variance and the prior of the mean.</summary>
    /// <param name="variance">Variance of an observation about its mean, above 0.</param>
    /// <param name="priorMean">Prior mean of the mean.</param>
    /// <param name="priorVariance">Prior variance of the mean, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A variance is not positive.</exception>
    public GaussianKnownVariance(double variance, double priorMean, double priorVariance)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(variance);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(priorVariance);
        (_variance, _priorMean, _priorVariance) = (variance, priorMean, priorVariance);
    }

    /// <inheritdoc/>
    public void Start(int maxRunLength) => _sums = new double[maxRunLength + 1];

    /// <inheritdoc/>
    public double LogPredictive(int runLength, double x)
    {
        var precision = (1 / _priorVariance) + (runLength / _variance);
        var mean = ((_priorMean / _priorVariance) + (_sums[runLength] / _variance)) / precision;
        var variance = _variance + (1 / precision);
        var distance = x - mean;
        return -HalfLogTwoPi - (0.5 * PortableMath.Log(variance)) - (0.5 * distance * distance / variance);
    }

    /// <inheritdoc/>
    public void Observe(double x)
    {
        for (var run = _sums.Length - 1; run > 0; run--)
        {
            _sums[run] = _sums[run - 1] + x;
        }
    }
}
