using System.Runtime.CompilerServices;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Evaluation;

/// <summary>Quantiles of a series by selection among its tails: while the series is walked, values a standard deviation and
/// more from the mean are set aside; the quantile is selected among them, or among all values when they are too few. Exact
/// either way: the guess only decides how many values are looked at.</summary>
internal sealed class TailSelection(int rows)
{
    private const double Distance = 1.1;
    private readonly double[] _low = new double[rows + 1];
    private readonly double[] _high = new double[rows + 1];
    private readonly double[] _scratch = new double[rows];
    private double _lowBound;
    private double _highBound;
    private int _lowCount;
    private int _highCount;

    /// <summary>Starts a series.</summary>
    public void Begin(double mean, double deviation)
    {
        (_lowBound, _highBound) = (mean - (Distance * deviation), mean + (Distance * deviation));
        (_lowCount, _highCount) = (0, 0);
    }

    /// <summary>Takes the next value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(double value)
    {
        _low[_lowCount] = value;
        _lowCount += value <= _lowBound ? 1 : 0;
        _high[_highCount] = value;
        _highCount += value >= _highBound ? 1 : 0;
    }

    /// <summary>The <paramref name="q"/> quantile (linear) and the mean of the values at or below it, in their order.</summary>
    public (double Quantile, double MeanBelow) Low(ReadOnlySpan<double> all, double q)
    {
        var position = q * (all.Length - 1);
        var values = position + 1 < _lowCount ? _low.AsSpan(0, _lowCount) : all;
        var quantile = At(values, position);
        var (total, n) = (0.0, 0);
        foreach (var value in values)
        {
            total += value <= quantile ? value : 0;
            n += value <= quantile ? 1 : 0;
        }

        return (quantile, total / n);
    }

    /// <summary>The <paramref name="q"/> quantile (linear).</summary>
    public double High(ReadOnlySpan<double> all, double q)
    {
        var position = q * (all.Length - 1);
        var skipped = all.Length - _highCount;
        return position >= skipped ? At(_high.AsSpan(0, _highCount), position - skipped) : At(all, position);
    }

    private double At(ReadOnlySpan<double> values, double position)
    {
        var work = _scratch.AsSpan(0, values.Length);
        values.CopyTo(work);
        var below = (int)position;
        var value = OrderStatistics.Select(work, below);
        return below + 1 < work.Length
            ? Quantile.Interpolate(value, OrderStatistics.Smallest(work[(below + 1)..]), position - below)
            : value;
    }
}
