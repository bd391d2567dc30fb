namespace FuturesSix.Core.Numerics.ChangePoint;

/// <summary>Normal observations of unknown mean and variance under the conjugate normal-inverse-gamma prior: variance
/// ~ InverseGamma(shape, scale), mean | variance ~ N(mean, variance/strength). The predictive is Student's t with 2 shape
/// degrees of freedom (Murphy 2007, section 6).</summary>
public sealed class NormalInverseGamma : IPredictiveModel
{
    private const double LogTwoPi = 1.83787706640934548356066;
    private readonly double _mean;
    private readonly double _strength;
    private readonly double _shape;
    private readonly double _scale;
    private double[] _means = [];
    private double[] _scales = [];
    private double[] _gammaRatios = [];

    /// <summary>Sets the prior.</summary>
    /// <param name="mean">Prior mean.</param>
    /// <param name="strength">How many observations the prior mean is worth, above 0.</param>
    /// <param name="shape">Shape of the prior of the variance, above 0.</param>
    /// <param name="scale">Scale of the prior of the variance, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A positive parameter is not positive.</exception>
    public NormalInverseGamma(double mean, double strength, double shape, double scale)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(strength);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shape);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale);
        (_mean, _strength, _shape, _scale) = (mean, strength, shape, scale);
    }

    /// <inheritdoc/>
    public void Start(int maxRunLength)
    {
        _means = new double[maxRunLength + 1];
        _scales = new double[maxRunLength + 1];
        _gammaRatios = new double[maxRunLength + 1];
        (_means[0], _scales[0]) = (_mean, _scale);
        for (var run = 0; run <= maxRunLength; run++)
        {
            var shape = _shape + (0.5 * run);
            _gammaRatios[run] = LogGamma.Of(shape + 0.5) - LogGamma.Of(shape);
        }
    }

    /// <inheritdoc/>
    public double LogPredictive(int runLength, double x)
    {
        var strength = _strength + runLength;
        var spread = 2 * _scales[runLength] * (strength + 1) / strength;
        var distance = x - _means[runLength];
        return _gammaRatios[runLength] - (0.5 * (LogTwoPi + PortableMath.Log(0.5 * spread)))
            - ((_shape + (0.5 * (runLength + 1))) * PortableMath.Log1P(distance * distance / spread));
    }

    /// <inheritdoc/>
    public void Observe(double x)
    {
        for (var run = _means.Length - 1; run > 0; run--)
        {
            var before = _strength + run - 1;
            var distance = x - _means[run - 1];
            _means[run] = _means[run - 1] + (distance / (before + 1));
            _scales[run] = _scales[run - 1] + (0.5 * before * distance * distance / (before + 1));
        }
    }
}
