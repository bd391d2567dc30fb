using FuturesSix.Core.Market;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.RiskTargeting;

/// <summary>The covariance matrix behind a leverage: daily returns strictly before the decision; owns its space.</summary>
/// <remarks>Estimated over the universe (U columns of returns); the eligible ones among them have enough of them.</remarks>
internal sealed class RiskCovariance(Panel returns, IReadOnlyList<int> universe, RiskTargetingOptions options)
{
    private readonly int _count = universe.Count;
    private readonly double[] _full = new double[universe.Count * universe.Count];
    private readonly List<int> _columns = [];
    private double[] _matrix = [];

    /// <summary>Instruments with enough returns in the window, ascending.</summary>
    public List<int> Eligible { get; } = [];

    /// <summary>True when the last matrix was repaired.</summary>
    public bool Repaired { get; private set; }

    /// <summary>True when the last estimate fell back to the sample covariance.</summary>
    public bool FellBack { get; private set; }

    /// <summary>Estimates from the window that ends on the row before <paramref name="row"/>; false with too little history.</summary>
    public bool Estimate(int row)
    {
        var start = row - options.Window;
        if (start < 0)
        {
            return false;
        }

        CountObservations(start);
        FellBack = !TryEstimate(start);
        if (FellBack)
        {
            Covariance.PairwiseSample(returns, start, options.Window, _full, undefinedAsZero: true);
        }

        CopyEligible();
        Repaired = Eligible.Count > 0 && PositiveSemidefinite.Repair(_matrix, Eligible.Count).Repaired;
        return true;
    }

    /// <summary>sqrt(252 w'Sw) of weights over all columns; those of columns that are not eligible do not count.</summary>
    public double Volatility(ReadOnlySpan<double> weights)
    {
        Span<double> w = Eligible.Count <= 256 ? stackalloc double[Eligible.Count] : new double[Eligible.Count];
        for (var k = 0; k < w.Length; k++)
        {
            w[k] = weights[Eligible[k]];
        }

        return Math.Sqrt(Math.Max(0, 252 * Covariance.QuadraticForm(w, _matrix)));
    }

    private bool TryEstimate(int start)
    {
        switch (options.Estimator)
        {
            case CovarianceEstimator.Ewma:
                EwmCovariance.AsOf(returns, start + options.Window - 1, new EwmOptions(1 - options.EwmaLambda), _full, start);
                ReplaceMissing();
                return true;
            case CovarianceEstimator.LedoitWolf:
                return TryLedoitWolf(start);
            default:
                Covariance.PairwiseSample(returns, start, options.Window, _full, undefinedAsZero: true);
                return true;
        }
    }

    /// <summary>Ledoit-Wolf over the eligible instruments' complete rows, spread back over all columns.</summary>
    private bool TryLedoitWolf(int start)
    {
        var n = _columns.Count;
        var block = new double[n * n];
        var estimate = Shrinkage.LedoitWolf(returns.Select(_columns), start, options.Window, block);
        if (estimate.Observations < options.MinObservations)
        {
            return false;
        }

        Array.Clear(_full);
        for (var a = 0; a < n; a++)
        {
            for (var b = 0; b < n; b++)
            {
                _full[(_columns[a] * _count) + _columns[b]] = block[(a * n) + b];
            }
        }

        return true;
    }

    private void CountObservations(int start)
    {
        Eligible.Clear();
        _columns.Clear();
        for (var u = 0; u < _count; u++)
        {
            if (Moments.Count(returns.Column(u).Slice(start, options.Window)) >= options.MinObservations)
            {
                _columns.Add(u);
                Eligible.Add(universe[u]);
            }
        }
    }

    private void ReplaceMissing()
    {
        foreach (ref var v in _full.AsSpan())
        {
            v = double.IsNaN(v) ? 0 : v;
        }
    }

    private void CopyEligible()
    {
        var n = Eligible.Count;
        _matrix = _matrix.Length == n * n ? _matrix : new double[n * n];
        for (var a = 0; a < n; a++)
        {
            for (var b = 0; b < n; b++)
            {
                _matrix[(a * n) + b] = _full[(_columns[a] * _count) + _columns[b]];
            }
        }
    }
}
