namespace FuturesSix.Core.Numerics.ChangePoint;

/// <summary>Bayesian online change-point detection with a constant hazard: after every observation, the posterior of the
/// run length (observations since the last change). Adams and MacKay, "Bayesian online changepoint detection" (2007),
/// algorithm 1. Run length 0 after an observation means that the next one starts a new run; the series starts with run
/// length 0. Causal; O(maxRunLength) a step. A run longer than <c>maxRunLength</c> is kept as one of that length, so that
/// its prediction uses its last observations only: exact for as many steps.</summary>
public sealed class BayesianOnlineChangePoint
{
    private readonly IPredictiveModel _model;
    private readonly double _hazard;
    private readonly double[] _scratch;
    private readonly double[] _posterior;
    private int _longest;

    /// <summary>A detector before its first observation.</summary>
    /// <param name="model">The predictive model; it is reset and belongs to this detector from now on.</param>
    /// <param name="hazard">Probability of a change after any observation, in (0, 1): 1/hazard is the expected run length.</param>
    /// <param name="maxRunLength">The longest run length told apart, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The hazard is outside (0, 1) or the longest run is below 1.</exception>
    public BayesianOnlineChangePoint(IPredictiveModel model, double hazard, int maxRunLength = 2000)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxRunLength, 1);
        if (!(hazard > 0 && hazard < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(hazard), hazard, "The hazard must be in (0, 1).");
        }

        (_model, _hazard) = (model, hazard);
        _scratch = new double[maxRunLength + 1];
        _posterior = new double[maxRunLength + 1];
        _posterior[0] = 1;
        model.Start(maxRunLength);
    }

    /// <summary>Posterior probability of each run length from 0 to the longest possible; sums to 1.</summary>
    public ReadOnlySpan<double> RunLengthPosterior => _posterior.AsSpan(0, _longest + 1);

    /// <summary>Log density of all observations so far.</summary>
    public double LogEvidence { get; private set; }

    /// <summary>The run length of highest posterior probability; the shortest where several tie.</summary>
    public int MostLikelyRunLength
    {
        get
        {
            var best = 0;
            for (var run = 1; run <= _longest; run++)
            {
                best = _posterior[run] > _posterior[best] ? run : best;
            }

            return best;
        }
    }

    /// <summary>Posterior probability that the current run has at most <paramref name="runLength"/> observations.</summary>
    public double ProbabilityAtMost(int runLength)
    {
        var total = 0.0;
        for (var run = 0; run <= Math.Min(runLength, _longest); run++)
        {
            total += _posterior[run];
        }

        return total;
    }

    /// <summary>Adds one observation; NaN is a missing one and changes nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The observation is infinite.</exception>
    public void Push(double x)
    {
        if (double.IsInfinity(x))
        {
            throw new ArgumentOutOfRangeException(nameof(x), x, "An observation must be finite, or NaN when missing.");
        }

        if (double.IsNaN(x))
        {
            return;
        }

        var highest = WritePredictives(x);
        var total = 0.0;
        for (var run = 0; run <= _longest; run++)
        {
            _scratch[run] = _posterior[run] * PortableMath.Exp(_scratch[run] - highest);
            total += _scratch[run];
        }

        Grow(total);
        LogEvidence += highest + PortableMath.Log(total);
        _model.Observe(x);
    }

    /// <summary>Log predictives into the scratch; returns the highest among run lengths that have any probability.</summary>
    private double WritePredictives(double x)
    {
        var highest = double.NegativeInfinity;
        for (var run = 0; run <= _longest; run++)
        {
            _scratch[run] = _posterior[run] > 0 ? _model.LogPredictive(run, x) : double.NegativeInfinity;
            highest = Math.Max(highest, _scratch[run]);
        }

        return highest;
    }

    /// <summary>Every run survives with 1 - hazard or ends with hazard; the longest keep their length.</summary>
    private void Grow(double total)
    {
        var last = _posterior.Length - 1;
        var overflow = _longest == last ? _scratch[last] : 0;
        _longest = Math.Min(_longest + 1, last);
        for (var run = _longest; run > 0; run--)
        {
            _posterior[run] = (1 - _hazard) * _scratch[run - 1] / total;
        }

        _posterior[last] += (1 - _hazard) * overflow / total;
        _posterior[0] = _hazard;
    }
}
