namespace FuturesSix.Core.Numerics;

/// <summary>The running weights behind every exponentially weighted statistic: their sum W, the sum of the products of
/// different ones, W^2 - sum of w^2, carried itself so that nothing cancels, and how many observations they cover. The
/// one place that knows what <c>adjust</c> and missing rows mean.</summary>
internal struct EwmWeights
{
    private readonly EwmOptions _options;
    private double _sum;
    private double _cross;

    /// <summary>Empty weights.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The smoothing factor is outside (0, 1].</exception>
    public EwmWeights(EwmOptions options)
    {
        options.ThrowIfInvalid();
        _options = options;
    }

    /// <summary>Observations so far.</summary>
    public int Count { get; private set; }

    /// <summary>True when there are as many observations as the options ask for.</summary>
    public readonly bool Enough => Count > 0 && Count >= _options.MinObservations;

    /// <summary>What a biased second moment is multiplied by: 1 with bias, else W^2/(W^2 - sum of w^2); NaN when
    /// undefined (fewer than two observations).</summary>
    public readonly double Correction
    {
        get
        {
            if (_options.Bias)
            {
                return 1;
            }

            return _cross > 0 ? _sum * _sum / _cross : double.NaN;
        }
    }

    /// <summary>A row without an observation.</summary>
    public void Skip()
    {
        if (!_options.IgnoreMissing)
        {
            Age();
        }
    }

    /// <summary>A row with an observation; returns its share of the total weight (exactly 1 for the first).</summary>
    public double Add()
    {
        Age();
        var weight = _options.Adjust ? 1 : _options.Alpha;
        var total = _sum + weight;
        _cross += 2 * weight * _sum;
        _sum = total;
        Count++;
        if (!_options.Adjust)
        {
            _sum = 1;
            _cross /= total * total;
        }

        return weight / total;
    }

    private void Age()
    {
        var decay = 1 - _options.Alpha;
        _sum *= decay;
        _cross *= decay * decay;
    }
}
